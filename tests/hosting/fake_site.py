"""A small published site with every kind of file in every edition."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

OPEN = "laerer"
CLOSED = ("leder", "eier", "uh")
EDITIONS = (OPEN, *CLOSED)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: Path within an edition -> the content type that the server must name ("" = any).
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "index.html": "text/html; charset=utf-8",
        "404.html": "text/html; charset=utf-8",
        "nn/index.html": "text/html; charset=utf-8",
        "pakke/0-start/06-stotte/index.html": "text/html; charset=utf-8",
        "catalog.json": "application/json",
        "search/index.js": "text/javascript; charset=utf-8",
        "sitemap.xml": "application/xml",
        "sitemap.xml.gz": "application/gzip",
        "kalender.ics": "text/calendar; charset=utf-8",
        "app.webmanifest": "application/manifest+json",
        "pakke/lederguide/lederguide.pdf": "application/pdf",
        "pakke/0-start/vedlegg.docx": DOCX,
        "pakke/0-start/alt.zip": "application/zip",
        "pakke/pakke-leder.imscc": "application/octet-stream",
        "pakke/0-start/film.vtt": "text/vtt; charset=utf-8",
        "pakke/0-start/figur.svg": "image/svg+xml; charset=utf-8",
        "pakke/0-start/bilde.png": "image/png",
        "assets/stil.css": "text/css; charset=utf-8",
        "assets/skript.js": "text/javascript; charset=utf-8",
        "assets/skrift.woff2": "font/woff2",
        "nn/assets/stil.css": "text/css; charset=utf-8",
        "LICENSE": "",
    }
)

#: Files at the root of the site -> what they hold.
ROOT_FILES: Mapping[str, str] = MappingProxyType(
    {
        "index.html": "velg rolle",
        "velger.css": "body {}",
        "assets/velger.js": "export {};",
        "rediger/index.html": "rediger",
        "rediger/rediger.js": "export {};",
    }
)

#: Files that no server may hand out to anybody.
HIDDEN = (".kompetansepakke", "laerer/.skjult", "laerer/.git/config", "leder/.skjult")

#: A folder that no file in `hosting/` knows: a new edition, before the host has named it.
UNNAMED = "rektor"


def mark(edition: str) -> str:
    """The word that stands in every file of the edition, and nowhere else."""
    return f"INNHOLD-{edition}-INNHOLD"


def content(edition: str, path: str) -> bytes:
    """What the file holds: long enough to be worth compressing."""
    return f"{mark(edition)} {path}\n".encode() * 60


def make(root: Path) -> None:
    """Write the site into the new folder `root`."""
    for edition in (*EDITIONS, UNNAMED):
        for path in KINDS:
            _write(root / edition / path, content(edition, path))
    for path, text in ROOT_FILES.items():
        _write(root / path, text.encode())
    for path in HIDDEN:
        _write(root / path, b"SKJULT")
    # A server that reads such files would open the folder by it.
    _write(root / "leder" / ".htaccess", b"Require all granted\n")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
