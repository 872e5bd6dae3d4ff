"""What «Add a …» in CONTRIBUTING promises: one entry in one registry, and the rest of the tool knows of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kompetansepakke.content.view import view
from kompetansepakke.figures.drawing.draw import Canvas
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import TITLE, texts
from kompetansepakke.figures.registry import KINDS
from kompetansepakke.pages import makers
from kompetansepakke.pages.parts.made_page import Body, MadePage, Maker, Making
from kompetansepakke.pages.stage import SiteFacts, Stage, StageWish, read_stage, write_stage
from kompetansepakke.plan.calendar.read_breaks import STANDARD, built_in_standard
from kompetansepakke.plan.outline import course, school
from kompetansepakke.reference.editor_guide import keys_markdown
from kompetansepakke.reference.json_schema import document
from kompetansepakke.search.index import write_search
from kompetansepakke.search.page_texts import read_page
from kompetansepakke.source.blocks.block_kinds import BLOCKS, BlockKind, Length, Usual
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import PAGE as PAGE_KEYS
from kompetansepakke.source.yaml.keys import Key, table
from kompetansepakke.source.yaml.localized import Words
from kompetansepakke.words.languages import use_site_words
from tests.core.reading import FRONT, HEAD, PAGE, SITE, VOCABULARY, body_codes, codes, read

ON = date(2026, 11, 21)


def staged(files: Mapping[str, str | bytes], folder: Path, edition: str = "leder") -> Stage:
    """The site of `files` as an edition's stage."""
    content, found = read(files)
    assert [one for one in found if one.severity == "error"] == []
    together = tuple(one.id for one in content.vocabulary.editions)
    wish = StageWish(content.vocabulary.edition(edition), "nb", ON, together, pdf=True)
    folder.mkdir()
    facts = SiteFacts(folder, "Nettsted", school_breaks={STANDARD: built_in_standard()})
    return write_stage(facts, content, wish, folder)


def written(stage: Stage, path: str) -> str:
    return (stage.docs / path).read_text(encoding="utf-8")


@pytest.fixture
def quiz(monkeypatch: pytest.MonkeyPatch) -> Iterator[BlockKind]:
    """A kind of block that the tool hasn't got, made of another's options."""
    options = {name: BLOCKS["task"].options[name] for name in ("id", "minutes", "work", "phase", "roles")}
    kind = BlockKind("quiz", "title", options, "En prøve.", norwegian=("prøve",), filter_value="prove",
                     usual=(Usual("prøver", 1, 2),), length=Length("minutes", 5, 10, "minutter"))
    monkeypatch.setitem(BLOCKS, "quiz", kind)
    use_site_words({"nb": {"phrases": {"kind_quiz": "Prøve", "kinds_quiz": "Prøver"}}})
    yield kind
    use_site_words({})


QUIZ = "/// quiz | Hva husker du?\n    id: husker\n    minutes: 20\n    work: team\n\nSvar.\n/// end quiz\n"


@pytest.mark.usefixtures("quiz")
def test_a_new_kind_of_block_is_read_and_refused_where_it_is_wrong() -> None:
    assert body_codes(QUIZ) == []
    assert body_codes(QUIZ.replace("    minutes: 20\n", "")) == ["KP206"]
    assert body_codes(QUIZ.replace("/// end quiz\n", "")) == ["KP302"]
    assert body_codes("Se /// quiz her.\n") == ["KP301"]
    found = read({**SITE, PAGE: HEAD + QUIZ.replace("quiz", "prøve")})[1]
    assert "Mente du «/// quiz | Hva husker du?»?" in found[0].fix


@pytest.mark.usefixtures("quiz")
def test_a_new_kind_of_block_counts_in_the_scope_of_a_module() -> None:
    found = read({**SITE, "modules/p/1-a/index.md": FRONT.replace("min_weeks", "hours: 8-10\nmin_weeks"),
                  PAGE: HEAD + QUIZ})[1]
    assert any(one.code == "KP602" and "prøver" in str(one) and "5–10 minutter" in str(one) for one in found)
    assert not any(one.code == "KP601" and "prøver" in str(one) for one in found)


@pytest.mark.usefixtures("quiz")
def test_a_new_kind_of_block_is_shown_listed_planned_and_found(tmp_path: Path) -> None:
    task = "/// task | Svar\n    id: svar\n    minutes: 5\n    work: team\n\nSvar.\n/// end task\n"
    stage = staged({**SITE, PAGE: HEAD + QUIZ + "\n" + task}, tmp_path / "stage")
    card = written(stage, "p/1-a/01-x.md")
    assert "html | div.kp-card.kp-quiz" in card
    assert "Prøve · 20 minutter" in card
    assert "Prøver" in written(stage, "p/1-a/index.md")
    assert 'value="prove"' in written(stage, "ressurser/index.md")
    assert json.loads(written(stage, "catalog.json"))["packages"][0]["modules"][0]["resources"][0]["kind"] == "quiz"
    content, _ = read({**SITE, PAGE: HEAD + QUIZ})
    seen = view(content, content.vocabulary.edition("laerer"), ON)
    assert course(seen, seen.packages[0], school(content, ON)["p"]).modules[0].hours.team == 20
    page = read_page(
        '<body><article data-kp-index="page"><h1>Side</h1><div class="kp-card kp-quiz"><h2 id="husker">Hva?</h2>'
        "<p>Svar.</p></div></article></body>", "")
    write_search(tmp_path, "nb", [page], Path.write_bytes)
    assert "Prøve" in (tmp_path / "search/index.js").read_text(encoding="utf-8")


@pytest.mark.usefixtures("quiz")
def test_a_new_kind_of_block_is_in_the_editor_guide() -> None:
    assert "### Blokken `quiz`\n\nEn prøve. Etter `|` står en tittel." in keys_markdown()


def _thanks(making: Making) -> Iterator[MadePage]:
    yield MadePage("takk/index.md", "thanks", "Takk", lambda _: Body("# Takk\n", {"navn.txt": "Kari\n"}),
                   nav_title="Takk til", in_shell=True)
    for package in making.view.packages:
        yield MadePage(f"{package.id}/takk/index.md", "thanks", "Takk for pakken", lambda _: Body("# Takk\n"),
                       package=package, pdf="takk.pdf" if making.pdf else "")


@pytest.fixture
def _thanks_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that the tool doesn't make: one of the edition, and one of each package."""
    monkeypatch.setattr(makers, "MAKERS", (*makers.MAKERS, Maker(_thanks, ("takk",)),
                                           Maker(lambda _: iter(()), ("takk",), in_package=True)))


@pytest.mark.usefixtures("_thanks_pages")
def test_a_new_made_page_is_written_and_told_of(tmp_path: Path) -> None:
    stage = staged(SITE, tmp_path / "stage")
    assert written(stage, "takk/index.md").endswith("---\n\n# Takk\n")
    assert written(stage, "takk/navn.txt") == "Kari\n"
    assert {"Takk til": "takk/index.md"} in stage.nav
    assert {"p/takk/index.md"} == {path for path in stage.outside_nav if "takk" in path}
    assert {"takk/index.md"} == {path for path in stage.shell if "takk" in path}
    assert stage.pdfs["p/takk/index.md"] == "takk.pdf"
    assert read_stage(stage.folder) == stage
    assert written(stage, "p/takk/index.md").count('"same": true') == 3


@pytest.mark.usefixtures("_thanks_pages")
def test_no_editor_can_take_the_address_of_a_new_made_page_and_all_may_link_to_it() -> None:
    taken = {**SITE, "docs/takk.md": HEAD, "docs/p/takk.md": HEAD}
    assert codes(taken) == [("docs/p/takk.md", "KP107"), ("docs/takk.md", "KP107")]
    assert body_codes("[x](../takk/index.md), [y](../../../docs/takk/index.md)\n") == []


@pytest.mark.parametrize("package", [False, True])
def test_every_made_page_lies_in_a_folder_that_its_maker_names(*, package: bool) -> None:
    files = {**SITE, "modules/p/package.yml": "title: P\npurpose: F\nyear_wheel: {title: A, steps: [{id: a, title: B, "
             "month: 3}]}\nplans: [{id: r, title: R, lanes: [{id: l, title: L, items: [{id: i, title: I, "
             "date: 2027-01-12}]}]}]\n", PAGE: HEAD + QUIZ.replace("quiz", "task")}
    content, _ = read(files)
    making = Making(view(content, content.vocabulary.edition("leder"), ON), pdf=True, offline=True)
    for maker in makers.MAKERS:
        for page in maker.pages(making):
            if (page.package is not None) is package and maker.folders:
                assert page.path.split("/")[int(package)] in maker.folders
                assert maker.in_package is package


@dataclass(frozen=True)
class _Stairs:
    """A drawing that the tool hasn't got."""

    steps: tuple[Words, ...]


def _draw_stairs(canvas: Canvas, stairs: _Stairs, locale: str) -> float:
    for number, step in enumerate(stairs.steps):
        canvas.text(10, 20.0 * number, [step(locale)], "kp-svg__text", 12)
    return 20.0 * len(stairs.steps)


@pytest.fixture
def _stairs(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = table(Key("steps", texts(TITLE, 2, 3), "Trinnene.", required=True))
    monkeypatch.setitem(KINDS, "stairs", FigureKind("stairs", "En trapp.", _Stairs, keys, _draw_stairs))


FIGURES = "trapp: {kind: stairs, title: Trappa, description: En trapp, steps: [Nederst, Øverst]}\n"


@pytest.mark.usefixtures("_stairs")
def test_a_new_kind_of_figure_is_read_drawn_and_documented(tmp_path: Path) -> None:
    site = {**SITE, PAGE: HEAD + '{{ figur("trapp") }}\n', "modules/p/figures.yml": FIGURES}
    short = {**site, "modules/p/figures.yml": FIGURES.replace(", Øverst", "")}
    assert ("KP802", 1) in [(one.code, one.line) for one in read(short)[1]]
    assert "Øverst </tspan></text>" in written(staged(site, tmp_path / "stage"), "p/1-a/01-x.md")
    assert "### Figuren `stairs`\n\nEn trapp." in keys_markdown()
    schema = document(VOCABULARY)["$defs"]
    assert schema["stairs_figure"]["required"] == ["kind", "title", "description", "steps"]
    assert "stairs" in schema["figures"]["additionalProperties"]["properties"]["kind"]["enum"]


@pytest.fixture
def _theme_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PAGE_KEYS, "theme", Key("theme", kinds.TEXT, "Hva siden handler om."))


@pytest.mark.usefixtures("_theme_key")
def test_a_new_key_of_front_matter_is_read_and_documented_and_goes_no_further(tmp_path: Path) -> None:
    site = {**SITE, PAGE: HEAD.replace("title", "theme: Dybdelæring\ntitle") + "Tekst.\n"}
    assert codes(site) == []
    assert codes({**site, PAGE: HEAD.replace("title", "theme: [a]\ntitle")}) == [(PAGE, "KP205")]
    assert codes({**site, PAGE: HEAD.replace("title", "thema: a\ntitle")}) == [(PAGE, "KP203")]
    assert "theme" in document(VOCABULARY)["$defs"]["page"]["properties"]
    assert "| `theme` | en tekst, i hermetegn om den har kolon | Hva siden handler om. |" in keys_markdown()
    assert "Dybdelæring" not in written(staged(site, tmp_path / "stage"), "p/1-a/01-x.md")
