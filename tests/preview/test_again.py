"""A page that is saved is shown at once, just as it will be when all has been made anew, or told to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kompetansepakke.engine.site_config import open_site
from kompetansepakke.preview.again import Standing
from kompetansepakke.preview.attempt import EDITION, Wish, attempt
from kompetansepakke.preview.board import Fault
from kompetansepakke.preview.watch import changes
from tests.preview.running import ADDRESS, GOOD, PAGE, SMALL, WITH_MACROS, macro, previewing
from tests.site.building import HEAD, write

FRONT_PAGE = "modules/p/1-a/index.md"
OTHER = "modules/p/1-a/02-y.md"
FOR_LEADERS = "/// roles | leader owner\n\nBare for lederne.\n\n/// end roles\n"
SHEET = "/// worksheet | Et ark\n    id: ark\n\n- Skriv her.\n\n/// end worksheet\n"
BODIES = {
    "words": "Andre ord, med **vekt** og [en vei](02-y.md).\n",
    "headings": "## En\n\nTekst.\n\n### To\n\n## Tre\n",
    "blocks": f"Før.\n\n{SHEET}\n{FOR_LEADERS}\nEtter.\n",
    "a call of a macro": 'Tekst og {{ hei("du") }}.\n',
    "nothing": "",
}
WRONG = {
    "KP206": HEAD + "/// vido | Film\n///\n",
    "KP408": HEAD + "Tekst.\n\n<script>alert(1)</script>\n",
    "KP401": HEAD + "Se [borte](03-borte.md).\n",
    "KP410": HEAD + "{{ borte() }}\n",
    "KP202": "---\ntitle: [\n---\nTekst.\n",
}
MORE_THAN_A_PAGE = {
    "a page for others": HEAD.replace("all", "[leader]") + "Tekst.\n",
    "a page that isn't open": HEAD.replace("all", "all\nopens: 2099-01-01") + "Tekst.\n",
}


@dataclass
class Shown:
    """A site, and its teachers' edition as it stands in `target`."""

    root: Path
    edition: Path
    standing: Standing

    def show(self, path: str, text: str) -> tuple[Fault, ...] | None:
        (self.root / path).write_text(text, encoding="utf-8")
        return self.standing.show({self.root.resolve() / path: True})

    def page(self, edition: Path | None = None) -> str:
        """The page without the menu above it, which is made when all is."""
        html = self.file(edition).read_text(encoding="utf-8")
        return html[html.index("<main"):]

    def file(self, edition: Path | None = None) -> Path:
        return (edition or self.edition) / ADDRESS.strip("/") / "index.html"

    def made_anew(self, number: int) -> str:
        """The page as a whole round makes it."""
        edition, standing = made(self.root, self.edition.with_name(f"hel-{number}"))
        standing.render.close()
        return self.page(edition)


def made(root: Path, folder: Path) -> tuple[Path, Standing]:
    """What a whole round makes in `folder`."""
    folder.mkdir()
    outcome, standing = attempt(Wish(root), open_site, "127.0.0.1:1", folder)
    assert outcome.faults == ()
    assert standing
    return folder / EDITION, standing


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder = tmp_path_factory.mktemp("igjen")
    files = {**SMALL, "mkdocs.yml": WITH_MACROS, "macros.py": macro("return 'Hei ' + navn"), OTHER: HEAD + "Mer.\n"}
    root = write(folder / "nettsted", files)
    edition, standing = made(root, folder / "vist")
    yield Shown(root, edition, standing)
    standing.render.close()


def test_a_page_is_shown_as_it_will_be_when_all_has_been_made(shown: Shown) -> None:
    for number, body in enumerate(BODIES.values()):
        assert shown.show(PAGE, HEAD + body) == ()
        assert shown.page() == shown.made_anew(number)
    assert "Bare for lederne" not in "".join(path.read_text(encoding="utf-8")
                                             for path in shown.standing.stage.rglob("*.md"))


def test_pages_that_are_saved_together_are_shown_together(shown: Shown) -> None:
    other = shown.root / OTHER
    other.write_text(HEAD + "Mer og mer.\n", encoding="utf-8")
    (shown.root / PAGE).write_text(HEAD + "Like mye.\n", encoding="utf-8")
    root = shown.root.resolve()
    assert shown.standing.show({root / PAGE: True, root / OTHER: True}) == ()
    assert "Like mye." in shown.page()
    assert "Mer og mer." in (shown.edition / "p/1-a/02-y/index.html").read_text(encoding="utf-8")


def test_who_reads_the_page_meanwhile_reads_all_of_it(shown: Shown) -> None:
    assert shown.show(PAGE, GOOD) == ()
    with shown.file().open(encoding="utf-8") as reading:
        beginning = reading.read(20)
        before = shown.file().read_text(encoding="utf-8")
        assert shown.show(PAGE, HEAD + "Noe helt annet.\n") == ()
        assert beginning + reading.read() == before
    assert "Noe helt annet." in shown.page()


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_with_a_page_is_told_and_the_page_stays(shown: Shown, code: str) -> None:
    assert shown.show(PAGE, GOOD) == ()
    before = shown.page()
    faults = shown.show(PAGE, WRONG[code])
    assert faults
    assert code in {one.code for one in faults}
    assert {one.place.partition(":")[0] for one in faults} == {PAGE}
    assert shown.page() == before
    assert shown.show(PAGE, GOOD) == ()


@pytest.mark.parametrize("what", MORE_THAN_A_PAGE)
def test_what_may_concern_more_than_the_page_is_left_until_all_is_looked_at(shown: Shown, what: str) -> None:
    assert shown.show(PAGE, GOOD) == ()
    before = shown.page()
    assert shown.show(PAGE, MORE_THAN_A_PAGE[what]) is None
    assert shown.page() == before
    assert shown.show(PAGE, GOOD) == ()


CHANGED: Mapping[str, dict[str, bool]] = {
    "a page and what isn't one": {PAGE: True, "macros.py": True},
    "more pages than a few": {f"docs/{number}.md": True for number in range(6)},
    "a page that is new or gone": {PAGE: False},
    "what all pages are made with": {"macros.py": True},
    "the configuration": {"mkdocs.yml": True},
    "what isn't a page": {"modules/p/package.yml": True},
    "a template": {"overrides/main.md": True},
    "what lies outside the site": {"../felles.md": True},
    "a page that is gone by now": {"modules/p/1-a/09-borte.md": True},
}


@pytest.mark.parametrize("what", CHANGED)
def test_more_than_a_page_is_for_a_whole_build(shown: Shown, what: str) -> None:
    root = shown.root.resolve()
    changed = {(root / path).resolve(): stands for path, stands in CHANGED[what].items()}
    assert shown.standing.show(changed) is None


def test_what_can_not_be_written_is_left_for_the_whole_build_to_tell(shown: Shown) -> None:
    assert shown.show(PAGE, GOOD) == ()
    full = replace(shown.standing, stage=shown.root / "mkdocs.yml")
    assert full.show({shown.root.resolve() / PAGE: True}) is None


def test_what_has_changed_is_told_with_whether_it_stands_in_both() -> None:
    before, now = {"a": (1, 1, 1), "b": (1, 1, 1), "c": (1, 1, 1)}, {"a": (2, 1, 1), "c": (1, 1, 1), "d": (1, 1, 1)}
    assert changes(before, now) == {Path("a"): True, Path("b"): False, Path("d"): False}


def test_the_editor_sees_the_page_at_once_and_the_rest_when_she_waits(tmp_path: Path) -> None:
    with previewing(tmp_path, {**SMALL, OTHER: HEAD + "Mer.\n"}) as preview:
        preview.wait_until_told("Bygd på")
        page = preview.site / PAGE
        for number in (1, 2, 3):
            page.write_text(GOOD.replace("Tekst.", f"Utkast {number}."), encoding="utf-8")
            preview.wait_for(ADDRESS, f"Utkast {number}.")
        preview.wait_until_told("Sida er oppdatert på", 3)
        assert preview.told().count("Bygger …") == 1
        preview.wait_until_told("Bygd på", 2)
        page.write_text(GOOD.replace("title: Side", "title: Nytt navn"), encoding="utf-8")
        preview.wait_for("/p/1-a/02-y/", "Nytt navn")
