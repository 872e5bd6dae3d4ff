"""`kp translate --accept`: drafts that hold go beside their pages; where one doesn't, none is moved."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kompetansepakke.cli.main import main

FOLDER = "modules/lesing/1-lesestunden"
PAGE = f"{FOLDER}/01-boka.md"
SITE = {
    "mkdocs.yml": "site_name: Prøve\ntheme: {name: material}\nplugins: [kompetansepakke]\n",
    "zensical.toml": '[project]\ntheme.name = "bygg-dette-nettstedet-med-kp-build"\n',
    "docs/om.md": "---\ntitle: Om\nroles: all\n---\n\n[Boka](../modules/lesing/1-lesestunden/01-boka.md#valget)\n",
    "modules/lesing/package.yml": "# Om pakken\ntitle: Lesing\npurpose: >\n  Skolen leser\n  mer.\nhorizon_weeks: 26\n"
    "year_wheel:\n  title: {nb: Året}\n  steps:\n    - {id: uke, title: Leseuke, month: 9}\n",
    f"{FOLDER}/index.md": "---\ntitle: Lesestunden\nroles: all\nmodule: 1\npurpose: Lese\nmin_weeks: 4\n"
    "meetings: 0\n---\n",
    PAGE: "---\ntitle: Boka\nroles: all\n---\n\n## Valget {: #valget }\n\nLes [mer](index.md).\n\n"
    "/// worksheet | Ark\n    id: ark\n\n- Hva?\n- Hvorfor?\n/// end worksheet\n",
}
DRAFT = (
    "---\ntitle: Boka\n---\n\n## Valet {: #valget }\n\nLes [meir](index.md).\n\n"
    "/// worksheet | Ark\n    id: ark\n\n- Kva?\n- Kvifor?\n/// end worksheet\n"
)
NYNORSK = PAGE.replace(".md", ".nn.md")


class Drafts:
    """A site with drafts."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys
        for path, text in SITE.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def accept(self, path: str) -> list[str]:
        """The files that were written; the drafts are gone."""
        assert main(["-C", str(self.root), "translate", "--accept", path]) == 0, self.capsys.readouterr().out
        return self.capsys.readouterr().out.splitlines()

    def refused(self, path: str, code: int = 1) -> str:
        """What is said; every file is as it was."""
        before = {file: file.read_bytes() for file in self.root.rglob("*") if file.is_file()}
        assert main(["-C", str(self.root), "translate", "--accept", path]) == code
        assert {file: file.read_bytes() for file in self.root.rglob("*") if file.is_file()} == before
        return "".join(self.capsys.readouterr())

    def codes(self) -> list[str]:
        """What `kp check` says of translations."""
        main(["-C", str(self.root), "check"])
        return [line.split(" ")[1] for line in self.capsys.readouterr().out.splitlines() if " KP5" in line]


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Drafts:
    return Drafts(tmp_path, capsys)


def test_a_draft_goes_beside_its_page_with_the_hash_of_what_it_translates(site: Drafts) -> None:
    site.write(f"utkast/{NYNORSK}", DRAFT)
    assert site.accept(f"utkast/{NYNORSK}") == [NYNORSK]
    assert site.codes() == []
    assert not (site.root / "utkast").exists()
    site.write(PAGE, site.text(PAGE).replace("Les", "Lytt"))
    assert site.codes() == ["KP506"]


@pytest.mark.parametrize("path", [".", "utkast", "utkast/modules/lesing", "modules/lesing", FOLDER])
def test_a_folder_takes_all_drafts_in_it_also_by_the_path_of_the_pages(site: Drafts, path: str) -> None:
    site.write(f"utkast/{NYNORSK}", DRAFT)
    site.write(f"utkast/{FOLDER}/index.nn.md", "---\ntitle: Lesestunda\npurpose: Å lese\n---\n")
    assert site.accept(path) == [NYNORSK, f"{FOLDER}/index.nn.md"]
    assert site.codes() == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("- Kvifor?\n", "", "KP509"),
        ("id: ark", "id: blad", "KP505"),
        ("[meir](index.md)", "meir", "KP509"),
        ("[meir](index.md)", "[meir](index.nn.md)", "KP401"),
        ("## Valet", "### Valet", "KP509"),
        ("{: #valget }", "", "KP403"),
        ("title: Boka\n", 'title: Boka\nsource_hash: "123456789abc"\n', "KP506"),
    ],
)
def test_a_draft_that_is_not_like_its_page_moves_nothing(site: Drafts, old: str, new: str, code: str) -> None:
    site.write(f"utkast/{NYNORSK}", DRAFT.replace(old, new))
    site.write(f"utkast/{FOLDER}/index.nn.md", "---\ntitle: Lesestunda\npurpose: Å lese\n---\n")
    assert code in site.refused("utkast")


def test_a_problem_stands_at_its_line_in_the_draft(site: Drafts) -> None:
    site.write(f"utkast/{NYNORSK}", DRAFT.replace("- Kvifor?\n", ""))
    assert f"utkast/{NYNORSK}:9: KP509" in site.refused("utkast")


def test_what_was_wrong_before_elsewhere_hinders_no_draft(site: Drafts) -> None:
    site.write("docs/om.md", "---\ntitle: Om\nroles: all\n---\n\n[Borte](borte.md)\n")
    site.write(f"utkast/{NYNORSK}", DRAFT)
    assert site.accept("utkast") == [NYNORSK]


@pytest.mark.parametrize("name", [NYNORSK.replace("01", "02"), PAGE, NYNORSK.replace(".nn.", ".se.")])
def test_a_draft_of_nothing_is_refused(site: Drafts, name: str) -> None:
    site.write(f"utkast/{name}", DRAFT)
    assert "KP504" in site.refused("utkast")


def test_what_lies_among_drafts_without_being_one_is_left_there(site: Drafts) -> None:
    others = [f"utkast/{NYNORSK}~", f"utkast/{FOLDER}/#01-boka.nn.md#", "utkast/.git/config", "utkast/terms.nn.yml"]
    for other in others:
        site.write(other, "økt: arbeidsøkt\n")
    site.write(f"utkast/{NYNORSK}", DRAFT)
    (site.root / "utkast/ring").symlink_to(site.root / "utkast")
    assert site.accept("utkast") == [NYNORSK]
    assert all((site.root / other).is_file() for other in others)


@pytest.mark.parametrize("path", [".", "utkast", "utkast/borte.nn.md", "mkdocs.yml", "../utkast"])
def test_where_there_are_no_drafts_one_line_says_so(site: Drafts, path: str) -> None:
    assert site.refused(path, 2).startswith("kp: ")


def test_texts_of_a_package_go_into_its_file_and_all_else_stays(site: Drafts) -> None:
    site.write(
        "utkast/modules/lesing/package.nn.yml",
        "title: Lesing\npurpose: 'Skulen les: meir'\nyear_wheel:\n  title: Året\n  steps:\n    - title: Leseveke\n",
    )
    assert site.accept("utkast") == ["modules/lesing/package.yml"]
    text = site.text("modules/lesing/package.yml")
    assert text.startswith('# Om pakken\ntitle:\n  nb: "Lesing"\n  nn: "Lesing"\npurpose:\n  nb: "Skolen leser mer."\n')
    assert yaml.safe_load(text) == {
        "title": {"nb": "Lesing", "nn": "Lesing"},
        "purpose": {"nb": "Skolen leser mer.", "nn": "Skulen les: meir"},
        "horizon_weeks": 26,
        "year_wheel": {
            "title": {"nb": "Året", "nn": "Året"},
            "steps": [{"id": "uke", "title": {"nb": "Leseuke", "nn": "Leseveke"}, "month": 9}],
        },
    }


def test_texts_of_a_package_in_several_languages_all_go_into_its_file(site: Drafts) -> None:
    site.write("mkdocs.yml", SITE["mkdocs.yml"].replace("[komp", "[{komp").replace("]", ": {locales: [nb, nn, da]}}]"))
    site.write("overrides/words/da.yml", "tag: da\nname: Dansk\nfallback: nb\n")
    for locale in ("da", "nn"):
        site.write(f"utkast/modules/lesing/package.{locale}.yml", f"title: På {locale}\n")
    assert site.accept("utkast") == ["modules/lesing/package.yml"]
    assert 'title:\n  nb: "Lesing"\n  da: "På da"\n  nn: "På nn"\n' in site.text("modules/lesing/package.yml")


@pytest.mark.parametrize("draft", ["name: Lesing\n", "year_wheel: {steps: []}\n", "year_wheel: Året\n", "title: [a\n"])
def test_texts_that_have_no_place_in_the_package_are_refused(site: Drafts, draft: str) -> None:
    site.write("utkast/modules/lesing/package.nn.yml", draft)
    assert "KP510" in site.refused("utkast")
