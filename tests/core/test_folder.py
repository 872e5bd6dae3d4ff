"""What git, systems and programs do to the folder of a site, and what `kp check` makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetansepakke.cli.main import main
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.project import read_content
from tests.core.reading import HEAD, PAGE, SITE

CONFIG = "site_name: Prøve\ntheme: {name: material}\nplugins: [kompetansepakke]\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site as git gives it: without the empty folder `docs`."""
    for path, text in {"mkdocs.yml": CONFIG, **SITE, PAGE: HEAD}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def check(site: Path) -> int:
    return main(["-C", str(site), "check"])


def test_a_site_without_docs_gets_the_empty_folder_that_git_does_not_keep(site: Path) -> None:
    assert check(site) == 0
    assert list((site / "docs").iterdir()) == []


def test_it_is_told_so_where_the_folder_can_not_be_made(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert check(site) == 2
    said = capsys.readouterr().err
    assert "docs mangler" in said
    assert said.count("\n") == 1


def test_a_folder_that_is_no_site_of_ours_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: En annens\n", encoding="utf-8")
    assert check(tmp_path) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "._01-x.md",
        "Thumbs.db",
        "desktop.ini",
        ".01-x.md.swp",
        "01-x.md~",
        ".#01-x.md",
        "#01-x.md#",
        "~$ark.docx",
        ".~lock.ark.odt#",
        ".directory",
        ".01-x.md.kate-swp",
        "~WRL0001.tmp",
        ".git",
        ".gitattributes",
        ".editorconfig",
        ".nfs000000001234",
        ".goutputstream-AB12",
        "01-x.md.bak",
        "01-x.md.orig",
        "Icon\r",
    ],
)
def test_what_systems_and_programs_leave_behind_stops_nobody(site: Path, name: str) -> None:
    for folder in ("modules", "modules/p", "modules/p/1-a"):
        (site / folder / name).write_bytes(b"\0")
    assert check(site) == 0


@pytest.mark.parametrize("name", [".git", ".obsidian", ".idea", ".vscode", "__MACOSX", "01-x.md.sb-1a2b3c4d-xYz"])
def test_the_folders_that_they_leave_stop_nobody_and_give_no_page(site: Path, name: str) -> None:
    for folder in ("docs", "modules", "modules/p", "modules/p/1-a"):
        (site / folder / name / "package.yml").parent.mkdir(parents=True)
        (site / folder / name / "package.yml").write_text("{", encoding="utf-8")
        (site / folder / name / "01-x.md").write_text(HEAD, encoding="utf-8")
    before = open_site(site)
    content = read_content(before.root, before.vocabulary, before.macros)
    assert content.problems == ()
    assert [package.id for package in content.content.packages] == ["p"]
    assert [page.source for module in content.content.packages[0].modules for page in module.pages] == [PAGE]


def test_the_dangling_link_of_a_program_stops_nobody_either(site: Path) -> None:
    (site / "modules/p/1-a/.#01-x.md").symlink_to("somebody@somewhere.1234")
    assert check(site) == 0


@pytest.mark.parametrize("name", [".skjult.md", "#viktig.md", "~01-x.md", "notat.txt", "sb-ark.exe"])
def test_a_file_that_may_be_content_is_not_passed_over(
    site: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "modules/p/1-a" / name).write_text(HEAD, encoding="utf-8")
    assert check(site) == 1
    assert name in capsys.readouterr().out


def test_what_no_eye_sees_on_one_page_hides_no_mistake_on_another(site: Path) -> None:
    (site / PAGE).write_text(HEAD + "usyn\u200blig\n", encoding="utf-8")
    (site / PAGE).with_name("02-y.md").write_text(HEAD + "[Borte](99-z.md) <b onclick=x>her</b>\n", encoding="utf-8")
    opened = open_site(site)
    assert [found.code for found in opened.check(opened.read()).problems if found.severity == "error"] \
        == ["KP102", "KP408", "KP401"]
