"""Whether a closed edition stays closed, however its address is written."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.publish.verify.findings import Finding
from kompetansepakke.publish.verify.places import Host

_FILES = ("index.html", "catalog.json", "offline.json", "search/index.js", "404.html", "nn/index.html", "sitemap.xml",
          "assets/kp/kp.css", "uten-nett/{e}.zip")
_SPELLINGS = (
    "{e}/", "{e}/index.html", "/{e}/index.html", "{e}//index.html", "{e}/./index.html", "./{e}/index.html",
    "{o}/../{e}/index.html", "{o}//../{e}/index.html", "{o}/%2e%2e/{e}/index.html", "{o}/..%2f{e}/index.html",
    "{o}/.%2e/{e}/index.html", "assets/../{e}/index.html", "index.html/../{e}/index.html", "{x}/index.html",
    "{x}%2findex.html", "{e}%2findex.html", "{E}/index.html", "{T}/index.html", "{e}./index.html", "{e};/index.html",
    "{e}%20/index.html", "{e}/index.html%20", "{e}/index.html/", "{e}/index.html?.css", "{e}/%69ndex.html",
    "{e}\\index.html", "{o}/..\\{e}\\index.html", "{e}/.htaccess", "{e}/index", ".well-known/../{e}/index.html")
"""Spellings that have opened locked folders on one server or another. `{o}` is an open edition, `{x}` the closed one
letter by letter in percent signs."""


def lock_findings(host: Host, edition: str, beside: str) -> list[Finding]:
    """Ask for a closed edition's files without a password, in many spellings."""
    harmless = {host.ask(path, password=False).body for path in ("", f"{beside}/", f"{beside}/index.html")}
    passed = []
    for path in _spelled(edition, beside):
        answer = host.ask(path, password=False)
        if answer.status in (200, 206) and answer.body not in harmless:
            passed.append(Finding(edition, "lock_passed", {"path": path}))
    return passed or [Finding(edition, "lock_holds", {"count": len(_FILES) + len(_SPELLINGS)})]


def _spelled(edition: str, beside: str) -> Iterator[str]:
    letters = "".join(f"%{ord(letter):02x}" for letter in edition)
    for spelling in (*(f"{{e}}/{name}" for name in _FILES), *_SPELLINGS):
        yield spelling.format(e=edition, o=beside, x=letters, E=edition.upper(), T=edition.title())
