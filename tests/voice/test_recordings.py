"""What is said of films and podcasts that aren't recorded, and the sheet for those who make them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kompetansepakke.content.derived.recordings import manuscripts, speakers
from kompetansepakke.content.view import View, view
from kompetansepakke.pages.made.catalogue import catalogue_body
from kompetansepakke.pages.parts.made_page import Making
from kompetansepakke.pages.print.print_pages import print_pages
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.site.project import read_content
from kompetansepakke.words.languages import Locale
from tests.site.building import write

from .content import files

SHEET = "prove/opptaksark/index.md"


@cache
def seen(edition: str, locale: Locale = "nb", changed: tuple[tuple[str, str], ...] = ()) -> View:
    """An edition of the small site, with texts in it replaced."""
    made = files()
    for before, after in changed:
        made = {path: text.replace(before, after) for path, text in made.items()}
    known = vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS)
    with TemporaryDirectory() as folder:
        reading = read_content(write(Path(folder), made), known, frozenset())
    assert not [str(one) for one in reading.problems if one.severity == "error"]
    return view(reading.content, known.edition(edition), date(2026, 11, 21), locale)


def sheet(edition: str, locale: Locale = "nb") -> str:
    return sheets(seen(edition, locale))[SHEET]


def sheets(made: View) -> dict[str, str]:
    sources = {"modules/prove/1-forste/lederen.vtt": "prove/1-forste/lederen.vtt"}
    return {page.path: page.body(frozenset()).markdown for page in print_pages(Making(made, sources))}


def card(site: Path, page: str, name: str) -> str:
    """The words of a card on a built page, up to its own text."""
    html = (site / page / "index.html").read_text("utf-8")
    found = re.search(rf'<h\d[^>]* id="{name}".*?class="kp-offer".*?</p>', html, re.DOTALL)
    assert found
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


@pytest.mark.parametrize("edition", ["laerer", "leder", "eier"])
def test_a_card_says_what_is_not_recorded_and_what_can_be_done_today(site: Path, edition: str) -> None:
    page = f"{edition}/prove/1-forste/01-se"
    text = card(site, page, "film")
    assert ("Filmen er ikke spilt inn ennå. Les manuskriptet høyt, to eller tre sammen, eller la enheten lese det "
            "opp, om den har en norsk stemme. Les manuskriptet til «Filmen «Å lære»»") in text
    assert "Podkasten er ikke spilt inn ennå. Les manuskriptet høyt" in card(site, page, "podkast")
    assert "spilt inn" not in card(site, page, "ferdig")


def test_a_card_says_so_in_nynorsk(site: Path) -> None:
    page = "laerer/nn/prove/1-forste/01-se"
    assert "Filmen er ikkje spelt inn enno. Les manuskriptet høgt" in card(site, page, "film")
    assert "Podkasten er ikkje spelt inn enno." in card(site, page, "podkast")


@pytest.mark.parametrize(("locale", "words"), [("nb", "ikke spilt inn ennå"), ("nn", "ikkje spelt inn enno")])
def test_lists_say_so_before_one_chooses(site: Path, locale: Locale, words: str) -> None:
    root = site / "leder" / ("nn" if locale == "nn" else "")
    for page in ("ressurser", "prove/1-forste"):
        html = (root / page / "index.html").read_text("utf-8")
        main = html[html.index("<main"):html.index("</main>")]
        entries = {name: re.search(rf'<li[^>]*><a href="[^"]*#{name}".*?</li>', main, re.DOTALL)[0]  # type: ignore[index]
                   for name in ("film", "podkast", "lederfilm", "ferdig")}
        assert [name for name, entry in entries.items() if f" · {words}" in entry] == ["film", "podkast", "lederfilm"]


def test_the_catalogue_tells_played_from_unrecorded_where_there_is_anything_to_play() -> None:
    body = catalogue_body(seen("leder"))
    assert re.findall(r'name="opptak" value="(\w+)"><span>([^<]+)<', body) \
        == [("ja", "Kan spilles av"), ("nei", "Ikke spilt inn ennå")]
    assert 'name="opptak"' not in catalogue_body(_only_tasks())


def _only_tasks() -> View:
    task = "/// task | Oppgave\n    id: oppg\n    minutes: 5\n    work: team\n\nGjør.\n/// end task\n"
    made = {
        "modules/p/package.yml": "title: P\npurpose: Q\n",
        "modules/p/1-m/01-s.md": f"---\ntitle: S\nroles: all\n---\n\n{task}",
        "modules/p/1-m/index.md": "---\ntitle: M\nroles: all\nmodule: 1\npurpose: L\nmin_weeks: 4\n---\n"}
    known = vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS)
    with TemporaryDirectory() as folder:
        reading = read_content(write(Path(folder), made), known, frozenset())
    return view(reading.content, known.edition("leder"), date(2026, 11, 21), "nb")


def test_manuscripts_are_the_pages_that_films_and_podcasts_name() -> None:
    at = "prove/1-forste"
    teachers = {f"{at}/51-manus.md": "film", f"{at}/52-lyd.md": "podkast", f"{at}/53-ferdig.md": "ferdig"}
    assert manuscripts(seen("laerer")) == teachers
    assert manuscripts(seen("laerer", "nn")) == teachers
    assert manuscripts(seen("leder")) == {**teachers, f"{at}/54-leder.md": "lederfilm"}


def test_those_who_speak_are_named_once_without_the_number_of_the_voice() -> None:
    pages = seen("laerer").by_path
    assert speakers(pages["prove/1-forste/51-manus.md"]) == ["Forteller", "Liv"]
    assert speakers(pages["prove/1-forste/53-ferdig.md"]) == []


def test_only_editions_for_leaders_have_a_sheet_and_only_where_something_is_left_to_record() -> None:
    assert [edition for edition in DEFAULT_EDITIONS if SHEET in sheets(seen(edition))] == ["leder", "eier", "uh"]
    assert not [path for path in sheets(seen("leder")) if path.startswith("annen/opptaksark")]


def test_the_sheet_has_all_that_is_not_recorded_and_nothing_else() -> None:
    text = unescape(sheet("leder"))
    assert re.findall(r"^### (.*?) \{", text, re.MULTILINE) == ["Filmen «Å lære»", "Podkasten", "For lederen"]
    assert "3 opptak, 26 min" in text
    assert "Den ferdige" not in text
    assert "stengt" not in text.lower()


def test_the_sheet_tells_of_each_what_those_who_make_it_need() -> None:
    parts = unescape(sheet("leder")).split("\n### ")
    film, podcast, leaders = parts[1:]
    for wanted in ("Film, 5 minutter", "Modul 1, side 1.1: Se og lytt", 'href="../1-forste/01-se/#film"',
                   "Manus: Å lære", 'href="../1-forste/51-manus/"', "Forteller og Liv", "<code>film.vtt</code>",
                   "Det som skal vises på skjermen", "Hvem som snakker"):
        assert wanted in film, wanted
    assert film.count('class="kp-line"') == 7
    assert "Podkast, 12 minutter" in podcast
    assert ".vtt" not in podcast
    assert "skjermen" not in podcast
    assert "<code>lederen.vtt</code>" in leaders
    overview = parts[0]
    assert re.findall(r'<th scope="col"[^>]*>(\w+)</th>', overview) == ["Hva", "Slag", "Min", "Hvem", "Når", "Ferdig"]
    assert overview.count('class="kp-plan__first"') == 3


def test_the_sheet_is_in_the_language_of_the_edition() -> None:
    text = unescape(sheet("leder", "nn"))
    assert "### Filmen om læring" in text
    assert "Det som skal visast på skjermen" in text


def test_the_built_sheet_is_offered_on_the_packages_page_to_leaders_alone(site: Path) -> None:
    front = (site / "leder/prove/index.html").read_text("utf-8")
    assert re.search(r'<a href="opptaksark/">Opptaksark</a>', front)
    assert '<a href="lederguide/">Lederguide for hele pakken</a>' in front
    assert (site / "leder/prove/opptaksark/index.html").is_file()
    assert not (site / "laerer/prove/opptaksark").exists()
    assert "opptaksark" not in (site / "laerer/prove/index.html").read_text("utf-8").lower()


def test_when_an_address_comes_only_what_is_said_of_the_recording_changes() -> None:
    at = (("    transcript: 51-manus.md\n", "    url: https://example.org/a\n    transcript: 51-manus.md\n"),)
    before, after = seen("leder"), seen("leder", changed=at)
    assert manuscripts(before) == manuscripts(after)
    assert "Filmen «Å lære»" in catalogue_body(after)
    assert re.findall(r"^### (.*?) \{", sheets(after)[SHEET], re.MULTILINE) == ["Podkasten", "For lederen"]
