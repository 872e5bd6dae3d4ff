"""The blocks that exist, with their arguments and options (contract, section 2)."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key

WORK = ("individual", "team", "plenary")
PHASES = ("before", "meeting", "after")
GROUPS = ("across", "subject", "year", "team", "leaders", "all")
TIP_KINDS = ("connections", "method", "demanding", "groups", "alternatives", "reading")

_WORK = kinds.choice(*WORK)
_ID = Key("id", kinds.ID, "Varig id, unik i pakken.", required=True)
_MINUTES = Key("minutes", kinds.MINUTES, "Hvor mange minutter det tar.", required=True)
_URL = Key("url", kinds.URL, "Hvor opptaket eller teksten ligger.")
_PLACEMENT = (Key("work", _WORK, "Arbeidsform: individual, team eller plenary."),
              Key("phase", kinds.choice(*PHASES), "Når det gjøres: before, meeting eller after."))
_ROLES = Key("roles", kinds.ROLE_LIST, "Hvem blokken er for, når det er færre enn det som står rundt.")
_TRANSCRIPT = Key("transcript", kinds.PATH, "Siden med manuskriptet.")


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A kind of block: what its argument is, which options it takes, and which groups need one at least."""

    name: str
    argument: Literal["title", "roles", "tip", "none"]
    options: MappingOf[str, Key]
    one_of: tuple[str, ...] = ()
    about: str = ""


def _kind(name: str, argument: Literal["title", "roles", "tip", "none"], about: str, *options: Key,
          one_of: tuple[str, ...] = ()) -> BlockKind:
    table = MappingProxyType({key.name: key for key in (*options, _ROLES)})
    return BlockKind(name, argument, table, one_of, about)


_ALL = (
    _kind("roles", "roles", "Tekst for bestemte roller."),
    _kind("goals", "none", "Mål for siden."),
    _kind("video", "title", "En film.", _ID, _MINUTES, _URL,
          Key("captions", kinds.CAPTIONS, "Teksting: sti til en .vtt-fil, en tekst, eller true."),
          _TRANSCRIPT, *_PLACEMENT, one_of=("url", "transcript")),
    _kind("podcast", "title", "En podkast.", _ID, _MINUTES, _URL, _TRANSCRIPT, *_PLACEMENT,
          one_of=("url", "transcript")),
    _kind("text", "title", "En tekst å lese.", _ID,
          Key("pages", kinds.MINUTES, "Hvor mange sider teksten er på."),
          Key("minutes", kinds.MINUTES, "Hvor mange minutter den tar å lese."),
          _URL, *_PLACEMENT, one_of=("pages", "minutes")),
    _kind("task", "title", "En oppgave.", _ID, _MINUTES,
          Key("work", _WORK, "Arbeidsform: individual, team eller plenary.", required=True),
          _PLACEMENT[1], Key("demanding", kinds.BOOL, "true om oppgaven er ekstra krevende.")),
    _kind("meeting", "title", "Et møte med agenda.", _ID, _MINUTES,
          Key("groups", kinds.choice(*GROUPS), "Gruppene: across, subject, year, team, leaders eller all."),
          Key("brings", kinds.IDS, "Id-ene til det deltakerne tar med notater fra.")),
    _kind("tip", "tip", "Et tips til skoleleder og skoleeier."),
    _kind("worksheet", "title", "Et arbeidsark; hvert punkt i lista er et felt.", _ID),
)
BLOCKS: MappingOf[str, BlockKind] = MappingProxyType({kind.name: kind for kind in _ALL})
IN_NORWEGIAN: MappingOf[str, str] = MappingProxyType({
    "roller": "roles", "mål": "goals", "film": "video", "podkast": "podcast", "tekst": "text", "oppgave": "task",
    "oppgåve": "task", "møte": "meeting", "mote": "meeting", "tips": "tip", "arbeidsark": "worksheet"})
"""What an editor may write instead of a block's name."""
RESOURCES = tuple(kind.name for kind in _ALL if "id" in kind.options)
TIP_ROLES = ("leader", "owner")
