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


def address_problems(content: Content, made: MadePages) -> Iterator[Problem]:
    """Addresses that meet each other, or the site's own."""
    reserved = frozenset(map(slugs.collision_key, (*RESERVED, *made.folders, *content.vocabulary.locales[1:])))
    taken: dict[str, str] = dict.fromkeys(reserved, "nettstedets egne adresser")
    for package in content.packages:
        taken.update({slugs.collision_key(f"{package.id}/{name}"): "nettstedets egne adresser"
                      for name in made.package_folders})
    claims = [(package.id + "/", package.source) for package in content.packages]
    claims += [(page.address, page.source) for page in content.pages() if page.address]
    claims += [(alias, page.source) for page in content.pages() for alias in page.aliases]
    claims += [(staged, source) for staged, source in content.attachments.items()]
    for address, source in claims:
        key = slugs.collision_key(address)
        first = slugs.collision_key(address.split("/")[0])
        other = taken.get(key) or (taken.get(first) if first in reserved else None)
        if other:
            yield problem("KP107", Place(source), address=address, other=other)
        taken.setdefault(key, source)
