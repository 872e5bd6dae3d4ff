"""In an edition in nynorsk, what isn't translated is said to be in bokmål, and nothing else is (WCAG 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import turbohtml
from turbohtml import Element

from tests.conftest import Shared
from tests.site.building import PACKAGE, build, write

FRONT = ("---\ntitle: {title}\nroles: all\nmodule: {number}\npurpose: {purpose}\nmin_weeks: 2\nmeetings: 1\n"
         "---\n\n{text}\n")
PAGE = """---
title: Bokmålsdelen
roles: all
---

Brødtekst[^1].

[^1]: Noten.

/// goals
- Målet.
/// end goals

/// task | Oppgavetittelen
    id: oppg
    minutes: 30
    work: team
    phase: before

Oppgaveteksten.

/// tip | method
Tipsteksten.
/// end tip
/// end task

/// video | Filmtittelen
    id: film
    minutes: 5
    transcript: 51-manus.md
/// end video

/// meeting | Møtetittelen
    id: mote
    minutes: 45
    groups: across
    brings: [oppg]

1. 45 min: Samtalen
/// end meeting
"""
FILES = {
    "mkdocs.yml": "site_name: Nettsted\ntheme: {name: material}\nplugins:\n  - kompetansepakke: {locales: [nb, nn]}\n",
    "modules/p/package.yml": PACKAGE,
    "modules/p/1-a/index.md": FRONT.format(title="Bokmålsmodulen", number=1, purpose="Bokmålsformålet",
                                            text="Forsida."),
    "modules/p/1-a/01-x.md": PAGE,
    "modules/p/1-a/51-manus.md": "---\ntitle: Manuset\nroles: all\n---\n\n**Kari:** Hei.\n",
    "modules/p/2-b/index.md": FRONT.format(title="Andre", number=2, purpose="Formål", text="Tekst."),
    "modules/p/2-b/index.nn.md": "---\ntitle: Nynorskmodulen\npurpose: Nynorskføremålet\n---\n\nNynorskteksten.\n",
    "docs/om.md": "---\ntitle: Bokmålssida\nroles: all\n---\n\n## Avsnittet\n\nTekst.\n\n## Et til\n\nMer.\n",
}
BOKMAL = ("Bokmålsmodulen", "Bokmålsdelen", "Bokmålssida", "Bokmålsformålet", "Forsida.", "Brødtekst", "Noten.",
          "Målet.", "Oppgavetittelen", "Oppgaveteksten.", "Tipsteksten.", "Filmtittelen", "Møtetittelen",
          "45 min: Samtalen", "Manuset", "Avsnittet", "Et til")
NYNORSK = ("Nynorskmodulen", "Nynorskføremålet", "Nynorskteksten.", "Framsida", "Finn ressursar", "Modul 1", "Modular",
           "Minst 2 veker, minst 1 møte.", "Sjå veker og møte i tidsplanen", "Byrj med «Bokmålsdelen»", "Første møtet",
           "Delar", "Alt i modulen", "Oppgåver", "Filmar", "Til utskrift", "Oppgåve · 30 minutt · i team · før møtet",
           "Tips: metode og tidsbruk", "Leiarguide", "Ta med notat frå:", "Førre", "Neste", "Notata mine",
           "Les manuskriptet til «Filmtittelen»", "Tekstar og manuskript")
PAGES = ("", "p/", "p/1-a/", "p/1-a/01-x/", "p/1-a/51-manus/", "p/2-b/", "om/", "ressurser/")


Told = dict[str, dict[str, set[str]]]
"""By page, each text and the languages that it is said to be in."""


@pytest.fixture(scope="module")
def told(shared: Shared) -> Told:
    site = shared("other-language", lambda root: build(write(root, FILES), "--edition", "leder")) / "site/leder/nn"
    return {page: languages(site / page / "index.html") for page in PAGES}


def texts(element: Element, lang: str) -> Iterator[tuple[str, str]]:
    """The texts in the element, each with its language."""
    lang = element.attr("lang") or lang
    for child in element.children:
        if isinstance(child, Element):
            yield from texts(child, lang) if child.tag not in ("script", "style", "head") else ()
        elif text := " ".join(str(child.text).split()):
            yield text, lang


def languages(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    root = turbohtml.parse(path.read_text("utf-8")).root
    assert root
    for text, lang in texts(root, ""):
        found.setdefault(text, set()).add(lang)
    return found


def elsewhere(told: Told, sought: set[str], lang: str) -> dict[tuple[str, str], set[str]]:
    """The sought texts that are said to be in another language than this one, by page."""
    return {(page, text): langs for page, found in told.items() for text, langs in found.items()
            if text in sought and langs != {lang}}


def test_what_the_editor_wrote_in_bokmal_is_said_to_be_so_wherever_it_stands(
        told: Told) -> None:
    seen = {text for page in told.values() for text in page}
    assert set(BOKMAL) - seen == set()
    named = {*BOKMAL, *(f"{before}Bokmålsmodulen" for before in ("1 ", "Modul 1: "))}
    assert elsewhere(told, named, "nb") == {}


def test_the_tools_own_words_and_what_is_translated_are_in_nynorsk(told: Told) -> None:
    seen = {text for page in told.values() for text in page}
    assert set(NYNORSK) - seen == set()
    assert elsewhere(told, set(NYNORSK), "nn") == {}
