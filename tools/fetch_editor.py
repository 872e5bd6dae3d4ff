"""Vendor Sveltia CMS (MIT), with the fonts that it shows itself in: `python tools/fetch_editor.py`.

Run by hand when the version changes; what it writes is committed, so neither a build nor CI needs it. Needs npm on the
path. Sveltia asks a content delivery network for its fonts. They are taken from the same package and lie beside it, so
that nobody but the git host hears of who edits.
"""

import sys
from pathlib import Path

from npm_package import fetch_members

PACKAGE = "@sveltia/cms"
VERSION = "0.221.1"
TARBALL_SHA256 = "cfc6193c6c17c3d1d97c85bc2d63ec3655ba2a844b37c6fe5759f1a80821bb02"
TARGET = Path(__file__).resolve().parent.parent / "src" / "kompetansepakke" / "web" / "editing"

SCRIPT = "sveltia-cms.js"
FONT_HOST = b"https://cdn.jsdelivr.net/"
FONTS = {
    "source-sans-3.woff2": ("fontsource/fonts/source-sans-3:vf@5.3.0/latin-wght-normal.woff2",
                            "source-sans-3-latin-wght-normal-BqRLTx4X.woff2"),
    "noto-mono.woff2": ("fontsource/fonts/noto-mono@5.3.0/latin-400-normal.woff2",
                        "noto-mono-latin-400-normal-DiC8lJru.woff2"),
    "material-symbols.woff2": ("fontsource/fonts/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2",
                               "material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2"),
}
"""The fonts by their names here: where the script asks for each, and the file in the package."""
LICENCES = {
    "sveltia-cms.LICENSE.txt": "LICENSE.txt",
    "source-sans-3.LICENSE.txt": "npm/assets/source-sans-3.LICENSE.txt",
    "noto-mono.LICENSE.txt": "npm/assets/noto-mono.LICENSE.txt",
    "material-symbols.LICENSE.txt": "npm/assets/material-symbols-outlined.LICENSE.txt",
}


def with_own_fonts(script: bytes) -> bytes:
    """The script, asking for its fonts beside the page; SystemExit where it asks for others than are known."""
    for name, (address, _) in FONTS.items():
        script = script.replace(FONT_HOST + address.encode(), name.encode())
    if FONT_HOST in script:
        sys.exit(f"{SCRIPT} asks {FONT_HOST.decode()} for more than the fonts in FONTS")
    return script


def main() -> None:
    """Write the script, the fonts and the licences, and print the sizes."""
    fonts = {name: f"npm/assets/{source}" for name, (_, source) in FONTS.items()}
    taken = {SCRIPT: f"dist/{SCRIPT}", **fonts, **LICENCES}
    found = fetch_members(PACKAGE, VERSION, TARBALL_SHA256, (f"package/{source}" for source in taken.values()))
    files = {name: found[f"package/{source}"] for name, source in taken.items()}
    files[SCRIPT] = with_own_fonts(files[SCRIPT])
    for name, data in files.items():
        (TARGET / name).write_bytes(data)
        print(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
