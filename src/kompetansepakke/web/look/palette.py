"""The theme's colours from those that a site asks for: each made readable in light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kompetansepakke.web.look.colours import Colour, contrast, ink_on, made_readable, reads_on

Tokens = Mapping[str, Colour]
"""The theme's colours, by the names of their custom properties."""

_GROUNDS = ("--kp-bg", "--kp-surface", "--kp-raised", "--kp-leader-bg")
"""What text stands on, beside the tint of what is marked."""
_TINT, _TINT_IN_DARK = 0.1, 0.2
"""How much of a site's colour is in the tint."""
_TEXT_ON_GROUNDS = ("--kp-text", "--kp-muted", "--kp-link", "--kp-accent", "--kp-do", "--kp-meet", "--kp-leader")
_NAMES = {
    "--kp-text": "teksten", "--kp-muted": "dempet tekst", "--kp-link": "lenkene", "--kp-accent": "aksentfargen",
    "--kp-do": "fargen på oppgaver", "--kp-meet": "fargen på møter", "--kp-leader": "fargen på ledertekst",
    "--kp-on-accent": "teksten på aksentfargen", "--kp-on-brand": "teksten i toppen", "--kp-bg": "bakgrunnen",
    "--kp-surface": "flatene", "--kp-raised": "menyene", "--kp-leader-bg": "bakgrunnen til ledertekst",
    "--kp-tint": "det som er merket", "--kp-brand": "toppen",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a site asks for in light or in dark: a colour for the top of the page and links, and one for what is done.

    `own` holds the theme's colours that the site has decided to the letter.
    """

    primary: Colour | None = None
    accent: Colour | None = None
    colourless: bool = False
    """Whether the primary colour is for the top of the page alone, being black or white."""
    own: Tokens = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.primary or self.accent or self.own)


@dataclass(frozen=True, slots=True)
class TooFaint:
    """A pair of the theme's colours without the contrast that text needs."""

    text: str
    ground: str
    ratio: float

    @property
    def named(self) -> str:
        """The pair in Norwegian."""
        return f"{_NAMES[self.text]} mot {_NAMES[self.ground]}"


def fulfilled(wish: Wish, base: Tokens, *, dark: bool) -> Tokens:
    """The colours that differ from the theme's own (`base`), each readable but for what the site has decided."""
    found: dict[str, Colour] = {}
    shown = wish.own.get("--kp-link") or (None if wish.colourless else wish.primary) or wish.accent
    if wish.primary:
        found |= {"--kp-brand": wish.primary, "--kp-on-brand": ink_on(wish.primary)}
    if shown:
        found["--kp-tint"] = base["--kp-bg"].mixed(shown, _TINT_IN_DARK if dark else _TINT)
        grounds = (*(base[name] for name in _GROUNDS), found["--kp-tint"])
        accent = made_readable(wish.accent or shown, grounds)
        found |= {"--kp-link": made_readable(shown, grounds), "--kp-accent": accent, "--kp-on-accent": ink_on(accent)}
    return {**found, **wish.own}


def too_faint(tokens: Tokens) -> Iterator[TooFaint]:
    """The pairs of text and ground that fall short."""
    pairs = [(text, ground) for text in _TEXT_ON_GROUNDS for ground in (*_GROUNDS, "--kp-tint")
             if not (text in ("--kp-do", "--kp-meet", "--kp-leader") and ground == "--kp-tint")]
    for text, ground in (*pairs, ("--kp-on-accent", "--kp-accent"), ("--kp-on-brand", "--kp-brand")):
        if text in tokens and ground in tokens and not reads_on(tokens[text], (tokens[ground],)):
            yield TooFaint(text, ground, contrast(tokens[text], tokens[ground]))


def palette_css(light: Tokens, dark: Tokens) -> str:
    """The style sheet that gives the theme these colours; `dark.css` takes up those for dark by their names."""
    declared = [f"{name}: {value};" for name, value in light.items()]
    declared += [f"{name.replace('--kp-', '--kp-dark-')}: {value};" for name, value in dark.items()]
    css = "@layer tokens {\n  :root {\n" + "".join(f"    {line}\n" for line in declared) + "  }\n}\n"
    return css + (_TOP if "--kp-brand" in light or "--kp-brand" in dark else "")


_TOP = """\
@layer parts {
  .kp-header { background: var(--kp-brand); color: var(--kp-on-brand); }
  .kp-header .kp-brand { color: inherit; }
  .kp-header__inner .kp-button:hover { border-color: currentcolor; }
  .kp-header__inner :focus-visible { outline-color: currentcolor; }
}
"""
