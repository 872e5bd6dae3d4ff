"""The cartridges that a built site offers for download."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from kompetansepakke.cli.main import main
from kompetansepakke.publish.cartridge import archive
from kompetansepakke.publish.cartridge.archive import write_offered
from kompetansepakke.publish.verify.listing import EditionFiles
from tests.cartridge.content import CLOSED
from tests.cartridge.reading import Cartridge, export

OFFERED = ["p/p-leder-1.1.imscc", "p/p-leder.imscc"]


def offered(edition: Path) -> list[str]:
    return sorted(path.relative_to(edition).as_posix() for path in edition.rglob("*.imscc"))


def test_the_front_page_of_a_package_leads_those_who_lead_to_its_cartridges(site: Path) -> None:
    front = (site / "site/leder/p/index.html").read_text(encoding="utf-8")
    assert '<a href="p-leder.imscc" download>Last ned «Pakke» (Common Cartridge 1.3)</a>' in front
    assert '<a href="p-leder-1.1.imscc" download>Last ned «Pakke» (Common Cartridge 1.1)</a>' in front
    assert [path for path in offered(site / "site/leder") if not path.startswith("nn/")] == OFFERED


def test_others_are_offered_none(site: Path) -> None:
    assert offered(site / "site/laerer") == []
    assert "imscc" not in (site / "site/laerer/p/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("version", "path"), [("1.3", "p-leder.imscc"), ("1.1", "p-leder-1.1.imscc")])
def test_what_is_offered_is_what_an_export_of_the_edition_gives(site: Path, tmp_path: Path, version: str,
                                                               path: str) -> None:
    exported = export(site, tmp_path / "p.imscc", "leder", version)
    assert (site / "site/leder/p" / path).read_bytes() == exported.data


def test_an_edition_in_another_language_offers_it_in_that_language(site: Path, tmp_path: Path) -> None:
    own = (site / "site/leder/nn/p/p-leder-nn.imscc").read_bytes()
    assert "1.2 Den andre på nynorsk" in Cartridge(own).titles()
    asked = ["--package", "p", "--edition", "leder", "--locale", "nn", "--output", str(tmp_path / "nn.imscc")]
    assert main(["-C", str(site), "export", "cartridge", *asked]) == 0
    assert (tmp_path / "nn.imscc").read_bytes() == own


def test_a_cartridge_is_made_again_where_its_package_has_changed_and_nowhere_else(site: Path, tmp_path: Path) -> None:
    edition, kept = tmp_path / "leder", tmp_path / "kept"
    shutil.copytree(site / "site/leder", edition)
    wanted = {path: ("p", version) for path, version in zip(OFFERED, ("1.1", "1.3"), strict=True)}

    def written(kept: Path | None) -> list[bytes]:
        write_offered(EditionFiles.read(edition), "leder", wanted, "", kept)
        found = [(edition / path).read_bytes() for path in OFFERED]
        for path in OFFERED:
            (edition / path).unlink()
        return found

    def change(path: str) -> None:
        text = (edition / path).read_text(encoding="utf-8")
        (edition / path).write_text(text.replace("</article>", "<p>Noe mer.</p></article>"), encoding="utf-8")

    for path in OFFERED:
        (edition / path).unlink()
    first = written(kept)
    change("index.html")
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(archive, "contents")
        assert written(kept) == first
    change("p/1-a/index.html")
    again = written(kept)
    assert again == written(None)
    assert again != first


def test_no_cartridge_holds_what_has_not_opened(site: Path) -> None:
    for path in offered(site / "site/leder"):
        files = Cartridge((site / "site/leder" / path).read_bytes()).files
        assert [name for name, data in files.items() if CLOSED[:20].encode() in data] == []


def test_a_cartridge_is_in_the_zip_and_no_browser_keeps_it(site: Path) -> None:
    told = json.loads((site / "site/leder/offline.json").read_bytes())
    with zipfile.ZipFile(site / "site/leder/uten-nett/leder.zip") as packed:
        names = packed.namelist()
    for path in OFFERED:
        assert path in told["apart"]
        assert path not in told["files"]
        assert f"kompetansepakke-leder/{path}" in names
