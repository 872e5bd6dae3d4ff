"""Addresses: no two may meet on any server or disk, and none may take one of the site's own."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.base import slugs
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.made_pages import MadePages
from kompetansepakke.content.model import Content

RESERVED = ("assets", "catalog.json", "search", "404", "404.html", "templates", "sitemap.xml", "sitemap.xml.gz",
            "index.html", "sw.js", "version.json", "offline.json")
"""First parts of addresses in an edition that the tool fills itself, beside those of its pages and its languages."""

_FIX_ALIAS = "ta adressen ut av aliases: den er i bruk, og leder alt et sted."


def address_problems(content: Content, made: MadePages) -> Iterator[Problem]:
    """Addresses that meet each other, or the site's own."""
    reserved = frozenset(map(slugs.collision_key, (*RESERVED, *made.folders, *content.vocabulary.locales[1:])))
    taken: dict[str, str] = dict.fromkeys(reserved, "nettstedets egne adresser")
    for package in content.packages:
        taken.update({slugs.collision_key(f"{package.id}/{name}"): "nettstedets egne adresser"
                      for name in made.package_folders})
    for address, place, fix in _claims(content):
        key = slugs.collision_key(address)
        first = slugs.collision_key(address.split("/")[0])
        other = taken.get(key) or (taken.get(first) if first in reserved else None)
        if other:
            yield problem("KP107", place, address=address, other=other, fix=fix)
        taken.setdefault(key, place.file)


def _claims(content: Content) -> Iterator[tuple[str, Place, str]]:
    """Each address, where it is claimed, and the mend where it is not another name."""
    yield from ((package.id + "/", Place(package.source), "") for package in content.packages)
    yield from ((page.address, Place(page.source), "") for page in content.pages() if page.address)
    for page in content.pages():
        at = page.meta.aliases_at or Place(page.source)
        yield from ((alias, at, _FIX_ALIAS) for alias in page.aliases)
    yield from ((staged, Place(source), "") for staged, source in content.attachments.items())
