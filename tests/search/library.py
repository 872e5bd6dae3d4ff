"""A small site to search in: two packages, leader content, a manuscript, nynorsk, odd letters, and many like pages."""

from __future__ import annotations

from pathlib import Path

from tests.site.building import write

ODD = "Tegn: \"sitat\", 'apostrof', \\\\ skråstrek, `kode`, `__proto__`, {x} og æøå."
HIDDEN = "kvartalsvingling"
"""A word that leaders alone see."""


def _module(number: int, title: str, roles: str = "all") -> str:
    return (f"---\ntitle: {title}\nroles: {roles}\nmodule: {number}\npurpose: Formål\nmin_weeks: 1-2\n---\n\n"
            "Dette er inngangen.\n")


def _page(title: str, body: str, roles: str = "all") -> str:
    return f"---\ntitle: \"{title}\"\nroles: {roles}\n---\n\n{body}\n"


ENVIRONMENT = """Et trygt læringsmiljø gjør at elevene våger mer. Læringsmiljøet er skolens ansvar.

## Det andre avsnittet

Her står det om en lærebok og flere lærebøker.

/// video | Film om uro
    id: film-uro
    minutes: 5
    transcript: 50-ord.md

Se filmen, og snakk om profesjonsfellesskapet.
/// end video

Etter filmen kommer etternøleren.

/// task | Skriv om reglene
    id: oppgave-regler
    minutes: 10
    work: team

Skriv ned regelen som betyr mest.

/// tip | method
Lederen bruker kvartalsvingling.
/// end tip
/// end task

/// roles | leader
Bare for ledelsen: kvartalsvingling.
/// end roles
"""


def write_library(root: Path) -> Path:
    """The site's sources."""
    many = {f"modules/beta/0-mange/{number:02}-lik.md": _page(f"Lik side {number}", "Mange sider nevner sauebeite.")
            for number in range(1, 26)}
    return write(root, {
        "modules/alfa/package.yml": "title: Alfapakken\npurpose: Lære\n",
        "modules/alfa/0-start/index.md": _module(0, "Start"),
        "modules/alfa/0-start/index.nn.md": (
            "---\ntitle: Oppstart\npurpose: Føremål\n---\n\nDette er inngangen til skulen.\n"),
        "modules/alfa/0-start/01-miljo.md": _page("Uro og ro", ENVIRONMENT),
        "modules/alfa/0-start/02-tegn.md": _page("Tegn og «tegn»: kpSearch()", ODD),
        "modules/alfa/0-start/03-leder.md": _page("Ledermøtet", "Om kvartalsvingling og skoleledere.", "[leader]"),
        "modules/alfa/0-start/50-ord.md": _page("Det de sier", "Fortelleren sier noe om forskningsspørsmål."),
        "modules/beta/package.yml": "title: Betapakken\npurpose: Lære\n",
        "modules/beta/0-mange/index.md": _module(0, "Mange"),
        **many,
    })
