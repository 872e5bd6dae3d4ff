"""In an edition in nynorsk, what isn't translated is said to be in bokmål wherever it stands (WCAG 3.1.2).

All that is written in bokmål alone has a word with «Bokmåls» in it, all that is translated one with «Nynorsk», so that
every page can be walked through without a list of what stands on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import turbohtml
from turbohtml import Element

from tests.conftest import Shared
from tests.site.building import build, write

FRONT = ("---\ntitle: {title}\nroles: all\nmodule: {number}\npurpose: {purpose}\nmin_weeks: 2\nmeetings: 1\n{more}"
         "---\n\n{text}\n")
NYNORSK_FRONT = "---\ntitle: {title}\npurpose: Nynorskføremålet\n---\n\n{text}\n"
PAGE = """---
title: Bokmålsdelen
roles: all
---

Bokmålsteksten[^1] om bokmålsordet og blåbær.

{{ figur("f") }}

[^1]: Bokmålsnoten.

## Bokmålsavsnittet

Mer.

/// goals
- Bokmålsmålet.
/// end goals

/// task | Bokmålsoppgava
    id: oppg
    minutes: 30
    work: team
    phase: before

Bokmålsoppgaveteksten.

/// tip | method
Bokmålstipset.
/// end tip
/// end task

/// video | Bokmålsfilmen
    id: film
    minutes: 5
    transcript: 51-manus.md
/// end video

/// worksheet | Bokmålsarket
    id: ark

- Bokmålsspørsmålet
/// end worksheet

/// meeting | Bokmålsmøtet
    id: mote
    minutes: 45
    groups: across
    brings: [oppg]

1. 45 min: Bokmålssamtalen
/// end meeting
"""
MEETING = """---
title: {title}
{roles}---

/// meeting | {title}
    id: mote2
    minutes: 45
    groups: across
    brings: [oppg]

1. 45 min: {title}
/// end meeting
"""
PACKAGE = """title: Bokmålspakka
purpose: Bokmålspakkeformålet
plans:
  - id: region
    title: Bokmålsregionen
    description: Bokmålsbeskrivelsen
    goal: Bokmålsplanmålet
    lanes:
      - id: lop
        title: Bokmålsløpet
        items:
          - {id: a, title: Bokmålssamlingen, date: 2019-09-03, themes: [Bokmålstemaet]}
          - {id: b, title: Bokmålsperioden, from: 2019-09-01, to: 2019-10-31, module: 1}
year_wheel:
  title: Bokmålshjulet
  steps:
    - {id: s, title: Bokmålssteget, month: 9, who: Bokmålslederne, about: Bokmålsforklaringen., page: 1-a/01-x.md}
"""
ROLES = "{teacher: {nb: Bokmålslærer, nn: Nynorsklærar}, leader: {nb: Bokmålsleder}, owner: {nb: Eier, nn: Eigar}}"
FILES = {
    "mkdocs.yml": "site_name: Nettsted\nsite_url: https://e.example/\ntheme: {name: material}\nplugins:\n"
                  f"  - kompetansepakke:\n      locales: [nb, nn]\n      roles: {ROLES}\n"
                  "      editions: {laerer: {sees: [teacher]}, eier: {sees: [teacher, leader, owner]}}\n",
    "modules/p/package.yml": PACKAGE,
    "modules/p/glossary.yml": "- {term: bokmålsordet, definition: Bokmålsforklart., synonyms: [bokmålssynonymet]}\n",
    "modules/p/figures.yml": "f: {kind: cycle, title: Bokmålsringen, description: Bokmålsbildet, "
                             "steps: [Bokmålsen, Bokmålsto, Bokmålstre]}\n",
    "modules/p/1-a/index.md": FRONT.format(title="Bokmålsmodulen", number=1, purpose="Bokmålsformålet",
                                           more="aliases: [gammel]\n", text="Bokmålsforsida."),
    "modules/p/1-a/01-x.md": PAGE,
    "modules/p/1-a/02-leder.md": "---\ntitle: Bokmålslederdelen\nroles: [leader]\n---\n\nBokmålsledertekst.\n",
    "modules/p/1-a/03-senere.md": "---\ntitle: Bokmålssenere\nroles: all\nopens: 2030-01-01\n---\n\nSeint.\n",
    "modules/p/1-a/51-manus.md": "---\ntitle: Bokmålsmanuset\nroles: all\n---\n\n**Kari:** Bokmålshilsen.\n",
    "modules/p/2-b/index.md": FRONT.format(title="Andre", number=2, purpose="Formål", more="requires: [1]\n",
                                           text="Tekst."),
    "modules/p/2-b/index.nn.md": NYNORSK_FRONT.format(title="Nynorskmodulen",
                                                      text='Nynorskteksten.\n\n{{ figur("f") }}'),
    "modules/p/2-b/01-y.md": MEETING.format(title="Møtet", roles="roles: all\n"),
    "modules/p/2-b/01-y.nn.md": MEETING.format(title="Nynorskmøtet", roles=""),
    "modules/p/3-c/index.md": FRONT.format(title="Bokmålsseinere", number=3, purpose="Formål", text="Tekst.",
                                           more="opens: 2027-03-01\n"),
    "modules/q/package.yml": "title: {nb: Andre, nn: Nynorskpakka}\npurpose: {nb: Formål, nn: Nynorskpakkeføremålet}\n",
    "modules/q/1-a/index.md": FRONT.format(title="Modulen", number=1, purpose="Formål", more="", text="Tekst."),
    "modules/q/1-a/index.nn.md": NYNORSK_FRONT.format(title="Nynorsk q", text="Nynorskteksten."),
    "docs/om.md": "---\ntitle: Bokmålssida\nroles: all\n---\n\n## Bokmålsdel\n\nTekst.\n\n## Bokmålsdel to\n\nMer.\n",
}
TOOLS = {"Finn ressursar", "Modular", "Minst 2 veker, minst 1 møte.", "Sjå veker og møte i tidsplanen", "Byrj med «",
         "Første møtet", "Delar", "Alt i modulen", "Oppgåver", "Filmar", "Til utskrift", "Mål", "Ord på denne sida",
         "Oppgåve · 30 minutt · i team · før møtet", "Tips: metode og tidsbruk", "Leiarguide", "Ta med notat frå:",
         "Førre", "Neste", "Notata mine", "Les manuskriptet til «", "Tekstar og manuskript", "Modul 1:", "For"}
"""What the tool itself says on pages in bokmål, and around titles in bokmål."""
BOKMAL, NYNORSK = re.compile("bokmåls", re.IGNORECASE), re.compile("nynorsk(?!\\b)", re.IGNORECASE)
SILENT = ("script", "style", "head", "template", "title", "desc")
MARKS = re.compile("[\ufdd0-\ufdd2]")
Said = tuple[str, str, str]
"""A page, a text on it, and the tag of the language that it is said to be in."""


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    return shared("other-language", lambda root: build(write(root, FILES), "--edition", "eier")) / "site/eier"


@pytest.fixture(scope="module")
def said(site: Path) -> list[Said]:
    return [(path.relative_to(site).as_posix(), text, lang) for path in sorted((site / "nn").rglob("*.html"))
            for text, lang in texts(document(path), "")]


def document(path: Path) -> Element:
    root = turbohtml.parse(path.read_text("utf-8")).root
    assert root
    return root


def texts(element: Element, lang: str) -> Iterator[tuple[str, str]]:
    """The texts in the element, each with its language.

    Not those of a drawing that is one picture to who listens, whose description can't change its language midway.
    """
    lang = element.attr("lang") or lang
    for child in element.children:
        if isinstance(child, Element):
            yield from () if child.tag in SILENT or child.attr("role") == "img" else texts(child, lang)
        elif text := " ".join(str(child.text).split()):
            yield text, lang


def test_what_the_editor_wrote_in_bokmal_is_said_to_be_so_on_every_page(said: list[Said]) -> None:
    assert len({page for page, _, _ in said}) > 25
    assert [told for told in said if BOKMAL.search(told[1]) and told[2] != "nb"] == []


def test_all_that_is_in_bokmal_alone_is_found(said: list[Said]) -> None:
    written = {word.lower() for content in FILES.values() for word in re.findall(r"[Bb]okmåls\w+", content)}
    found = {word.lower() for _, text, _ in said for word in re.findall(r"[Bb]okmåls\w+", text)}
    assert written - found <= {"bokmålsløpet", "bokmålsbildet"} | {"bokmålslærer"}


def test_what_is_translated_is_said_to_be_in_nynorsk_on_every_page(said: list[Said]) -> None:
    assert sum(bool(NYNORSK.search(text)) for _, text, _ in said) > 100
    assert [told for told in said if NYNORSK.search(told[1]) and told[2] != "nn"] == []


def test_the_tools_own_words_are_in_nynorsk_also_around_what_isnt(said: list[Said]) -> None:
    assert TOOLS - {text for _, text, _ in said} == set()
    assert [told for told in said if told[1] in TOOLS and told[2] != "nn"] == []


def test_no_mark_is_left_in_anything_but_what_scripts_read(site: Path) -> None:
    marked = {path.relative_to(site / "nn").as_posix() for path in (site / "nn").rglob("*")
              if path.is_file() and path.suffix in (".html", ".json", ".js", ".ics", ".xml")
              and MARKS.search(path.read_text("utf-8").replace("\r\n ", ""))}
    assert marked == {"p/tidsplan/plan.json", "search/index.js"}


def test_the_first_language_needs_no_marks(site: Path) -> None:
    own = [path for path in site.rglob("*.html") if not path.is_relative_to(site / "nn")]
    assert [path for path in own if "<span lang=" in path.read_text("utf-8")] == []
