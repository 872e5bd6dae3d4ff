"""`theme.palette` of mkdocs.yml as Material's users write it: a mapping, or a list of them to switch between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kompetansepakke.base.problems import Place, Problem, problem, suggestion
from kompetansepakke.web.look.material_colours import ACCENT, CUSTOM, PRIMARY

Where = Callable[..., Place]
"""The place of a key in mkdocs.yml, each of the keys below the one before; a number is a place in a list."""
Shown = Literal["both", "light", "dark"]
_KEYS = ("scheme", "primary", "accent", "media", "toggle")
_SCHEMES: Mapping[object, Literal["light", "dark"]] = {"default": "light", "slate": "dark"}
_TOGGLE = "knappen har sitt eget ikon, og sier på sidens språk hva som er valgt"
_ONE_OF_TWO = "temaet har to drakter, default og slate"


@dataclass(frozen=True, slots=True)
class Colours:
    """The names of the primary and the accent colour; empty where nothing is said."""

    primary: str = ""
    accent: str = ""


@dataclass(frozen=True, slots=True)
class PaletteSetting:
    """What readers see, light, dark or both, and which colours each has."""

    light: Colours = Colours()
    dark: Colours = Colours()
    shown: Shown = "both"
    start: Literal["auto", "light", "dark"] = "auto"
    """Which of both a reader sees who has chosen nothing: `auto` is as the device says."""
    has_switch: bool = True

    @property
    def is_custom(self) -> bool:
        """Whether a style sheet of the site decides a colour."""
        return CUSTOM in (self.light.primary, self.light.accent, self.dark.primary, self.dark.accent)


def read_palette(written: Any, where: Where) -> tuple[PaletteSetting, tuple[Problem, ...]]:
    """The setting, and what is wrong with it."""
    if written is None:
        return PaletteSetting(), ()
    entries = written if isinstance(written, list) else [written]
    if not entries or not all(isinstance(entry, Mapping) for entry in entries):
        wrong = problem("KP205", where("theme", "palette"), key="theme.palette", why="den er verken navn og verdier "
                        "eller en liste av dem", expected="palette: {primary: teal}, eller en liste som i veiledningen")
        return PaletteSetting(), (wrong,)
    found = [problem for number, entry in enumerate(entries)
             for problem in _wrong(entry, _places(where, number if isinstance(written, list) else None))]
    told = {(one.code, one.message): one for one in reversed(found)}
    return _setting(entries, isinstance(written, list)), tuple(sorted(told.values()))


def _places(where: Where, number: int | None) -> Where:
    above = ("theme", "palette") if number is None else ("theme", "palette", number)
    return lambda *keys: where(*above, *keys)


def _setting(entries: list[Mapping[str, Any]], is_list: bool) -> PaletteSetting:
    if is_list:  # Material's entry for «as the device says» names no scheme, and so has no colours of its own
        entries = [entry for entry in entries if "scheme" in entry] or entries
    schemes = [_SCHEMES.get(entry.get("scheme", "default"), "light") for entry in entries]
    first = {scheme: _colours(entries[schemes.index(scheme)]) for scheme in schemes}
    light = first.get("light") or first["dark"]
    dark = first.get("dark") or light
    if not is_list and "scheme" not in entries[0]:
        return PaletteSetting(light, dark)
    if len(first) == 1:
        return PaletteSetting(light, dark, schemes[0], schemes[0], has_switch=False)
    follows = any("prefers-color-scheme" in str(entry.get("media", "")) for entry in entries)
    return PaletteSetting(light, _or(dark, light), "both", "auto" if follows else schemes[0],
                          has_switch=any(entry.get("toggle") for entry in entries))


def _or(colours: Colours, other: Colours) -> Colours:
    return Colours(colours.primary or other.primary, colours.accent or other.accent)


def _colours(entry: Mapping[str, Any]) -> Colours:
    return Colours(*(_name(entry.get(key)) for key in ("primary", "accent")))


def _name(written: object) -> str:
    """Material takes «deep purple» too."""
    name = str(written or "").replace(" ", "-")
    return name if name in (*PRIMARY, *ACCENT, CUSTOM) else ""


def _wrong(entry: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    for key, known in (("primary", PRIMARY), ("accent", {**PRIMARY, **ACCENT})):
        if entry.get(key) and not _name(entry[key]):
            near = suggestion(str(entry[key]), known)
            yield problem("KP205", where(key), key=f"theme.palette.{key}", why=f"fargen «{entry[key]}» finnes ikke",
                          fix=f"{near}Skriv {CUSTOM} eller en av fargene {', '.join(known)}.")
    if entry.get("scheme", "default") not in _SCHEMES:
        yield problem("KP211", where("scheme"), key=f"scheme: {entry['scheme']}", why=_ONE_OF_TWO)
    if isinstance(entry.get("toggle"), Mapping):
        yield problem("KP211", where("toggle"), key="palette.toggle.icon og name", why=_TOGGLE,
                      fix="skriv «toggle: true», som gir knappen, eller ta linja bort.")
    for key in entry:
        if key not in _KEYS:
            yield problem("KP211", where(key), key=f"palette.{key}", why="fargene har ingen slik nøkkel",
                          fix=f"{suggestion(str(key), _KEYS)}Nøkler her: {', '.join(_KEYS)}.")
