"""Lines are as old as git says, and pages say when what they show was changed, whoever builds them and where."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from kompetansepakke.engine.site_config import open_site
from kompetansepakke.machine.git_history import line_dates
from kompetansepakke.pages.stage import SiteFacts, StageWish, write_stage
from kompetansepakke.source.staged_head import read_staged_head
from tests.programs import program
from tests.site.building import FRONT, HEAD, PACKAGE, write

PAGE = "modules/p/1-a/01-x.md"
NYNORSK = "modules/p/1-a/01-x.nn.md"
LEADERS = "/// roles | leader\nFor ledere.\n/// end roles\n"


def git(root: Path, *arguments: str, on: str = "2020-01-01") -> None:
    who = ("-c", "user.name=N", "-c", "user.email=n@x.no", "-c", "commit.gpgsign=false",
           "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always")
    when = f"{on}T12:00:00+01:00"
    subprocess.run([program("git"), *who, *arguments], cwd=root, check=True, capture_output=True,
                   env={"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(root), "GIT_AUTHOR_DATE": when,
                        "GIT_COMMITTER_DATE": when})


def commit(root: Path, on: str, **files: str) -> None:
    """Commit the files, by the names of their paths' last parts without suffix."""
    for name, text in files.items():
        path = root / f"docs/{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(root, "add", "-A", on=on)
    git(root, "commit", "-qm", "x", on=on)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "r"
    root.mkdir()
    git(root, "init", "-q")
    commit(root, "2020-01-01", a="en\nto\ntre\nfire\n")
    return root


def days(root: Path, name: str = "docs/a.md") -> list[str]:
    return [str(day) for day in line_dates(root, ("docs",))[name]]


def test_a_line_is_as_old_as_the_commit_that_wrote_it(repository: Path) -> None:
    commit(repository, "2020-02-02", a="en\nTO\ntre\nny\n+++ b/docs/a.md\nfire\n")
    assert days(repository) == ["2020-01-01", "2020-02-02", "2020-01-01", "2020-02-02", "2020-02-02", "2020-01-01"]
    commit(repository, "2020-03-03", a="TO\n--- a/docs/b.md\n+++ b/docs/a.md\n")
    assert days(repository) == ["2020-02-02", "2020-03-03", "2020-02-02"]


def test_spaces_line_ends_and_another_name_change_nothing(repository: Path) -> None:
    commit(repository, "2020-02-02", a="en \n  to\r\ntre\nfire")
    assert set(days(repository)) == {"2020-01-01"}
    git(repository, "mv", "docs/a.md", "docs/æ b.md")
    commit(repository, "2020-03-03")
    assert days(repository, "docs/æ b.md") == ["2020-01-01"] * 4


def test_what_is_merged_is_as_old_as_the_merge(repository: Path) -> None:
    git(repository, "checkout", "-qb", "side")
    commit(repository, "2020-02-02", a="en\nto\ntre\nfire\nfem\n")
    git(repository, "checkout", "-q", "main")
    commit(repository, "2020-02-03", b="annet\n")
    git(repository, "merge", "-q", "--no-ff", "side", on="2020-04-04")
    assert days(repository)[4:] == ["2020-04-04"]


def test_what_is_not_committed_has_no_date(repository: Path) -> None:
    (repository / "docs/a.md").write_text("en\nny\nto\ntre\nfire\n", encoding="utf-8")
    assert days(repository) == ["2020-01-01", "None", "2020-01-01", "2020-01-01", "2020-01-01"]


def test_a_shallow_clone_knows_what_it_has_the_commits_of(repository: Path, tmp_path: Path) -> None:
    commit(repository, "2020-02-02", a="en\nto\ntre\nfire\nfem\n")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "grunn")
    assert days(tmp_path / "grunn") == ["None"] * 5
    commit(tmp_path / "grunn", "2020-03-03", a="en\nto\ntre\nfire\nseks\n")
    assert days(tmp_path / "grunn") == ["None"] * 4 + ["2020-03-03"]


def test_a_site_in_a_folder_of_a_repository_sees_its_own_files(repository: Path) -> None:
    inner = repository / "sted"
    inner.mkdir()
    git(repository, "mv", "docs", "sted/docs")
    commit(inner, "2020-02-02", c="c\n")
    assert sorted(line_dates(inner, ("docs",))) == ["docs/a.md", "docs/c.md"]


def test_without_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert line_dates(tmp_path, ("docs",)) == {}
    monkeypatch.setenv("PATH", "")
    assert line_dates(tmp_path, ("docs",)) == {}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose page, translation and lines for leaders were written on days of their own."""
    root = tmp_path / "s"
    root.mkdir()
    git(root, "init", "-q")
    settings = "site_name: N\ntheme: material\nplugins: [kompetansepakke]\n"
    write(root, {"mkdocs.yml": settings, "modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT,
                 PAGE: HEAD + "Tekst\n\n" + LEADERS, "docs/.gitkeep": ""})
    for on, path, text in (("2021-01-01", PAGE, ""),
                           ("2021-02-02", NYNORSK, "---\ntitle: Side\n---\nTekst\n\n" + LEADERS),
                           ("2021-03-03", PAGE, HEAD + "Tekst\n\n" + LEADERS.replace("For ledere", "Bare for ledere")),
                           ("2021-04-04", PAGE, HEAD.replace("Side", "Ny tittel") + "Tekst\n\n"
                            + LEADERS.replace("For ledere", "Bare for ledere"))):
        if text:
            (root / path).write_text(text, encoding="utf-8")
        git(root, "add", "-A", on=on)
        git(root, "commit", "-qm", "x", on=on)
    return root


def told(root: Path, folder: Path, edition: str, locale: str) -> list[str]:
    """What a page's front matter tells its template of when it was changed."""
    opened = open_site(root)
    facts = SiteFacts(opened.root, opened.name, changes=opened.changes())
    wish = StageWish(opened.vocabulary.edition(edition), locale, date(2026, 1, 1))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    stage = write_stage(facts, opened.read().content, wish, folder)
    _, head = read_staged_head((stage.docs / "p/1-a/01-x.md").read_text(encoding="utf-8")) or ("", {})
    return [head["kp"]["changed"]["day"]] if head["kp"]["changed"] else []


@pytest.mark.parametrize(("edition", "locale", "day"), [
    ("laerer", "nb", "2021-01-01"), ("leder", "nb", "2021-03-03"), ("laerer", "nn", "2021-02-02"),
])
def test_a_page_was_changed_when_what_it_shows_was(site: Path, tmp_path: Path, edition: str, locale: str,
                                                   day: str) -> None:
    assert told(site, tmp_path / "stage", edition, locale) == [day]


def test_the_host_may_turn_it_off(site: Path, tmp_path: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: N\nplugins:\n  - kompetansepakke:\n      changed: false\n", "utf-8")
    assert told(site, tmp_path / "stage", "laerer", "nb") == []
