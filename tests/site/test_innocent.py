"""What is innocent is never stopped: where `kp check` ends with 0, so does `kp build`, for all editions."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from tests.site.building import FRONT, HEAD, PACKAGE, kp, write
from tests.site.innocent import FIGURES, innocent


def photoshop() -> bytes:
    info, buffer = PngImagePlugin.PngInfo(), io.BytesIO()
    info.add_text("Software", "Adobe Photoshop 25.0")
    Image.new("RGB", (1, 1)).save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


LEADER = "\n/// roles | leader\n{}\n/// end roles\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text x="1" y="12">{}</text></svg>'
LONG = "bilder/en-lesekrok-med-to-puter-og-et-teppe.png"
KINDS = {
    "metadata of a picture": ("![Foto](foto.png)\n" + LEADER.format("Plakaten lages i Photoshop."),
                              {"foto.png": photoshop()}),
    "emphasis inside a word": ("En **lese**sirkel og en [bok](index.md)sirkel.\n"
                               + LEADER.format("Lesesirkel er fint. Boksirkel er fint."), {}),
    "a path of many words": (f"![En krok]({LONG})\n", {LONG: photoshop()}),
    "a word in a drawing": ("![Planen](bokkasse.svg)\n" + LEADER.format("Skolen har en utviklingsplan."),
                            {"bokkasse.svg": SVG.format("Utviklingsplan").encode()}),
    "a comment in package.yml": ("![Bok](b.svg)\n", {"b.svg": SVG.format("Kilde: Skolebiblioteket").encode()}),
    "hyphenation in a figure": ('{{ figur("fig") }}\n' + LEADER.format("Snakk med departementet."), {}),
}


def test_six_kinds_of_innocent_sites_are_built(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"modules/p/package.yml": PACKAGE + "# Takk til Skolebiblioteket.\n",
                                     "modules/p/figures.yml": FIGURES, "modules/p/1-a/index.md": FRONT}
    for number, (body, attached) in enumerate(KINDS.values(), start=1):
        files[f"modules/p/1-a/0{number}-side.md"] = HEAD + body
        files.update({f"modules/p/1-a/{path}": data for path, data in attached.items()})
    done = kp(write(tmp_path, files), "build", "--no-pdf", "--edition", "laerer")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/laerer/p/1-a" / LONG).is_file()


@pytest.mark.parametrize("seed", range(6))
def test_a_random_innocent_site_is_checked_and_built(tmp_path: Path, seed: int) -> None:
    root = write(tmp_path, innocent(seed))
    checked = kp(root, "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    built = kp(root, "build", "--no-pdf")
    assert built.returncode == 0, built.stdout + built.stderr
