"""`kp diff` on a real repository: which revision it reads, what it leaves alone, and its exit codes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kompetansepakke.cli.main import main
from tests.programs import program
from tests.site.building import FRONT, HEAD, PACKAGE, Files, write
from tests.test_git_history import git

PAGE = "modules/p/1-a/01-x.md"
FILES: Files = {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT, PAGE: HEAD + "Første tekst.\n",
         "modules/p/1-a/02-y.md": HEAD.replace("all", "[leader]") + "![Et bilde](bilde.png)\n",
         "modules/p/1-a/bilde.png": b"a"}
Kp = Callable[..., tuple[int, str, str]]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a folder of a repository, with one commit; git is told to leave its pages out of archives."""
    root = tmp_path / "lager"
    write(root / "nettsted", {**FILES, ".gitattributes": "*.md export-ignore\n"})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Først")
    return root / "nettsted"


@pytest.fixture
def kp(site: Path, capsys: pytest.CaptureFixture[str]) -> Kp:
    def run(*arguments: str, root: Path = site) -> tuple[int, str, str]:
        code = main(["-C", str(root), "diff", *arguments])
        return code, *capsys.readouterr()
    return run


def commit(site: Path, path: str, text: str | bytes) -> None:
    (site / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    git(site, "add", "-A")
    git(site, "commit", "-qm", "Mer")


def test_it_answers_0_whether_something_is_changed_or_not_and_leaves_the_repository_alone(site: Path, kp: Kp) -> None:
    assert kp("HEAD")[0] == 0
    assert "Ingenting er endret for leserne." in kp("HEAD")[1]
    (site / PAGE).write_text(HEAD + "Første nye tekst.\n", encoding="utf-8")
    code, out, err = kp("HEAD")
    assert (code, err) == (0, "")
    assert out == ("Endret for leserne siden HEAD "
                   f"({revision(site, 'HEAD')[:10]}, 1. januar 2020)\n\nAlle utgavene\n  Sider og blokker\n"
                   "    - Endret: 1.1 Side (p/1-a/01-x/): 1 nytt ord\n")
    changed = subprocess.run([program("git"), "status", "--porcelain"], cwd=site, capture_output=True, text=True,
                             check=True)
    assert changed.stdout == f" M nettsted/{PAGE}\n"


def revision(site: Path, name: str) -> str:
    return subprocess.run([program("git"), "rev-parse", name], cwd=site, capture_output=True, text=True,
                          check=True).stdout.strip()


def test_what_one_role_may_not_see_is_told_under_that_role_alone(site: Path, kp: Kp) -> None:
    (site / "modules/p/1-a/bilde.png").write_bytes(b"b")
    found = {one["edition"]: one["changes"] for one in json.loads(kp("HEAD", "--format", "json")[1])["editions"]}
    assert found["laerer"] == found["eier"] == []
    assert [one["place"] for one in found["leder"]] == ["p/1-a/bilde.png"]
    code, out, _ = kp("HEAD", "--edition", "laerer", "--format", "md")
    assert (code, out.count("bilde"), "Ingenting er endret" in out) == (0, 0, True)


def test_dots_compare_with_where_the_branch_began(site: Path, kp: Kp) -> None:
    git(site, "switch", "-qc", "min")
    commit(site, PAGE, HEAD + "Første tekst, min.\n")
    git(site, "switch", "-q", "main")
    commit(site, "modules/p/1-a/03-z.md", HEAD)
    git(site, "switch", "-q", "min")
    assert "Borte: 1.3 Side" in kp("main")[1]
    out = kp("main...")[1]
    assert "1.1 Side" in out
    assert "1.3 Side" not in out


def test_templates_and_macros_are_told_and_what_editors_programs_leave_is_not(site: Path, kp: Kp) -> None:
    config = ("site_name: Nettsted\ntheme: {name: material, custom_dir: overrides}\n"
              "plugins: [macros: {module_name: macros}, kompetansepakke]\n")
    offered = "def define_env(env):\n    @env.macro\n    def dato():\n        return '{}'\n"
    files: Files = {"mkdocs.yml": config, PAGE: HEAD + "{{ dato() }}\n", "macros.py": offered.format("i dag"),
                    "overrides/main.html": "{% extends 'base.html' %}\n"}
    write(site, files)
    git(site, "add", "-A")
    git(site, "commit", "-qm", "Mer")
    write(site, {**files, "macros.py": offered.format("i går"), "overrides/.DS_Store": "x"})
    assert kp("HEAD")[1].endswith("\n\nAlle utgavene\n  Maler, stil og makroer\n    - Endret: macros.py. Det makroene "
                                  "lager, kan være annerledes: makroer i bruk dato; antall sider 1\n")
    write(site, {**files, "overrides/main.html": "{% extends 'main.html' %}\n"})
    assert kp("HEAD")[1].endswith("\n    - Endret: overrides/main.html. Alle sider kan være annerledes\n")


def test_an_older_site_is_read_as_far_as_it_can_be(site: Path, kp: Kp) -> None:
    commit(site, PAGE, HEAD + "/// hemmelig\n")
    commit(site, "mkdocs.yml", "site_name: [\n")
    git(site, "checkout", "-q", "HEAD~2", "--", ".")
    code, out, err = kp("HEAD")
    assert code == 0
    assert "Merk: mkdocs.yml i HEAD kan ikke leses her, så roller og utgaver er dagens." in err
    assert "Merk: HEAD har 1 feil etter dagens regler." in err
    assert "Endret: 1.1 Side" in out


def test_content_that_cannot_be_read_is_not_compared(site: Path, kp: Kp) -> None:
    (site / PAGE).write_text(HEAD + "/// hemmelig\n", encoding="utf-8")
    code, out, err = kp("HEAD")
    assert (code, out) == (1, "")
    assert "Innholdet har 1 feil, så ingenting er sammenlignet." in err


@pytest.mark.parametrize(("asked", "why"), [
    ("finnes-ikke", "Git kjenner ikke revisjonen «finnes-ikke» her."),
    ("HEAD~9...", "Git kjenner ikke revisjonen «HEAD~9...» her."),
    ("HEAD:nettsted", "Git kjenner ikke revisjonen «HEAD:nettsted» her.")])
def test_a_revision_that_is_not_there_is_told_in_one_line(kp: Kp, asked: str, why: str) -> None:
    assert kp(asked) == (2, "", f"kp: {why}\n")


def test_a_shallow_clone_is_told_as_what_it_is(site: Path, kp: Kp, tmp_path: Path) -> None:
    commit(site, PAGE, HEAD + "Andre tekst.\n")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{site.parent}", "grunn")
    code, out, err = kp("HEAD~1", root=tmp_path / "grunn/nettsted")
    assert (code, out) == (2, "")
    assert "historien er hentet avkortet. Kjør «git fetch --unshallow»" in err


def test_a_branch_without_a_common_beginning_is_told_as_what_it_is(site: Path, kp: Kp) -> None:
    git(site, "switch", "-q", "--orphan", "egen")
    write(site, FILES)
    commit(site, PAGE, HEAD + "Egen tekst.\n")
    assert kp("main...") == (2, "", "kp: Denne grenen og «main» har ingen felles historie, så den gikk ikke ut derfra "
                             "noe sted. Skriv «main» uten prikkene for å sammenligne med den slik den er.\n")
    assert kp("main")[0] == 0


def test_a_site_that_was_not_there_and_one_without_git_are_told(site: Path, kp: Kp, tmp_path: Path) -> None:
    git(site.parent, "mv", "nettsted", "flyttet")
    git(site.parent, "commit", "-qm", "Flytt")
    code, _, err = kp("HEAD~1", root=site.parent / "flyttet")
    assert (code, "der er det ingen flyttet/mkdocs.yml." in err) == (2, True)
    code, _, err = kp("HEAD", root=write(tmp_path / "uten", FILES))
    assert (code, "Nettstedet ligger ikke i git" in err) == (2, True)
