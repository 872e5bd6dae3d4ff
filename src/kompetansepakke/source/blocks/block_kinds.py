"""The blocks that exist (contract, section 2): one value a kind, with all that any part of the tool asks of it."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Literal

from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key

WORK = ("individual", "team", "plenary")
PHASES = ("before", "meeting", "after")
GROUPS = ("across", "subject", "year", "team", "leaders", "all")
TIP_KINDS = ("connections", "method", "demanding", "groups", "alternatives", "reading")
TIP_ROLES = ("leader", "owner")

_WORK = kinds.choice(*WORK)
_ID = Key("id", kinds.ID, "Varig id, unik i pakken.", required=True)
_MINUTES = Key("minutes", kinds.MINUTES, "Hvor mange minutter det tar.", required=True)
_URL = Key("url", kinds.URL, "Hvor opptaket eller teksten ligger.")
_PLACEMENT = (Key("work", _WORK, "Arbeidsform: individual, team eller plenary."),
              Key("phase", kinds.choice(*PHASES), "Når det gjøres: before, meeting eller after."))
_ROLES = Key("roles", kinds.ROLE_LIST, "Hvem blokken er for, når det er færre enn det som står rundt.")
_TRANSCRIPT = Key("transcript", kinds.PATH, "Sida med manuskriptet.")

Argument = Literal["title", "roles", "tip", "none"]


@dataclass(frozen=True, slots=True)
class Usual:
    """How many of a kind a module usually has (001: «Typisk omfang modul»); `called` is their name in Norwegian.

    With `work`, those alone that are done so.
    """

    called: str
    low: int
    high: int
    work: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Length:
    """How long one usually is: what the option `key` says, in `unit`."""

    key: str
    low: int
    high: int
    unit: str


@dataclass(frozen=True, slots=True)
class BlockKind:
    """A kind of block: what its argument is, its options, and what the pages, the plans and the checks ask of it."""

    name: str
    argument: Argument
    options: MappingOf[str, Key]
    about: str
    one_of: tuple[str, ...] = ()
    """Options of which at least one must be there."""
    norwegian: tuple[str, ...] = ()
    """What an editor may write instead of the name, by mistake."""
    default_roles: tuple[str, ...] = ()
    """Whom it is for where it names nobody; nothing: all whom the surroundings let in."""
    filter_value: str = ""
    """Its value among the catalogue's filters, which stands in addresses and lasts; its name if there is none."""
    items: Literal["", "fields", "agenda"] = ""
    """What the list in it is: fields to fill in, or the steps of a meeting."""
    states_goals: bool = False
    """Whether it holds the goals of its page: a page with goals is a part of its module."""
    room_to_write: bool = False
    """Whether participants get it on a sheet, with lines to write on."""
    hands_out: bool = False
    """Whether what its text links to beside its own page is read from there, and not in the module's order."""
    usual: tuple[Usual, ...] = ()
    length: Length | None = None

    @property
    def is_resource(self) -> bool:
        """Whether it has an id: it is then in the catalogue, in the lists of a module, and in the search as a kind."""
        return "id" in self.options

    @property
    def is_card(self) -> bool:
        """Whether it is shown with a heading of its own."""
        return self.argument in ("title", "none")

    @property
    def is_worked_on(self) -> bool:
        """Whether it is done alone or together, outside meetings or in one; its minutes count in plans."""
        return "work" in self.options

    @property
    def is_recording(self) -> bool:
        """Whether it is played, once it is recorded, and may have a manuscript."""
        return "transcript" in self.options

    @property
    def has_pictures(self) -> bool:
        """Whether there is something to see in the recording, so that it needs captions."""
        return "captions" in self.options

    @property
    def is_meeting(self) -> bool:
        """Whether people meet in it, by an agenda."""
        return self.items == "agenda"

    @property
    def is_worksheet(self) -> bool:
        """Whether it is filled in."""
        return self.items == "fields"


def _options(*options: Key) -> MappingOf[str, Key]:
    return {key.name: key for key in (*options, _ROLES)}


_ALL = (
    BlockKind("roles", "roles", _options(), "Tekst for bestemte roller.", norwegian=("roller",)),
    BlockKind("goals", "none", _options(), "Mål for sida.", norwegian=("mål",), states_goals=True),
    BlockKind("video", "title", _options(
        _ID, _MINUTES, _URL, Key("captions", kinds.CAPTIONS, "Teksting: sti til en .vtt-fil, en tekst, eller true."),
        _TRANSCRIPT, *_PLACEMENT), "En film.", ("url", "transcript"), ("film",), filter_value="film",
        usual=(Usual("filmer", 3, 5),), length=Length("minutes", 5, 10, "minutter")),
    BlockKind("podcast", "title", _options(_ID, _MINUTES, _URL, _TRANSCRIPT, *_PLACEMENT), "En podkast.",
              ("url", "transcript"), ("podkast",), filter_value="podkast", usual=(Usual("podkaster", 1, 2),),
              length=Length("minutes", 10, 20, "minutter")),
    BlockKind("text", "title", _options(
        _ID, Key("pages", kinds.MINUTES, "Hvor mange sider teksten er på."),
        Key("minutes", kinds.MINUTES, "Hvor mange minutter den tar å lese."), _URL, *_PLACEMENT), "En tekst å lese.",
        ("pages", "minutes"), ("tekst",), filter_value="tekst", hands_out=True, usual=(Usual("tekster", 1, 2),),
        length=Length("pages", 2, 4, "sider")),
    BlockKind("task", "title", _options(
        _ID, _MINUTES, Key("work", _WORK, "Arbeidsform: individual, team eller plenary.", required=True), _PLACEMENT[1],
        Key("demanding", kinds.BOOL, "true om oppgaven er ekstra krevende.")), "En oppgave.",
        norwegian=("oppgave", "oppgåve"), filter_value="oppgave", room_to_write=True,
        usual=(Usual("individuelle oppgaver", 2, 2, ("individual",)),
               Usual("fellesoppgaver", 2, 3, ("team", "plenary")))),
    BlockKind("meeting", "title", _options(
        _ID, _MINUTES,
        Key("groups", kinds.choice(*GROUPS), "Gruppene: across, subject, year, team, leaders eller all."),
        Key("brings", kinds.IDS, "Id-ene til det deltakerne tar med notater fra.")), "Et møte med agenda.",
        norwegian=("møte", "mote"), filter_value="mote", items="agenda"),
    BlockKind("tip", "tip", _options(), "Et tips til skoleleder og skoleeier.", norwegian=("tips",),
              default_roles=TIP_ROLES),
    BlockKind("worksheet", "title", _options(_ID), "Et arbeidsark; hvert punkt i lista er et felt.",
              norwegian=("arbeidsark",), filter_value="arbeidsark", items="fields"),
)
BLOCKS: dict[str, BlockKind] = {kind.name: kind for kind in _ALL}
"""The registry of blocks. Whoever asks, asks it when asked, so that it may grow."""


def resource_kinds() -> tuple[BlockKind, ...]:
    """The kinds of resource, in the order that lists of them have."""
    return tuple(kind for kind in BLOCKS.values() if kind.is_resource)


def named_in_norwegian(word: str) -> str | None:
    """The name of the block that an editor may mean by a Norwegian word."""
    return next((kind.name for kind in BLOCKS.values() if word.lower() in kind.norwegian), None)
