"""What the engine is asked to render again after a change: the editions that it may show in, and no others."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from kompetansepakke.base.fingerprint import Fingerprints
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.machine.child import run_child
from kompetansepakke.machine.kept import Kept, name_of
from kompetansepakke.pages.stage import SiteFacts, StageWish, write_stage
from kompetansepakke.publish.build import build_site
from kompetansepakke.publish.rendering import Wanted
from kompetansepakke.publish.renditions import Renditions
from kompetansepakke.publish.swap import OutputRefusedError
from kompetansepakke.publish.verify.listing import ROOT_LIST
from kompetansepakke.site.made_folders import KEPT_FOLDER
from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site import BuildJob, Engine, RenderAgain
from tests.site.building import DATE, FRONT, HEAD, PACKAGE, Files, write
from tests.waiting import until

LEADERS = HEAD.replace("all", "[leader]")
TRANSLATED = "---\ntitle: Ei side\n---\n"
CONFIG = ("site_name: Nettsted\ntheme: {name: material}\n"
          "plugins: [macros: {module_name: macros}, kompetansepakke: {changed: false}]\n")
MACROS = "def define_env(env):\n    @env.macro\n    def hei():\n        return 'HEI'\n"
FILES: Files = {
    "mkdocs.yml": CONFIG,
    "macros.py": MACROS,
    "modules/p/package.yml": PACKAGE,
    "modules/p/1-a/index.md": FRONT,
    "modules/p/1-a/01-en.md": HEAD + "Tekst {{ hei() }}, og [et ark](ark.csv).\n",
    "modules/p/1-a/01-en.nn.md": TRANSLATED + "Ein tekst {{ hei() }}, og [eit ark](ark.csv).\n",
    "modules/p/1-a/02-to.md": LEADERS + "For ledere.\n",
    "modules/p/1-a/02-to.nn.md": TRANSLATED + "For leiarar.\n",
    "modules/p/1-a/ark.csv": "a;b\n",
}
ALL = {"laerer", "laerer.nn", "leder", "leder.nn"}


@dataclass
class Noting:
    """The engine `engine`, and the stages that it was asked to render."""

    engine: Engine
    stages: set[str] = field(default_factory=set)

    def __call__(self, job: BuildJob) -> int:
        self.stages.add(job.stage.name)
        return self.engine(job)

    def stay(self, job: BuildJob) -> RenderAgain | None:
        return self.engine.stay(job)


class Idle(Noting):
    """An engine that notes what it was asked, and makes nothing of it."""

    def __call__(self, job: BuildJob) -> int:
        self.stages.add(job.stage.name)
        job.target.mkdir(exist_ok=True)
        return 0


def rendered(root: Path, by: Callable[[Engine], Noting] = Noting, check: Callable[[], object] = int) -> set[str]:
    """Build the site; the names of the stages that were rendered."""
    site = open_site(root)
    engine = by(site.build)
    on = date.fromisoformat(DATE)
    reading = site.check(site.read(), on)
    assert [found for found in reading.problems if found.severity == "error"] == []
    wanted = Wanted(["laerer", "leder"], root / "site", on, False, root / KEPT_FOLDER, time.monotonic())
    with suppress(OutputRefusedError) if by is Idle else nullcontext():  # there is nothing to publish
        build_site(replace(site, build=engine), reading, wanted, check)
    return engine.stages


def change(root: Path, path: str, text: str = "\nMer.\n") -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)


def asked(root: Path) -> set[str]:
    """The names of the stages that a build of the site would render. What it keeps is nothing to build on."""
    return rendered(root, Idle)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("renditions"), FILES)
    assert rendered(root) == ALL
    return root


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """The site with all that a build of it has kept, for one test to change."""
    return Path(shutil.copytree(built, tmp_path / "site"))


@pytest.mark.parametrize(("path", "stages"), [
    ("modules/p/1-a/02-to.nn.md", {"leder.nn"}), ("modules/p/1-a/02-to.md", {"leder"}),
    ("modules/p/1-a/01-en.nn.md", {"laerer.nn", "leder.nn"})])
def test_an_edition_is_rendered_again_when_what_it_shows_has_changed(site: Path, path: str, stages: set[str]) -> None:
    change(site, path)
    assert asked(site) == stages


def test_what_was_rendered_again_is_kept_beside_what_was_not(site: Path) -> None:
    change(site, "modules/p/1-a/01-en.md")
    assert rendered(site) == {"laerer", "leder"}
    assert rendered(site) == set()


def test_the_list_of_the_root_names_what_lies_there_and_nothing_of_an_edition(site: Path) -> None:
    change(site, "modules/p/1-a/02-to.md")
    taken = ".site.new-*/.leder.nn/search/index.js"
    assert rendered(site, check=lambda: until(lambda: list(site.glob(taken)))) == {"leder"}
    published = site / "site"
    own = {path.relative_to(published).as_posix() for path in published.rglob("*") if path.is_file()
           and path.relative_to(published).parts[0] not in ("laerer", "leder")}
    listed = json.loads((published / ROOT_LIST).read_text("utf-8"))
    assert set(listed["files"]) == {path for path in own if not path.startswith(".")} - {ROOT_LIST}


def files(published: Path) -> dict[str, tuple[int, bytes]]:
    """Which file each name in what is published is one of, and what it holds."""
    return {path.relative_to(published).as_posix(): (path.stat().st_ino, path.read_bytes())
            for path in published.rglob("*") if path.is_file()}


def test_what_says_the_same_is_the_file_that_was_published_before(site: Path) -> None:
    rendered(site)
    shutil.copytree(site / "site", site / "kopi", copy_function=os.link)
    before = files(site / "site")
    change(site, "modules/p/1-a/01-en.md")
    rendered(site)
    now = files(site / "site")
    shared = {name for name, file in now.items() if file == before.get(name)}
    changed = {name for name in now if now[name][1] != before.get(name, (0, b""))[1]}
    assert {"laerer/nn/p/1-a/01-en/index.html", "leder/p/1-a/02-to/index.html", "leder/nn/search/p-0.js"} <= shared
    assert {"laerer/p/1-a/01-en/index.html", "leder/p/1-a/01-en/index.html", "leder/search/p-0.js"} <= changed
    assert shared & changed == set()
    assert files(site / "kopi") == before


def test_nothing_is_shared_where_somebody_else_may_write_into_it(site: Path) -> None:
    change(site, "macros.py", "import time\n")
    rendered(site)
    before = {inode for inode, _ in files(site / "site").values()}
    shutil.copytree(site / "site", site / "kopi", copy_function=os.link)  # so that no number is used again
    rendered(site)
    assert before.isdisjoint(inode for inode, _ in files(site / "site").values())


@pytest.mark.parametrize(("path", "text"), [
    ("mkdocs.yml", "copyright: Vi\n"), ("macros.py", "# ny\n"), ("modules/p/1-a/ark.csv", "c;d\n"),
    ("overrides/ny.css", "p { color: red }\n"), ("modules/p/figures.yml", "# ingen ennå\n")])
def test_whatever_else_is_changed_renders_all(site: Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(exist_ok=True)
    change(site, path, text)
    assert asked(site) == ALL


def test_macros_that_may_say_something_else_the_next_time_are_called_in_every_build(
        site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Their pages are kept by what they said, so those that say the same aren't made anew."""
    change(site, "macros.py", "import time\n")
    assert rendered(site) == ALL
    capsys.readouterr()
    assert rendered(site) == ALL
    assert "laerer: 9 sider, 9 av dem fra før" in capsys.readouterr().err


def test_what_is_spoilt_is_rendered_anew(site: Path) -> None:
    (site / KEPT_FOLDER / "kept.sqlite").write_bytes(b"x" * 5000)
    assert asked(site) == ALL


@pytest.mark.parametrize("spoil", [
    lambda page: page.write_text("Noe annet", encoding="utf-8"), lambda page: page.unlink(),
    lambda page: page.replace(page.with_name("borte.html"))])
def test_what_is_not_published_any_more_is_rendered_anew(site: Path, spoil: Callable[[Path], object]) -> None:
    spoil(site / "site/leder/nn/p/1-a/02-to/index.html")
    assert asked(site) == {"leder.nn"}


@pytest.mark.parametrize("path", ["../ut.html", "p/../../ut.html", "/ut.html"])
def test_what_is_told_of_files_elsewhere_is_not_believed(tmp_path: Path, path: str) -> None:
    before, folder, stage = (tmp_path / "a/before", tmp_path / "b/made", tmp_path / "stage")
    for place in (before, folder, stage):
        place.mkdir(parents=True)
    (tmp_path / "a/ut.html").write_bytes(b"ut")
    known = Renditions(tmp_path / "kept", b"", Fingerprints())
    with Kept(tmp_path / "kept") as products:
        told = [b"navn".hex(), "{}", {path: sha256(b"ut").hexdigest()}]
        products.put_json(name_of("rendition as published", "stage"), told)
    assert not known.take(b"navn", folder, stage, before)
    assert [entry for entry in tmp_path.rglob("*") if entry.name == "ut.html"] == [tmp_path / "a/ut.html"]


def refuse() -> None:
    raise SiteError("Innholdet er ikke i orden.")


def take_a_moment() -> int:
    time.sleep(1)
    return 0


def test_what_the_check_refuses_is_not_handed_to_the_engine(tmp_path: Path) -> None:
    site = open_site(write(tmp_path, FILES))
    engine = Idle(site.build)
    wanted = Wanted(["laerer", "leder"], tmp_path / "site", date.fromisoformat(DATE), False, None, time.monotonic())
    with pytest.raises(SiteError, match="ikke i orden"):
        build_site(replace(site, build=engine), site.read(), wanted, refuse)
    assert engine.stages == set()
    assert not (tmp_path / "site").exists()
    assert run_child(take_a_moment, {}, tmp_path) == (0, "")  # whoever works on gets processes as before


def test_a_stage_with_all_pages_in_one_file_says_the_same(site: Path, tmp_path: Path) -> None:
    opened = open_site(site)
    wish = StageWish(opened.vocabulary.edition("leder"), "nb", date.fromisoformat(DATE), ("laerer", "leder"))
    stages = []
    for name in ("many", "one"):
        (tmp_path / name).mkdir()
        stages.append(write_stage(SiteFacts(opened.root, opened.name), opened.read().content, wish, tmp_path / name,
                                  in_one=name == "one"))
    many, one = stages
    pages = {path.relative_to(many.docs).as_posix(): path.read_text("utf-8") for path in many.docs.rglob("*.md")}
    assert (one.texts, one.pages, one.told) == (pages, many.pages, many.told)
    assert many.texts == {}
    assert list(one.docs.rglob("*.md")) == []
    assert (one.docs / "p/1-a/ark.csv").is_file()
