"""The keys of front matter and package.yml: one table for the reader, the JSON Schema and the editor guide."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from kompetansepakke.base.problems import Place, Problem, problem, suggestion
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.kinds import Kind, Reading, RefusedValueError
from kompetansepakke.source.yaml.lists import list_of
from kompetansepakke.source.yaml.localized import words
from kompetansepakke.source.yaml.schemas import ref
from kompetansepakke.source.yaml.start import START
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class Key:
    """A key that may stand in a mapping, and what it is for, in Norwegian."""

    name: str
    kind: Kind
    about: str
    required: bool = False


Table = MappingOf[str, Key]
Make = Callable[[dict[str, Any], Place], Any]
_NONE: MappingOf[str, str] = {}
_MOST_NAMED = 40

NODES = Kind("en liste; editorguiden viser hva som står i den", {"type": "array"}, kinds.items_of)
"""A list that another reader reads on."""
NODE = Kind("nøkler og verdier; editorguiden viser hvilke", {"type": "object"}, lambda node, _: node)
"""A mapping that another reader reads on."""

ALIASES = list_of(kinds.ALIAS, "adresser i pakken", 1)
"""Addresses that a page had before."""


def table(*keys: Key) -> dict[str, Key]:
    """The keys by name."""
    return {key.name: key for key in keys}


_TITLE = Key("title", kinds.TEXT, "Tittelen på sida.", required=True)
_DESCRIPTION = Key("description", kinds.TEXT, "Én setning om sida, til søk og deling.")

PAGE = table(
    _TITLE,
    Key("roles", kinds.ROLES, "Hvem sida er for: all, eller en liste med roller.", required=True),
    _DESCRIPTION,
    Key("opens", kinds.DATE, "Åpningsdato. Før den vises bare tittelen og datoen."),
    Key("aliases", ALIASES, "Adresser som sida har hatt; hver leder hit."),
    Key("owner", kinds.TEXT, "Hvem som svarer for teksten. Vises ikke på nettstedet."),
    Key("reviewed", kinds.DATE, "Dagen teksten sist ble gått gjennom."),
    Key("review_in", kinds.MINUTES, "Måneder til den bør leses igjen; «kp check» sier fra."),
)
"""What every page may say, a module's front page too."""
MODULE = PAGE | table(
    Key("module", kinds.COUNT, "Modulens nummer, det samme som mappas.", required=True),
    Key("purpose", kinds.TEXT, "Formålet med modulen, i én eller to setninger.", required=True),
    Key("min_weeks", kinds.WEEKS, "Færrest uker. Det første tallet er gulvet, det andre er anbefalt.", required=True),
    Key("hours", kinds.SPAN, "Timer som modulen er beregnet til."),
    Key("requires", kinds.MODULE_NUMBERS, "Moduler som må være gjennomført først."),
    Key("pilot", kinds.PILOT, "Når piloten åpner, og fristen for den."),
    Key("meetings", kinds.COUNT, "Færrest møter; 3 om ikke annet er sagt."),
)
TRANSLATION = table(
    _TITLE, _DESCRIPTION,
    Key("purpose", kinds.TEXT, "Formålet på språket; bare på modulens forside."),
    Key("source_hash", kinds.HASH, "Avtrykk av teksten som ble oversatt; «kp check» oppgir verdien."),
)
PACKAGE = table(
    Key("title", words(), "Navnet på pakken.", required=True),
    Key("purpose", words(), "Formålet med pakken.", required=True),
    Key("horizon_weeks", kinds.MINUTES, "Hvor mange uker et løp er beregnet til; 26 om ikke annet er sagt."),
    Key("start", START, "Starten i tidsplanen som nettstedet viser; 08-16 om ikke annet er sagt."),
    Key("plans", NODES, "Regionale planer: løp med samlinger og perioder for flere skoler."),
    Key("year_wheel", NODE, "Årshjulet: det som kommer igjen hvert skoleår."),
)


def mapping(name: str, keys: Table, make: Make) -> Kind:
    """A mapping with these keys, made into what `make` makes of its values; `name` is its part of the JSON Schema."""
    def read(node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            raise reading.refuse(node, "her skal det stå nøkler og verdier")
        values, wrong = read_keys(node, keys, reading.roles, locales=reading.locales)
        if wrong:
            raise RefusedValueError(*wrong)
        return make(values, node.place)  # which may refuse what only all the values together can tell

    return Kind(f"nøklene {_names(keys)}", ref(name), read)


def objects(name: str, keys: Table, make: Make, low: int, high: int) -> Kind:
    """A list of `low` to `high` mappings with these keys."""
    return list_of(mapping(name, keys, make), f"ledd, hvert med {_names(keys)}", low, high)


def _names(keys: Table) -> str:
    return ", ".join(f"{name}" if key.required else f"{name} (kan utelates)" for name, key in keys.items())


def read_keys(given: Mapping, keys: Table, roles: tuple[str, ...],
              unknown: str = "KP203", locales: tuple[str, ...] = (), mends: MappingOf[str, str] = _NONE,
              **context: str) -> tuple[dict[str, Any], list[Problem]]:
    """Read a mapping by its table of keys. What is wrong is left out of the values and told in the problems.

    `unknown` is the code for a key that isn't among them, `mends` has the mends of some such keys; `context` fills that
    code's message.
    """
    values: dict[str, Any] = {}
    found: list[Problem] = []
    for name, node in given.entries:
        key = keys.get(name.text)
        if key is None:
            found.append(problem(unknown, name.place, key=name.text, near=suggestion(name.text, keys),
                                 known=_first(keys), fix=mends.get(name.text) or _mend(name, node), **context))
            continue
        reading = Reading(key.name, roles, kinds.in_languages(key.kind.expected, locales), locales)
        try:
            values[key.name] = key.kind.read(node, reading)
        except RefusedValueError as refused:
            found += refused.problems
    present = {name.text for name, _ in given.entries}
    return values, found + missing_keys(keys, present, given.place, locales)


def _first(keys: Table) -> str:
    """The names of the keys; of a language's phrases no more than one can read."""
    return ", ".join([*keys][:_MOST_NAMED]) + (" …" if len(keys) > _MOST_NAMED else "")


def _mend(name: Scalar, node: Node) -> str:
    """The mend of what YAML takes for a key without a value in `{…}`, and of a key that tells of a misnamed file."""
    if name.text == "source_hash":
        return ("gi oversettelsen navnet til sida, med språket foran .md, som 01-side.nn.md. "
                "Er dette sida selv, sletter du linja.")
    if not isinstance(node, Scalar) or node.type != "null" or node.text:
        return ""
    key, colon, value = name.text.partition(":")
    if colon and value:
        return f"skriv «{key}: {value}», med mellomrom etter kolonet."
    return "sett hele teksten i hermetegn; et komma i {…} begynner på en ny nøkkel." if " " in name.text else ""


def missing_keys(keys: Table, present: set[str], place: Place, locales: tuple[str, ...] = ()) -> list[Problem]:
    """A problem for each required key that isn't there."""
    return [problem("KP206", place, key=key.name, expected=kinds.in_languages(key.kind.expected, locales))
            for key in keys.values() if key.required and key.name not in present]
