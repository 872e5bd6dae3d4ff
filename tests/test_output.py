"""Where commands may write: never among the sources, and never in what has been published."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kompetansepakke.cli.building.output import output_file, output_folder
from kompetansepakke.engine.mkdocs_yml import read_mkdocs_yml, spare_folders
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.publish.cartridge.archive import is_cartridge
from kompetansepakke.site.made_folders import MARKER
from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site import Site
from tests.site.building import smallest_site


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    root = smallest_site(tmp_path / "nettsted")
    for made in (root / "site", tmp_path / "andre"):
        (made / "leder").mkdir(parents=True)
        (made / MARKER).touch()
    (root / "lenke").symlink_to(root / "site/leder")
    monkeypatch.chdir(root)
    return open_site(Path())


@pytest.mark.parametrize("output", [
    "mkdocs.yml", "macros.py", "language.yml", "zensical.toml", "addresses.txt", "utkast", "utkast/modules/x.imscc",
    "overrides/x.imscc", "overrides/words/se.yml", "modules/p/x.imscc", "docs", "docs/../modules/x"])
def test_nothing_is_written_among_the_sources_whether_they_are_there_or_not(site: Site, output: str) -> None:
    with pytest.raises(SiteError, match="bygges av"):
        output_file(site, Path(output), is_cartridge)
    with pytest.raises(SiteError, match="bygges av"):
        output_folder(site, Path(output))


@pytest.mark.parametrize("output", ["site/x.imscc", "site/laerer/q", "site/leder/dypt/nede", "../andre/x", "lenke/x",
                                    "ut/../site/x"])
def test_nothing_is_written_in_what_is_published(site: Site, output: str) -> None:
    with pytest.raises(SiteError, match="som kp har laget"):
        output_file(site, Path(output), is_cartridge)
    with pytest.raises(SiteError, match="som kp har laget"):
        output_folder(site, Path(output))
    config, _ = read_mkdocs_yml(Path("mkdocs.yml"))
    config.site_dir = output
    with pytest.raises(SiteError, match="som kp har laget"):
        spare_folders(config)


def test_what_is_built_takes_the_place_of_what_was(site: Site) -> None:
    assert output_folder(site, None) == site.root / "site"
    for output in ("site", "../andre", "ut", "site-ny"):
        assert output_folder(site, Path(output)) == Path(output)


def test_a_site_that_lies_in_what_was_published_is_built_as_others(tmp_path: Path) -> None:
    (tmp_path / MARKER).touch()
    site = open_site(smallest_site(tmp_path))
    assert output_folder(site, None) == tmp_path / "site"


def test_an_export_takes_the_place_of_a_former_one_alone(site: Site) -> None:
    for name in ("ny.imscc", "tom.imscc", "gammel.imscc"):
        (site.root / "tom.imscc").touch()
        with zipfile.ZipFile(site.root / "gammel.imscc", "w") as archive:
            archive.writestr("imsmanifest.xml", "<manifest/>")
        assert output_file(site, Path(name), is_cartridge) == Path(name)
    with zipfile.ZipFile(site.root / "kopi.zip", "w") as archive:
        archive.writestr("brev.txt", "Hei")
    (site.root / "LESMEG.md").write_text("Les meg", encoding="utf-8")
    (site.root / "borte.imscc").symlink_to(site.root / "ingen")
    for name in ("kopi.zip", "LESMEG.md", "borte.imscc"):
        with pytest.raises(SiteError, match=rf"«{name}» finnes fra før, og er ikke laget av «kp export»\."):
            output_file(site, Path(name), is_cartridge)


@pytest.mark.parametrize(("output", "told"), [("ingen/x.imscc", "Mappa «ingen» finnes ikke"), ("..", "er en mappe"),
                                              ("mkdocs.yml/x.imscc", "bygges av")])
def test_where_a_file_cannot_be_is_told_by_the_name_that_was_written(site: Site, output: str, told: str) -> None:
    with pytest.raises(SiteError, match=told):
        output_file(site, Path(output), is_cartridge)
