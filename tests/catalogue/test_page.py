"""What stands on the page, held against the edition's catalog."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from kompetansepakke.content.derived.catalog import catalog
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import View, view
from kompetansepakke.pages.made.catalogue import PHASE_VALUES, WORK_VALUES, catalogue_body, kind_values
from kompetansepakke.pages.other_language import with_languages
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.site.project import read_content
from kompetansepakke.words.languages import Locale
from kompetansepakke.words.marks import language_of
from tests.site.building import FRONT, HEAD, PACKAGE, write

from .world import DATE, SECRET, recorded, write_world

EDITIONS = tuple(DEFAULT_EDITIONS)
NAMES = {"video": "Film", "podcast": "Podkast", "text": "Tekst", "task": "Oppgave", "meeting": "Møte",
         "worksheet": "Arbeidsark"}


@dataclass
class Entry:
    fits: str
    href: str = ""
    title: str = ""
    text: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Entries, headings and choices."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.choices: list[tuple[str, str]] = []
        self.headings: list[str] = []
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "li" and "data-kp-r" in found:
            self.entries.append(Entry(found["data-kp-r"] or ""))
            self._in = "li"
        elif tag == "a" and self._in == "li":
            self.entries[-1].href = found["href"] or ""
            self._in = "a"
        elif tag == "input":
            self.choices.append((found["name"] or "", found.get("value") or ""))
        elif tag in ("h2", "h3"):
            self.headings.append("")
            self._in = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in ("li", "a", "h2", "h3"):
            self._in = "" if self._in in ("h2", "h3") or tag == "li" else "li" if self._in == "a" else self._in

    def handle_data(self, data: str) -> None:
        if self._in == "a":
            self.entries[-1].title += data
        elif self._in == "li":
            self.entries[-1].text.append(data)
        elif self._in in ("h2", "h3"):
            self.headings[-1] += data


@cache
def read_world() -> Content:
    with TemporaryDirectory() as folder:
        return content_of(write_world(Path(folder)))


def content_of(root: Path) -> Content:
    reading = read_content(root, vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS), frozenset())
    assert not [str(one) for one in reading.problems if one.severity == "error"]
    return reading.content


def seen(content: Content, edition: str, locale: Locale = "nb") -> View:
    found = content.vocabulary.edition(edition)
    return with_languages(view(content, found, date.fromisoformat(DATE), locale), content)


def resources(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [resource for package in data["packages"] for module in package["modules"]
            for resource in module["resources"]]


def fits(one: dict[str, Any], package: str, module: int) -> set[tuple[str, str]]:
    """The choices that should find a resource of the catalog."""
    roles = ["alle"] if one["roles"] == "all" else one["roles"]
    found = {("pakke", package), ("modul", f"{package}.{module}"), ("slag", kind_values()[one["kind"]]), ("tid", "")}
    found |= {("tid", str(limit)) for limit in (10, 15, 20, 45, 90) if one["minutes"] and one["minutes"] <= limit}
    if one["kind"] in ("video", "podcast"):
        found.add(("opptak", "ja" if recorded(one["id"]) else "nei"))
    found |= {("arbeid", WORK_VALUES[one["work"]])} if one["work"] else set()
    found |= {("fase", PHASE_VALUES[one["phase"]])} if one["phase"] else set()
    return found | {("rolle", role) for role in roles}


@pytest.mark.parametrize("locale", ["nb", "nn"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_holds_exactly_the_resources_of_the_catalog_in_its_order(edition: str, locale: Locale) -> None:
    edition_view = seen(read_world(), edition, locale)
    wanted = resources(catalog(edition_view))
    entries = Reader(catalogue_body(edition_view)).entries
    assert len(wanted) > 20
    assert [(entry.href, entry.title) for entry in entries] == [("../" + one["url"], one["title"]) for one in wanted]


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_entry_tells_which_choices_find_it_and_how_long_it_takes(edition: str) -> None:
    edition_view = seen(read_world(), edition)
    page, data = Reader(catalogue_body(edition_view)), catalog(edition_view)
    boxes = page.choices[1:]
    assert page.choices[0] == ("sok", "")
    wanted = [(one, fits(one, package["id"], module["number"])) for package in data["packages"]
              for module in package["modules"] for one in module["resources"]]
    for entry, (one, choices) in zip(page.entries, wanted, strict=True):
        kind, minutes, *places = entry.fits.split()
        assert (kind, int(minutes)) == (kind_values()[one["kind"]], one["minutes"] or 0)
        assert {boxes[int(place)] for place in places} == choices & set(boxes)


def test_an_entry_says_its_kind_and_time_and_who_it_is_for_in_words() -> None:
    edition_view = seen(read_world(), "leder")
    for entry, one in zip(Reader(catalogue_body(edition_view)).entries, resources(catalog(edition_view)), strict=True):
        text = " ".join(entry.text)
        assert text.startswith(NAMES[one["kind"]])
        assert one["minutes"] is None or f"{one['minutes']} minutter" in text
        assert ("ikke spilt inn ennå" in text) == (one["kind"] in ("video", "podcast") and not recorded(one["id"]))
        assert ("For skoleleder" in text) == (one["roles"] != "all" and "teacher" not in one["roles"])


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_that_has_not_opened_is_on_the_page(edition: str) -> None:
    body = catalogue_body(seen(read_world(), edition))
    assert SECRET not in body
    assert "alfa.2" not in body


def test_an_edition_is_told_of_its_own_roles_alone() -> None:
    values = {edition: {value for name, value in Reader(catalogue_body(seen(read_world(), edition))).choices
                        if name == "rolle"} for edition in EDITIONS}
    assert values == {"laerer": set(), "leder": {"alle", "teacher", "leader"}, "eier": {"alle", "teacher", "owner"},
                      "uh": {"alle", "teacher", "leader", "owner", "university"}}


def test_words_that_are_not_in_the_editions_language_are_marked() -> None:
    titles = [entry.title for entry in Reader(catalogue_body(seen(read_world(), "laerer", "nn"))).entries]
    assert {language_of(title) for title in titles if "Nynorsk" in title} == {""}
    assert {language_of(title) for title in titles if "Nynorsk" not in title} == {"nb"}


def test_a_group_that_would_tell_nothing_apart_is_left_out(tmp_path: Path) -> None:
    task = "/// task | En\n    id: en\n    minutes: 5\n    work: team\n\nTekst\n/// end task\n"
    root = write(tmp_path, {"modules/p/package.yml": PACKAGE, "modules/p/1-m/index.md": FRONT,
                            "modules/p/1-m/01-s.md": HEAD + task})
    choices = Reader(catalogue_body(seen(content_of(root), "uh"))).choices
    assert {name for name, _ in choices} == {"sok", "tid", "arbeid"}


def test_an_edition_without_resources_says_so(tmp_path: Path) -> None:
    root = write(tmp_path, {"modules/p/package.yml": PACKAGE, "modules/p/1-m/index.md": FRONT})
    body = catalogue_body(seen(content_of(root), "laerer"))
    assert "ingen ressurser" in body
    assert "<form" not in body


def test_the_page_is_reached_from_every_page_and_has_its_place_in_other_editions(world: Path) -> None:
    page = (world / "leder/ressurser/index.html").read_text("utf-8")
    assert 'href="../../laerer/ressurser/"' in page
    assert 'href="../../../laerer/nn/ressurser/"' in (world / "leder/nn/ressurser/index.html").read_text("utf-8")
    part = (world / "leder/alfa/0-alfa/01-side/index.html").read_text("utf-8")
    assert re.search(r'<nav class="kp-nav.*?href="../../../ressurser/"[^>]*>Finn ressurser<', part, re.DOTALL)
    front = (world / "leder/index.html").read_text("utf-8")
    assert re.search(r'<main.*href="ressurser/">Finn ressurser<', front, re.DOTALL)


def test_the_search_has_each_resource_from_its_own_page_alone(world: Path) -> None:
    indexes = [path.read_text("utf-8") for path in (world / "leder").rglob("*.json") if path.name != "catalog.json"]
    assert any("alfa/0-alfa/01-side/" in text for text in indexes)
    assert not [text for text in indexes if re.search(r'"url": ?"ressurser/', text)]


def test_the_built_page_has_what_the_built_catalog_has(world: Path) -> None:
    for folder in ("laerer", "laerer/nn", "leder", "leder/nn"):
        wanted = resources(json.loads((world / folder / "catalog.json").read_text("utf-8")))
        entries = Reader((world / folder / "ressurser/index.html").read_text("utf-8")).entries
        assert [entry.href for entry in entries] == ["../" + one["url"] for one in wanted]
