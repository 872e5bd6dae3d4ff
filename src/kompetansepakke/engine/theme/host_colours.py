"""The colours that a site asks for, in `theme.palette` and in its own style sheets, and whether they can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.web.look.colours import Colour, colour
from kompetansepakke.web.look.css_tokens import colours_of, material_selectors, tokens
from kompetansepakke.web.look.material_colours import ACCENT, COLOURLESS, CUSTOM, PRIMARY
from kompetansepakke.web.look.palette import Tokens, TooFaint, Wish, fulfilled, too_faint
from kompetansepakke.web.look.palette_setting import Colours, PaletteSetting, Where
from kompetansepakke.web.sheets import sheet as own_sheet

_PRIMARY, _ACCENT = "--md-primary-fg-color", "--md-accent-fg-color"
_DECIDED = {"--md-primary-bg-color": "--kp-on-brand", "--md-typeset-a-color": "--kp-link"}
"""Material's properties that stand for one of ours."""
_KNOWN = (_PRIMARY, _ACCENT, *_DECIDED)
_OF_SCHEME = {False: "i lyst", True: "i mørkt"}


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A style sheet of the site: its text, and its path from the site's root."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class _Given:
    """A colour that a style sheet of the site gives a property."""

    name: str
    colour: Colour
    place: Place
    for_dark: bool


@dataclass(frozen=True, slots=True)
class HostColours:
    """What differs from the theme's own colours, in light and in dark, and what is wrong with it."""

    light: Tokens
    dark: Tokens
    problems: tuple[Problem, ...]


def host_colours(setting: PaletteSetting, sheets: Iterable[StyleSheet], where: Where) -> HostColours:
    """The colours of the setting and the style sheets."""
    sheets = tuple(sheets)
    given = [*_given(sheets)]
    found = [*_unreadable(sheets), *_without_effect(setting, sheets), *_undecided(setting, given, where)]
    live = {one.name: one.colour for one in given if one.name.startswith("--kp-")}
    made: dict[bool, Tokens] = {False: {}, True: {}}
    for dark, colours in ((False, setting.light), (True, setting.dark)):
        wish = _wish(colours, given, dark=dark)
        if wish.is_empty and not live:
            continue
        base = _base(dark=dark)
        made[dark] = {} if wish.is_empty else fulfilled(wish, base, dark=dark)
        if setting.shown in ("both", "dark" if dark else "light"):
            found += _faint(too_faint({**base, **made[dark], **live}), given, where, dark=dark)
    return HostColours(made[False], made[True], tuple(found))


def _base(*, dark: bool) -> Tokens:
    names = ("kp", "dark") if dark else ("kp",)
    return {token: value for name in names for token, value in colours_of(own_sheet(name)).items()}


def _given(sheets: Iterable[StyleSheet]) -> Iterator[_Given]:
    for sheet in sheets:
        for token in tokens(sheet.text):
            if (token.name in _KNOWN or token.name.startswith("--kp-")) and (value := colour(token.value)):
                yield _Given(token.name, value, Place(sheet.path, token.line), token.for_dark)


def _last(given: list[_Given], name: str, *, dark: bool) -> Colour | None:
    """The colour that counts: in dark, one for dark alone goes before one for both."""
    of_name = [one for one in given if one.name == name and (dark or not one.for_dark)]
    return max(of_name, key=lambda one: (one.for_dark, given.index(one))).colour if of_name else None


def _wish(colours: Colours, given: list[_Given], *, dark: bool) -> Wish:
    custom = CUSTOM in (colours.primary, colours.accent)
    own = {ours: value for theirs, ours in _DECIDED.items()
           if custom and (value := _last(given, theirs, dark=dark))}
    primary = _last(given, _PRIMARY, dark=dark) if colours.primary == CUSTOM else PRIMARY.get(colours.primary)
    accent = (_last(given, _ACCENT, dark=dark) if colours.accent == CUSTOM
              else ACCENT.get(colours.accent) or PRIMARY.get(colours.accent))
    return Wish(primary, accent, colours.primary in COLOURLESS, own)


def _unreadable(sheets: Iterable[StyleSheet]) -> Iterator[Problem]:
    for sheet in sheets:
        for token in tokens(sheet.text):
            if token.name in _KNOWN and not colour(token.value):
                yield problem("KP205", Place(sheet.path, token.line), key=token.name,
                              why=f"«{token.value}» er ikke en hel farge", expected="den som #005aa0")


def _without_effect(setting: PaletteSetting, sheets: Iterable[StyleSheet]) -> Iterator[Problem]:
    """What speaks of Material's own style sheet or HTML, once for each file."""
    for sheet in sheets:
        written = {token.name: token.line for token in reversed([*tokens(sheet.text)])
                   if token.name.startswith("--md-")}
        known = {name for name in written if name in _KNOWN and setting.is_custom}
        if idle := {name: line for name, line in written.items() if name not in known}:
            why = ("bare " + ", ".join(_KNOWN) + f" blir lest, og da må palette.primary eller accent være {CUSTOM}.")
            yield problem("KP216", Place(sheet.path, min(idle.values())), what=_listed(idle), why=why)
        if classes := material_selectors(sheet.text):
            yield problem("KP216", Place(sheet.path, min(classes.values())), what=_listed(classes),
                          why="sidene har ikke Materials egne klasser.",
                          fix="bruk palette for farger, og klassene på sidene her (de begynner med kp-) for resten.")


def _listed(names: Mapping[str, int]) -> str:
    shown = sorted(names, key=lambda name: names[name])
    return ", ".join(f"«{name}»" for name in shown[:3]) + (f" og {len(shown) - 3} til" if len(shown) > 3 else "")


def _undecided(setting: PaletteSetting, given: list[_Given], where: Where) -> Iterator[Problem]:
    """A colour that is to be the site's own, but no style sheet has."""
    chosen = {"primary": (setting.light.primary, setting.dark.primary),
              "accent": (setting.light.accent, setting.dark.accent)}
    for key, token in (("primary", _PRIMARY), ("accent", _ACCENT)):
        if CUSTOM in chosen[key] and not any(one.name == token for one in given):
            yield problem("KP205", where("theme", "palette", key), key=f"theme.palette.{key}",
                          why="ingen stiler har fargen",
                          fix=f"skriv «:root {{ {token}: #005aa0; }}» i en fil i overrides/, og nevn den i extra_css.")


def _faint(pairs: Iterator[TooFaint], given: list[_Given], where: Where, *, dark: bool) -> Iterator[Problem]:
    """Each pair that falls short, where the site decided one of its colours."""
    for pair in pairs:
        names = {theirs: ours for theirs, ours in _DECIDED.items() if ours in (pair.text, pair.ground)}
        known = (*names, pair.text, pair.ground, *((_PRIMARY,) if pair.ground == "--kp-brand" else ()))
        decided = next((one for name in known for one in given if one.name == name), None)
        yield problem("KP214", decided.place if decided else where("theme", "palette"), where=_OF_SCHEME[dark],
                      what=pair.named, ratio=f"{int(pair.ratio * 10) / 10}".replace(".", ","),
                      token=decided.name if decided else "primary")
