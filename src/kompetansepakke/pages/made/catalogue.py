"""The catalogue: every resource of an edition on one page, with what the filters ask for.

All of it is in the HTML. The script (`web/scripts/catalogue/`) hides what doesn't fit, and counts; the names and
values that stand here are those of the address, in Norwegian, and last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kompetansepakke.content.derived.recordings import is_recorded
from kompetansepakke.content.view import ModuleView, PackageView, PageView, View
from kompetansepakke.pages.parts.labels import audience_label, entry_facts, module_title
from kompetansepakke.pages.parts.made_page import Body, MadePage, Making
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.source.blocks.block_kinds import PHASES, WORK, resource_kinds
from kompetansepakke.source.blocks.blocks import Block
from kompetansepakke.words.strings import hours_text, in_sentence, text

WORK_VALUES = dict(zip(WORK, ("individuelt", "team", "plenum"), strict=True))
PHASE_VALUES = dict(zip(PHASES, ("for", "mote", "etter"), strict=True))
RECORDED, UNRECORDED = "ja", "nei"
EVERYONE = "alle"
LIMITS = (10, 15, 20, 45, 90)
"""Minutes that a resource may take at most, to choose among."""
LONG = 400
"""Entries from which the browser should lay out only what is in sight."""

Places = Mapping[tuple[str, str], int]
"""Where the box of a group's value stands among all boxes of the page."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """One box of a group. `value` is empty for the one that asks for nothing."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of choices, `name` in the address; `package` where it shows with that package alone."""

    name: str
    title: str
    choices: tuple[_Choice, ...]
    package: str = ""
    one: bool = False
    """Whether only one can be chosen at a time."""


def kind_values() -> dict[str, str]:
    """The value of each kind of resource in the address."""
    return {kind.name: kind.filter_value or kind.name for kind in resource_kinds()}


def catalogue_pages(making: Making) -> Iterator[MadePage]:
    """The catalogue of an edition."""
    view = making.view
    title = text(view.locale, "catalogue")
    yield MadePage("ressurser/index.md", "catalogue", title, lambda _: Body(catalogue_body(view)),
                   text(view.locale, "catalogue_about"), "made.html", {"script": "catalogue"}, nav_title=title,
                   in_shell=True)


def catalogue_body(view: View) -> str:
    """The page as Markdown: a heading, and the rest as one run of HTML."""
    blocks, groups = list(_blocks(view)), _groups(view)
    names = [(group.name, choice.value) for group in groups for choice in group.choices]
    places = {name: place for place, name in enumerate(names)}
    packages = [_package(package, view, places) for package in view.packages if _modules(package)]
    body = rendered("catalogue.html", view, packages=packages, groups=groups, total=_total(blocks, view),
                    long=len(blocks) > LONG, root="../")
    title = escape_markdown(text(view.locale, "catalogue"))
    return f"# {title}\n\n{body}"


def _blocks(view: View) -> Iterator[Block]:
    for package in view.packages:
        for module in package.modules:
            yield from (block for _, block in module.resources)


def _modules(package: PackageView) -> list[ModuleView]:
    return [module for module in package.modules if module.resources]


def _total(blocks: list[Block], view: View) -> str:
    """«23 ressurser, 6 t 20 min»: the sum of the minutes that stand in the list, as the script says it."""
    count = text(view.locale, "catalogue_count", count=len(blocks))
    minutes = sum(block.options.get("minutes", 0) for block in blocks)
    return f"{count}, {hours_text(view.locale, minutes)}" if minutes else count


def _package(package: PackageView, view: View, places: Places) -> dict[str, Any]:
    return {"id": package.id, "title": package.title,
            "modules": [_module(module, package, view, places) for module in _modules(package)]}


def _module(module: ModuleView, package: PackageView, view: View, places: Places) -> dict[str, Any]:
    own = (("pakke", package.id), ("modul", _module_value(package, module)))
    return {"label": module_title(module, view.locale),
            "address": module.front.address,
            "entries": [_entry(page, block, view, _fits((*own, *_asked(block, view)), places))
                        for page, block in module.resources]}


def _entry(page: PageView, block: Block, view: View, fits: str) -> dict[str, str]:
    return {"fits": f"{kind_values()[block.name]} {block.options.get('minutes', 0)} {fits}".rstrip(),
            "address": f"{page.address}#{block.id}", "title": block.argument,
            "facts": " · ".join(entry_facts(block, view.locale)), "label": audience_label(block.audience, view)}


def _fits(asked: Iterable[tuple[str, str]], places: Places) -> str:
    """The places of the boxes that an entry fits, as the script reads them."""
    return " ".join(str(places[name]) for name in asked if name in places)


def _asked(block: Block, view: View) -> Iterator[tuple[str, str]]:
    """The choices that find a resource, beside its package and module."""
    options = block.options
    yield "slag", kind_values()[block.name]
    yield "tid", ""
    yield from (("tid", str(limit)) for limit in LIMITS if options.get("minutes", limit + 1) <= limit)
    if block.kind.is_recording:
        yield "opptak", RECORDED if is_recorded(block) else UNRECORDED
    yield "arbeid", WORK_VALUES.get(options.get("work", ""), "")
    yield "fase", PHASE_VALUES.get(options.get("phase", ""), "")
    yield from (("rolle", role) for role in _roles(block, view))


def _roles(block: Block, view: View) -> list[str]:
    """Those of the edition's roles that it is made for by name; other editions' are none of this one's concern."""
    return [EVERYONE] if block.audience.roles is None else block.audience.listed(view.edition.sees)


def _module_value(package: PackageView, module: ModuleView) -> str:
    return f"{package.id}.{module.meta.number}"


def _groups(view: View) -> list[_Group]:
    """The groups that tell the edition's resources apart, in the order they are shown."""
    made = (*_placing(view), *_module_groups(view))
    return [group for group in made if len(group.choices) > 1 or group.name in ("arbeid", "fase")]


def _placing(view: View) -> Iterator[_Group]:
    blocks = list(_blocks(view))
    yield _Group("pakke", text(view.locale, "catalogue_package"),
                 tuple(_Choice(package.id, package.title) for package in view.packages if _modules(package)))
    yield _named(view, "slag", "kind", kind_values(), {block.name for block in blocks})
    if any(block.kind.is_recording for block in blocks):
        yield _Group("opptak", text(view.locale, "catalogue_recording"), _recording_choices(view))
    yield _Group("tid", text(view.locale, "catalogue_time"), tuple(_times(view, blocks)), one=True)
    for name, key, values in (("arbeid", "work", WORK_VALUES), ("fase", "phase", PHASE_VALUES)):
        group = _named(view, name, key, values, {block.options.get(key) for block in blocks})
        if group.choices:
            yield group
    if len(view.edition.sees) > 1:
        yield _Group("rolle", text(view.locale, "catalogue_role"), tuple(_role_choices(view, blocks)))


def _named(view: View, name: str, key: str, values: dict[str, str], used: set[str | None]) -> _Group:
    """A group of those of `values` that some resource has."""
    labels = ((value, text(view.locale, f"{key}_{known}")) for known, value in values.items() if known in used)
    return _Group(name, text(view.locale, f"catalogue_{key}"),
                  tuple(_Choice(value, label[:1].upper() + label[1:]) for value, label in labels))


def _recording_choices(view: View) -> tuple[_Choice, ...]:
    """Both, also where nothing is recorded: that «Kan spilles av» would give 0 is worth knowing before one looks."""
    return (_Choice(RECORDED, text(view.locale, "recording_ready")),
            _Choice(UNRECORDED, text(view.locale, "recording_missing")))


def _times(view: View, blocks: list[Block]) -> Iterator[_Choice]:
    if any("minutes" in block.options for block in blocks):
        yield _Choice("", text(view.locale, "catalogue_any_time"))
        for limit in LIMITS:
            yield _Choice(str(limit), text(view.locale, "catalogue_at_most", count=limit))


def _role_choices(view: View, blocks: list[Block]) -> Iterator[_Choice]:
    """«For alle» finds what is made for everyone, a role what is made for it by name."""
    used = {role for block in blocks for role in _roles(block, view)}
    if EVERYONE in used:
        yield _Choice(EVERYONE, text(view.locale, "catalogue_for_all"))
    for role in view.vocabulary.roles:
        if role.id in used:
            name = in_sentence(role.name(view.locale))
            yield _Choice(role.id, text(view.locale, "catalogue_for", role=name))


def _module_groups(view: View) -> Iterator[_Group]:
    packages = [package for package in view.packages if _modules(package)]
    for package in packages:
        choices = tuple(_Choice(_module_value(package, module), module_title(module, view.locale))
                        for module in _modules(package))
        alone = len(packages) == 1
        title = text(view.locale, "catalogue_module" if alone else "catalogue_modules_of", package=package.title)
        yield _Group("modul", title, choices, "" if alone else package.id)
