"""`kp stage` leaves a plain site, and every engine makes of it what the plugin's own build is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.engines.content import FILES, SECRET
from tests.engines.running import built, engine, mains
from tests.site.building import DATE, contents, everything, kp, write


def stage(root: Path, output: Path, *arguments: str) -> Path:
    """The folder that `kp stage` leaves."""
    wanted = () if "--edition" in arguments else ("--edition", "laerer")
    done = kp(root, "stage", "--output", str(output), "--date", DATE, *wanted, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="module")
def staged(small: Path) -> Path:
    """The teachers' edition of the small site, staged."""
    return stage(small, small.parent / "stage")


def as_browsers_read(html: str) -> str:
    """Without what says the same: MiniJinja escapes the slash, and Zensical begins relative addresses with `./`."""
    return re.sub(r'((?:href|src)=")(?:\./)+(?=[^"])', r"\1", html.replace("&#x2f;", "/"))


@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_the_staged_site_gives_the_plugin_s_own_files(name: str, staged: Path, by_mkdocs: Path, tmp_path: Path) -> None:
    assert contents(built(name, staged, tmp_path / "ut")) == contents(by_mkdocs)


def test_zensical_gives_the_same_pages_without_plugins(staged: Path, by_mkdocs: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(staged, tmp_path / "stage"))
    done = engine("zensical", root)
    assert done.returncode == 0, done.stdout + done.stderr
    wanted = {path: as_browsers_read(main) for path, main in mains(by_mkdocs).items()}
    assert {path: as_browsers_read(main) for path, main in mains(root / "site").items()} == wanted
    assert contents(by_mkdocs).keys() - contents(root / "site").keys() == {"sitemap.xml", "sitemap.xml.gz"}


def test_nynorsk_is_staged_as_it_is_built(small: Path, tmp_path: Path) -> None:
    plain = stage(small, tmp_path / "stage", "--locale", "nn")
    own = built("mkdocs", small, tmp_path / "eget", KP_LOCALE="nn")
    assert "Ein tekst." in (own / "p/1-a/02-y/index.html").read_text(encoding="utf-8")
    assert contents(built("mkdocs", plain, tmp_path / "ut")) == contents(own)


def test_the_stage_holds_the_edition_and_nothing_else(small: Path, staged: Path, tmp_path: Path) -> None:
    assert SECRET.lower() not in everything(staged)
    assert SECRET.lower() in everything(stage(small, tmp_path / "leder", "--edition", "leder"))


def test_no_plugin_and_no_macro_call_is_left(staged: Path) -> None:
    settings = (staged / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\nplugins: []\n" in settings
    assert "Hei, **Kari** på Solsiden!" in (staged / "docs/om-oss.md").read_text(encoding="utf-8")
    assert [path for path in (staged / "docs").rglob("*.md") if "{{" in path.read_text(encoding="utf-8")] == []


def test_the_front_matter_stays_as_it_was_staged(staged: Path) -> None:
    _, matter, _ = (staged / "docs/p/1-a/01-x.md").read_text(encoding="utf-8").split("---\n", 2)
    assert yaml.safe_load(matter)["kp"]["package"] == "p"


@pytest.mark.parametrize(("macros", "told"), [
    ("        return 1 / 0\n", "docs/om-oss.md: en makro på sida virker ikke. ZeroDivisionError"),
    ("        return env.variables['borte']\n", "docs/om-oss.md: en makro på sida virker ikke. "),
    ("        return 1\n    raise ValueError('Borte\\nvekk')\n", "makroene lar seg ikke lese: ValueError: Borte vekk"),
])
def test_a_macro_that_fails_is_told_in_one_line(tmp_path: Path, macros: str, told: str) -> None:
    module = f"def define_env(env):\n    @env.macro\n    def hilsen(navn):\n{macros}"
    root = write(tmp_path / "nettsted", {**FILES, "makroer.py": module})
    done = kp(root, "stage", "--edition", "laerer", "--output", str(tmp_path / "ut"))
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "ut").exists()


def test_content_with_errors_is_not_staged(tmp_path: Path) -> None:
    root = write(tmp_path / "nettsted", {"docs/a.md": "uten hode\n"})
    done = kp(root, "stage", "--edition", "laerer", "--output", str(tmp_path / "ut"))
    assert done.returncode == 1
    assert "docs/a.md:1: KP201" in done.stdout
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("there", [{"fil": "min"}, {"mkdocs.yml": "min"}, {".kompetansepakke": "", "index.html": "ut"}])
def test_a_folder_with_something_else_in_it_is_left_alone(small: Path, tmp_path: Path, there: dict[str, str]) -> None:
    for name, text in there.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = contents(tmp_path)
    done = kp(small, "stage", "--edition", "laerer", "--output", str(tmp_path))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert contents(tmp_path) == before


def test_a_stage_is_replaced_by_the_next(small: Path, staged: Path, tmp_path: Path) -> None:
    shutil.copytree(staged, tmp_path / "ut")
    (tmp_path / "ut/site").mkdir()
    (tmp_path / "ut/site/rest.html").write_text("x", encoding="utf-8")
    assert contents(stage(small, tmp_path / "ut")) == contents(staged)
