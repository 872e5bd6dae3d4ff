"""A block's argument, options and audience, read against its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kompetansepakke.base.audience import Audience
from kompetansepakke.base.problems import Place, Problem, problem, suggestion
from kompetansepakke.source.blocks.block_kinds import TIP_KINDS, BlockKind
from kompetansepakke.source.text import Line
from kompetansepakke.source.yaml.keys import Key, read_keys
from kompetansepakke.source.yaml.kinds import Reading, RefusedValueError, check_plain, check_role
from kompetansepakke.source.yaml.yaml_tree import Scalar, read_mapping

_TIPS = f" | {TIP_KINDS[0]}», eller et annet slag: «{'», «'.join(TIP_KINDS[1:])}"
_FORMS = {"title": " | Tittel", "roles": " | rolle rolle", "tip": _TIPS, "none": ""}


@dataclass(frozen=True, slots=True)
class BlockReading:
    """A block's options and whom it is for."""

    options: dict[str, Any]
    audience: Audience
    declared: Audience | None
    problems: tuple[Problem, ...]


def read_block(kind: BlockKind, argument: str | None, option_lines: tuple[Line, ...], place: Place,
               roles: tuple[str, ...], outer: Audience, translation: bool) -> BlockReading:
    """Read what stands on and under a block's opening line.

    `outer` is the audience around it. In a translation, required options may be left to the source page.
    """
    found: list[Problem] = []
    text = "\n".join(line.text for line in option_lines)
    start = Place(place.file, option_lines[0].number if option_lines else place.line)
    mapping, bad_yaml = read_mapping(text, start)
    options, bad_options = read_keys(mapping, _relaxed(kind) if translation else kind.options, roles, "KP304",
                                     name=kind.name)
    found += bad_yaml or [_at_opening(p, place) for p in bad_options]
    if kind.one_of and not translation and not any(name in options for name in kind.one_of) and not found:
        expected = " eller ".join(kind.one_of)
        found.append(problem("KP206", place, key=kind.one_of[0], expected=f"eller {kind.one_of[1]}",
                             fix=f"legg til {expected} under «/// {kind.name}»."))
    found += _argument_problems(kind, argument, place)
    declared = options.pop("roles", None)
    if kind.argument == "roles" and argument:
        declared, bad_roles = _roles_argument(argument, place, roles, declared)
        found += bad_roles
    audience, bad_audience = _audience(kind, declared, outer, place, roles)
    return BlockReading(options, audience, declared, tuple(found + bad_audience))


def _relaxed(kind: BlockKind) -> dict[str, Key]:
    return {key.name: Key(key.name, key.kind, key.about, required=key.name == "id")
            for key in kind.options.values()}


def _at_opening(found: Problem, place: Place) -> Problem:
    """A missing option is told at the block itself, not at an empty mapping."""
    if found.code != "KP206":
        return found
    return Problem(place.file, place.line, place.column, found.code, found.severity, found.message, found.fix)


def _argument_problems(kind: BlockKind, argument: str | None, place: Place) -> list[Problem]:
    form = _FORMS[kind.argument]
    if kind.argument == "none":
        why = "skal ikke ha noe etter navnet."
        return [problem("KP308", place, name=kind.name, why=why, form=form)] if argument else []
    if not argument:
        return [problem("KP308", place, name=kind.name, why="mangler det som skal stå etter |.", form=form)]
    if kind.argument == "tip" and argument not in TIP_KINDS:
        fix = f"{suggestion(argument, TIP_KINDS)}Slagene er {', '.join(TIP_KINDS)}."
        return [problem("KP308", place, name=kind.name, why=f"kjenner ikke «{argument}».", form=form, fix=fix)]
    if kind.argument == "roles" and "," in argument:
        return [problem("KP308", place, name=kind.name, why="har komma mellom rollene.",
                        form=f" | {' '.join(_role_words(argument))}")]
    html = check_plain(argument, "tittel", Scalar(argument, "str", place))
    return [html] if html else []


def _role_words(argument: str) -> list[str]:
    return argument.replace(",", " ").split()


def _roles_argument(argument: str, place: Place, roles: tuple[str, ...],
                    option: Audience | None) -> tuple[Audience, list[Problem]]:
    found: list[Problem] = []
    named = []
    for word in _role_words(argument):
        try:
            named.append(check_role(Scalar(word, "str", place), Reading("roles", roles)))
        except RefusedValueError as refused:
            found += refused.problems
    if option is not None:
        found.append(problem("KP204", place, key="roles"))
    return Audience(frozenset(named)), found


def _audience(kind: BlockKind, declared: Audience | None, outer: Audience, place: Place,
              roles: tuple[str, ...]) -> tuple[Audience, list[Problem]]:
    if declared is not None:
        wider = declared.beyond(outer, roles)
        if wider:
            named = ", ".join(role for role in roles if role in wider)
            return declared, [problem("KP306", place, roles=named)]
        return declared, []
    if not kind.default_roles:
        return outer, []
    audience = outer.narrowed(role for role in kind.default_roles if role in roles)
    return audience, [] if audience.roles else [problem("KP307", place)]
