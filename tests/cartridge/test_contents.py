"""What a cartridge holds of an edition, and what it refuses to be made of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kompetansepakke.cli.main import main
from kompetansepakke.publish.cartridge.built_edition import built_edition
from kompetansepakke.publish.cartridge.contents import contents
from tests.cartridge.content import CLOSED, SECRET, SITE_URL
from tests.cartridge.reading import Cartridge, export
from tests.site.building import SMALLEST, write

FIRST = f"{SITE_URL}laerer/p/1-a/01-forste/"


@pytest.fixture
def cartridge(site: Path, tmp_path: Path) -> Cartridge:
    return export(site, tmp_path / "p.imscc")


def test_modules_and_what_is_in_them_stand_in_order(cartridge: Cartridge) -> None:
    assert cartridge.titles() == [
        "Modul 1: Modul", "Modul", "1.1 Å & se", "Film ute", "Podkast ikke spilt inn", "Tekst", "Oppgave & svar",
        "Møtet", "Arket", "1.2 Andre", "Modul 3: Siste", "Siste"]


def test_meetings_are_discussions_tasks_assignments_and_the_rest_links(cartridge: Cartridge) -> None:
    kinds = {title: cartridge.of(title)[0] for title in cartridge.titles() if not title.startswith("Modul ")}
    assert kinds["1.1 Å & se"] == kinds["Modul"] == "webcontent"
    assert kinds["Møtet"] == "imsdt_xmlv1p3"
    assert kinds["Oppgave & svar"] == "assignment_xmlv1p0"
    assert {kinds[title] for title in ("Film ute", "Podkast ikke spilt inn", "Tekst", "Arket")} == {"imswl_xmlv1p3"}


def test_an_older_version_has_a_task_as_a_page(site: Path, tmp_path: Path) -> None:
    kind, html = export(site, tmp_path / "p.imscc", version="1.1").of("Oppgave & svar")
    assert kind == "webcontent"
    assert '<a href="../p/1-a/02-andre/index.html">neste del</a>' in html


def test_a_film_leads_to_where_it_is_shown_and_what_the_site_has_to_the_site(cartridge: Cartridge) -> None:
    assert 'href="https://example.org/film"' in cartridge.of("Film ute")[1]
    assert f'href="{FIRST}#podkast"' in cartridge.of("Podkast ikke spilt inn")[1]


def test_a_figure_is_an_image_that_says_what_it_shows(cartridge: Cartridge) -> None:
    _, page = cartridge.of("1.1 Å & se")
    assert 'alt="Kjede. Først en, så to"' in page
    drawings = [data for name, data in cartridge.files.items() if name.endswith(".svg")]
    assert drawings
    assert all(data.startswith(b"<svg ") for data in drawings)
    assert "$IMS-CC-FILEBASE$/web_resources/figurer/" in cartridge.of("Møtet")[1]


def test_links_lead_within_the_cartridge_or_to_the_site(cartridge: Cartridge) -> None:
    _, page = cartridge.of("1.1 Å & se")
    assert '<a href="../02-andre/index.html">neste del</a>' in page
    assert f'<a href="{SITE_URL}laerer/p/tidsplan/">tidsplanen</a>' in page
    assert '<img src="../../../web_resources/p/1-a/bilde.png" alt="En strek">' in page
    assert '<a href="https://example.org/a?b=1&amp;c=2">verden</a>' in page


def test_what_only_styles_and_icons_show_is_told_in_letters_and_words(cartridge: Cartridge) -> None:
    _, page = cartridge.of("1.2 Andre")
    assert '<li><span title="Ikke gjort">☐</span> Står igjen</li>' in page
    assert '<li><span title="Gjort">☑</span> Gjort Ja</li>' in page


def test_nothing_is_left_of_links_that_the_tool_makes_where_they_lead_nowhere(site: Path) -> None:
    for edition in ("laerer", "leder"):
        made = contents(built_edition(site / "site", edition), "p", "", thin=False)
        html = {entry.title: entry.html for unit in made.units for entry in unit.entries}
        said = "".join(html.values())
        assert "tidsplanen" in html["1.1 Å & se"]  # an editor's own word is kept
        assert "Lederguide" not in said
        assert [word for word in ("Deltakerark", "Møtereferat", "Til utskrift", "i tidsplanen", "<ul></ul>")
                if word in said] == []
    there = contents(built_edition(site / "site", "laerer"), "p", SITE_URL, thin=False)
    front = next(entry.html for unit in there.units for entry in unit.entries if entry.title == "Modul")
    assert [word for word in ("Deltakerark", "Til utskrift", "i tidsplanen") if word not in front] == []


def test_what_has_not_opened_is_left_out(site: Path, tmp_path: Path) -> None:
    for edition in ("laerer", "leder"):
        whole = export(site, tmp_path / f"{edition}.imscc", edition)
        assert [name for name, data in whole.files.items() if CLOSED[:20] in data.decode("utf-8", "replace")] == []
        assert "03-stengt/index.html" not in str(sorted(whole.files))


def test_what_is_for_leaders_is_in_their_cartridge_alone(site: Path, tmp_path: Path) -> None:
    def holders(edition: str) -> list[str]:
        return [name for name, data in export(site, tmp_path / f"{edition}.imscc", edition).files.items()
                if SECRET[:40] in data.decode("utf-8", "replace")]

    assert holders("laerer") == []
    assert len(holders("leder")) == 3  # the page, the assignment and the page that stands in for it


def test_a_thin_cartridge_leads_to_the_site_for_every_page(site: Path, tmp_path: Path) -> None:
    thin = export(site, tmp_path / "p.imscc", thin=True)
    assert [name for name in thin.files if name.startswith("p/")] == []
    kind, link = thin.of("1.1 Å & se")
    assert kind == "imswl_xmlv1p3"
    assert f'href="{FIRST}"' in link
    assert f"{FIRST}#mote" in thin.of("Møtet")[1]


def test_the_bytes_are_the_same_each_time_and_names_last_when_texts_change(site: Path, tmp_path: Path) -> None:
    first, again = (export(site, tmp_path / name) for name in ("a.imscc", "b.imscc"))
    assert first.data == again.data
    names = {edition: set(export(site, tmp_path / "c.imscc", edition).resources) for edition in ("laerer", "leder")}
    own = {edition: {name for name in found if "-file-" not in name} for edition, found in names.items()}
    assert own["laerer"].isdisjoint(own["leder"])  # two editions can lie in one course


def test_an_edition_that_is_not_built_is_refused_with_the_mend(tmp_path: Path,
                                                               capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path / "site", {"mkdocs.yml": SMALLEST})
    assert _refused(root, capsys) == f"kp: Utgaven laerer er ikke bygd i «{root / 'site'}». Kjør «kp build» først.\n"


def test_an_edition_that_was_changed_after_the_build_is_refused(site: Path, tmp_path: Path,
                                                                capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "kopi"
    shutil.copytree(site, copy)
    for path, text in (("p/1-a/02-andre/index.html", "Endret"), ("offline.json", "")):
        (copy / "site/laerer" / path).write_text(text, encoding="utf-8")
        assert f"{path} er ikke slik den ble bygd. Kjør «kp build» på nytt." in _refused(copy, capsys)
    assert not (tmp_path / "ut.imscc").exists()


def test_a_thin_cartridge_needs_the_address_of_the_site(site: Path, tmp_path: Path,
                                                        capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "kopi"
    shutil.copytree(site, copy)
    (copy / "mkdocs.yml").write_text(SMALLEST, encoding="utf-8")
    assert "site_url" in _refused(copy, capsys, "--thin")


@pytest.mark.parametrize(("asked", "said"), [
    (["--package", "q", "--edition", "laerer"], "Pakken «q» finnes ikke i utgaven laerer. Pakker: p."),
    (["--package", "p", "--edition", "larer"], "Utgaven «larer» finnes ikke. Mente du «laerer»?"),
    (["--package", "p", "--edition", "laerer", "--output", "modules/p.imscc"], "modules/"),
])
def test_what_is_not_there_and_what_would_be_published_is_refused(
        site: Path, asked: list[str], said: str, monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(site)
    assert main(["export", "cartridge", *asked]) == 2
    assert said in capsys.readouterr().err


def _refused(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """The one line that is said."""
    capsys.readouterr()
    asked = ["--package", "p", "--edition", "laerer", "--output", str(root.parent / "ut.imscc"), *more]
    assert main(["-C", str(root), "export", "cartridge", *asked]) == 2
    return capsys.readouterr().err
