"""`kp new`: what it writes is in order at once, numbers follow on, and what can't be is refused in one line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kompetansepakke.cli.main import main
from kompetansepakke.content.front.frontmatter import read_page, split
from kompetansepakke.site.declared import DEFAULT_ROLES
from kompetansepakke.source.text import read_lines

SMALLEST = "site_name: Prøve\ntheme: {name: material}\nplugins: [kompetansepakke]\n"


class Made:
    """A site to make things in."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys

    def new(self, *arguments: str) -> list[str]:
        """The files that were written; the site is then in order, warnings and all."""
        assert main(["-C", str(self.root), "new", *arguments]) == 0
        made = self.capsys.readouterr().out.splitlines()
        assert main(["-C", str(self.root), "check", "--strict"]) == 0, self.capsys.readouterr().out
        assert self.capsys.readouterr().out == ""
        return made

    def refused(self, *arguments: str) -> str:
        """The one line that says why not; the site is as it was."""
        before = self.files()
        assert main(["-C", str(self.root), "new", *arguments]) == 2
        out, err = self.capsys.readouterr()
        assert out == ""
        assert re.fullmatch(r"kp: [^\n]+\n", err), err
        assert self.files() == before
        return err

    def files(self) -> dict[str, bytes]:
        """Every file and folder, with its bytes."""
        return {path.relative_to(self.root).as_posix(): path.read_bytes() if path.is_file() else b"/"
                for path in self.root.rglob("*")}

    def title(self, path: str) -> str:
        """The title that the reader finds in a page."""
        mapping, _, _ = split(read_lines((self.root / path).read_bytes(), path)[0], path)
        return read_page(mapping, tuple(DEFAULT_ROLES))[0].title

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")


def _empty(root: Path) -> Path:
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SMALLEST, encoding="utf-8")
    return root


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Made:
    return Made(_empty(tmp_path / "nettsted"), capsys)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one new package, made once."""
    root = _empty(tmp_path_factory.mktemp("scaffold") / "nettsted")
    assert main(["-C", str(root), "new", "package", "lesing"]) == 0
    return root


@pytest.fixture
def package(first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Made:
    return Made(Path(shutil.copytree(first, tmp_path / "nettsted")), capsys)


def test_a_new_package_has_a_first_module(site: Made) -> None:
    assert site.new("package", "lesing", "--title", "Rom for lesing") == [
        "modules/lesing/package.yml", "modules/lesing/0-introduksjon/index.md", "zensical.toml"]
    assert 'title: "Rom for lesing"' in site.text("modules/lesing/package.yml")


def test_modules_follow_on_and_require_the_one_before(package: Made) -> None:
    assert package.new("module", "lesing", "lesestunden") == ["modules/lesing/1-lesestunden/index.md"]
    assert package.new("module", "lesing", "lesestunden") == ["modules/lesing/2-lesestunden/index.md"]
    assert "requires: [1]" in package.text("modules/lesing/2-lesestunden/index.md")


def test_modules_follow_the_highest_number(package: Made) -> None:
    (package.root / "modules/lesing/0-introduksjon").rename(package.root / "modules/lesing/7-introduksjon")
    front = package.root / "modules/lesing/7-introduksjon/index.md"
    front.write_text(front.read_text(encoding="utf-8").replace("module: 0", "module: 7"), encoding="utf-8")
    assert package.new("module", "lesing", "ny") == ["modules/lesing/8-ny/index.md"]


def test_a_module_that_cannot_be_read_is_not_required(package: Made) -> None:
    (package.root / "modules/lesing/1-halv").mkdir()
    (package.root / "modules/lesing/1-halv/index.md").write_text("uten hode\n", encoding="utf-8")
    assert main(["-C", str(package.root), "new", "module", "lesing", "ny"]) == 0
    assert "requires: [0]" in package.text("modules/lesing/2-ny/index.md")


@pytest.mark.parametrize(("taken", "expected"), [
    ([], "01"), (["01"], "02"), (["00", "01", "05"], "06"), (["08", "09"], "10"),
    (["01", "02", "41", "51", "52"], "03"), (["51", "52"], "01"), ([f"{n:02}" for n in range(1, 100)], "100"),
])
def test_pages_follow_on_in_their_own_series(package: Made, taken: list[str], expected: str) -> None:
    for number in taken:
        page = package.root / f"modules/lesing/0-introduksjon/{number}-side.md"
        page.write_text("---\ntitle: Side\nroles: all\n---\n\nTekst.\n", encoding="utf-8")
    assert package.new("page", "lesing/0-introduksjon", "ny") == [f"modules/lesing/0-introduksjon/{expected}-ny.md"]


def test_the_same_page_can_be_made_again_and_gets_a_number_of_its_own(package: Made) -> None:
    made = [package.new("page", "lesing/0-introduksjon", "ny")[0] for _ in range(3)]
    assert [path[-8:] for path in made] == ["01-ny.md", "02-ny.md", "03-ny.md"]


def test_there_is_no_number_after_999(package: Made) -> None:
    (package.root / "modules/lesing/999-siste").mkdir()
    assert "999" in package.refused("module", "lesing", "ny")


def test_a_start_can_be_built_upon_in_modules_that_have_not_opened(package: Made) -> None:
    front = package.root / "modules/lesing/0-introduksjon/index.md"
    front.write_text(front.read_text(encoding="utf-8").replace("# opens: 2027-01-15", "opens: 2099-01-15"),
                     encoding="utf-8")
    package.new("page", "lesing/0-introduksjon", "ny")
    package.new("module", "lesing", "neste")


@pytest.mark.parametrize("title", [
    "Plan: for ledere", '"Sitat" og «annet»', "It's", "Æ Ø Å á š", "Skolen 🎒", "# Nei", "- liste", "a | b",
    "[lenke](x.md)", "*fet*", "Q&A", "null", "42", "yes", "2019-11-01", "a\\b", "{title}", "{a: b}", "%s", "<3",
    "a < b", "@x", "!tull", "'", "Tittel   med\trom",
])
def test_odd_titles_are_read_as_they_were_given(package: Made, title: str) -> None:
    made = package.new("page", "lesing/0-introduksjon", "side", "--title", title)
    assert package.title(made[0]) == " ".join(title.split())
    package.new("module", "lesing", "modul", "--title", title)


@pytest.mark.parametrize("title", ["<b>Hei</b>", "a &copy; b", "{{ figur('sot') }}", "{% raw %}", "", "   ",
                                   "usyn\u200blig", "snu\u202edd", "👨\u200d👩", "\x07", "\udcff", "x" * 30_000])
@pytest.mark.parametrize("what", [("page", "lesing/0-introduksjon", "ny"), ("module", "lesing", "ny"),
                                  ("package", "ny")])
def test_impossible_titles_are_refused_in_one_line(package: Made, what: tuple[str, ...], title: str) -> None:
    told = package.refused(*what, "--title", title)
    assert ("--title er tom" in told) == (not title.strip())


@pytest.mark.parametrize(("roles", "written"), [
    ("all", "all"), ("leader", "[leader]"), ("leader,owner", "[leader, owner]"), ("leader owner", "[leader, owner]"),
    ("[owner, leader, owner]", "[owner, leader]"), ("[all]", "all"),
])
def test_roles_are_written_as_a_list(package: Made, roles: str, written: str) -> None:
    for what in (("page", "lesing/0-introduksjon", "ny"), ("module", "lesing", "ny"), ("package", "ny")):
        assert f"\nroles: {written}\n" in package.text(package.new(*what, "--roles", roles)[-1])


@pytest.mark.parametrize(("roles", "told"), [("leder", "«leader»"), ("leader,tull", "«tull»"), ("", "tom"),
                                             (" , ", "tom"), ("all,leader", "står alene")])
def test_wrong_roles_are_refused(package: Made, roles: str, told: str) -> None:
    assert told in package.refused("page", "lesing/0-introduksjon", "ny", "--roles", roles)
    assert told in package.refused("package", "ny", "--roles", roles)


def test_a_page_for_more_than_its_module_is_refused(package: Made) -> None:
    package.new("module", "lesing", "ledere", "--roles", "leader")
    assert "owner" in package.refused("page", "lesing/1-ledere", "ny", "--roles", "leader,owner")
    package.new("page", "lesing/1-ledere", "ny", "--roles", "leader")


@pytest.mark.parametrize(("arguments", "told"), [
    (("package", "Lese_rom"), "lese-rom"), (("package", "Æsops"), "aesops"), (("package", "1a"), "bokstav"),
    (("package", ""), "kan ikke"), (("package", "../ut"), "kan ikke"), (("package", "lesing"), "finnes fra før"),
    (("package", "nn"), "kolliderer"), (("package", "ressurser"), "kolliderer"),
    (("package", "skoleruter"), "skoleruter"), (("module", "lesin", "ny"), "«lesing»"),
    (("module", "../modules", "ny"), "finnes ikke"), (("module", ".", "ny"), "lesing"),
    (("module", "lesing", "Ny tekst"), "ny-tekst"), (("module", "lesing", ""), "kan ikke"),
    (("page", "lesing", "ny"), "lesing/0-introduksjon"),
    (("page", "lesing/0-introduksjn", "ny"), "«lesing/0-introduksjon»"),
    (("page", "../modules/lesing/0-introduksjon", "ny"), "finnes ikke"), (("page", "lesing/..", "ny"), "finnes ikke"),
    (("page", "lesing/0-introduksjon", "a/b"), "a-b"), (("page", "lesing/0-introduksjon", "x" * 300), "for langt"),
])
def test_wrong_places_are_refused_with_a_way_out(package: Made, arguments: tuple[str, ...], told: str) -> None:
    assert told in package.refused(*arguments)


@pytest.mark.parametrize("place", ["lesing/0-introduksjon/", "modules/lesing/0-introduksjon",
                                   "./modules/lesing/0-introduksjon/"])
def test_a_path_as_the_shell_completes_it_is_understood(package: Made, place: str) -> None:
    assert package.new("page", place, "ny") == ["modules/lesing/0-introduksjon/01-ny.md"]
    assert package.new("module", place.split("0-", maxsplit=1)[0], "ny") == ["modules/lesing/1-ny/index.md"]


def test_problems_from_before_do_not_stop_a_new_page(package: Made) -> None:
    (package.root / "modules/lesing/0-introduksjon/01-gal.md").write_text("uten hode\n", encoding="utf-8")
    assert main(["-C", str(package.root), "new", "page", "lesing/0-introduksjon", "ny"]) == 0
    assert (package.root / "modules/lesing/0-introduksjon/02-ny.md").is_file()


def test_a_site_with_roles_of_its_own(site: Made) -> None:
    (site.root / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material}\nplugins:\n  - kompetansepakke:\n      roles: {elev: {nb: Elev}}\n"
        "      editions: {elev: {sees: [elev]}}\n", encoding="utf-8")
    site.new("package", "p", "--roles", "elev")
    assert "elev" in site.refused("page", "p/0-introduksjon", "ny", "--roles", "teacher")


def test_a_number_that_would_come_by_itself_is_not_doubled(package: Made) -> None:
    assert package.new("module", "lesing", "1-ny-modul") == ["modules/lesing/1-ny-modul/index.md"]
    assert package.new("page", "lesing/1-ny-modul", "01-start") == ["modules/lesing/1-ny-modul/01-start.md"]


@pytest.mark.parametrize("what", [("module", "lesing", "3-ny-modul"), ("page", "lesing/0-introduksjon", "07-ny-modul")])
def test_another_number_is_refused_with_the_one_that_comes(package: Made, what: tuple[str, ...]) -> None:
    assert "det neste er 1. Skriv «ny-modul»" in package.refused(*what)


def test_roles_named_alle_are_told_as_all(package: Made) -> None:
    assert "Mente du «all»?" in package.refused("page", "lesing/0-introduksjon", "ny", "--roles", "alle")


# A site

def test_a_new_site_is_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "site", "skole", "--title", "Rom for: lesing"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "skole/mkdocs.yml", "skole/.gitignore", "skole/modules/rom-for-lesing/package.yml",
        "skole/modules/rom-for-lesing/0-introduksjon/index.md", "skole/zensical.toml"]
    assert main(["-C", "skole", "check", "--strict"]) == 0
    assert 'site_name: "Rom for: lesing"' in (tmp_path / "skole/mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("title", "package"), [("2027", "pakke"), ("Skoleruter", "pakke"), ("Øving", "oving")])
def test_a_title_that_cannot_name_a_package_names_the_site_alone(tmp_path: Path, title: str, package: str) -> None:
    assert main(["new", "site", str(tmp_path / "s"), "--title", title]) == 0
    assert (tmp_path / "s/modules" / package / "package.yml").is_file()


def test_a_site_is_not_made_over_what_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fil.txt").write_text("min", encoding="utf-8")
    assert main(["new", "site", str(tmp_path), "--title", "Ny"]) == 2
    assert "ikke en tom mappe" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["fil.txt"]


def test_a_site_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    assert main(["new", "site", str(tmp_path / "s"), "--title", "<b>Hei</b>"]) == 2
    assert not (tmp_path / "s").exists()
