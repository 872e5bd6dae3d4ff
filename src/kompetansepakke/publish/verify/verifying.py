"""All that is looked at, of a site or of one edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kompetansepakke.publish.verify.file_checks import file_findings
from kompetansepakke.publish.verify.findings import Finding
from kompetansepakke.publish.verify.host_checks import (
    editing_findings,
    header_findings,
    hidden_findings,
    not_found_findings,
    redirect_findings,
    type_findings,
    writing_findings,
)
from kompetansepakke.publish.verify.listing import EDITION_LIST, ROOT_LIST, Listing, read_list
from kompetansepakke.publish.verify.lock_checks import lock_findings
from kompetansepakke.publish.verify.places import Folder, Host
from kompetansepakke.site.project import SiteError

_LOCKED = (401, 403)


def verify(published: Folder | Host, opened: Sequence[str] = ()) -> list[Finding]:
    """Look at a whole site, or at one edition where that is what lies there.

    `opened` are the editions that anybody may read; the first of the site, if nobody says otherwise. SiteError where
    nothing of ours lies there.
    """
    root = read_list(published.ask(ROOT_LIST).body)
    if root is None:
        return list(_one_edition(published))
    unknown = [name for name in opened if name not in root.editions]
    if unknown:
        raise SiteError(f"Utgaven «{unknown[0]}» er ikke publisert der. Utgaver: {', '.join(root.editions)}.")
    return list(_whole(published, root, tuple(opened) or root.editions[:1]))


def _one_edition(published: Folder | Host) -> Iterator[Finding]:
    listing = read_list(published.ask(EDITION_LIST).body)
    if listing is None:
        raise SiteError(f"Finner verken {ROOT_LIST} eller {EDITION_LIST} der. Er det bygd med «kp build», og er det "
                        "adressen til hele nettstedet eller til en utgave som ikke er låst?")
    yield from file_findings(published, "", "", listing)
    if isinstance(published, Host):
        yield from header_findings(published, "", ("", "index.html"), private=False)
        yield from type_findings(published, "", "", listing)
        yield from not_found_findings(published, "", "", listing)
        yield from hidden_findings(published, ())
        yield from writing_findings(published)


def _whole(published: Folder | Host, root: Listing, opened: tuple[str, ...]) -> Iterator[Finding]:
    yield from file_findings(published, "", "", root)
    if isinstance(published, Host):
        yield from header_findings(published, "", ("", "index.html"), private=False)
        yield from editing_findings(published, root)
        yield from hidden_findings(published, root.editions)
        yield from writing_findings(published)
    for edition in root.editions:
        if isinstance(published, Host):
            yield from _hosted(published, edition, opened)
        else:
            yield from _files(published, edition)


def _hosted(host: Host, edition: str, opened: tuple[str, ...]) -> Iterator[Finding]:
    status = host.ask(f"{edition}/{EDITION_LIST}", password=False).status
    locked = status in _LOCKED
    if edition in opened:
        yield Finding(edition, "not_open" if locked else "open", {"status": status})
    else:
        yield Finding(edition, "closed" if locked else "not_closed", {"status": status})
        yield from lock_findings(host, edition, opened[0]) if locked else ()
    if locked and not host.has_login:
        return
    if locked and host.ask(f"{edition}/").status in _LOCKED:
        yield Finding(edition, "password_refused")
        return
    yield from _files(host, edition)
    listing = read_list(host.ask(f"{edition}/{EDITION_LIST}").body)
    if listing:
        paths = (f"{edition}/", f"{edition}/catalog.json", f"{edition}/404.html")
        yield from header_findings(host, edition, paths, private=edition not in opened)
        yield from type_findings(host, edition, f"{edition}/", listing)
        yield from redirect_findings(host, edition)
        yield from not_found_findings(host, edition, f"{edition}/", listing)


def _files(published: Folder | Host, edition: str) -> Iterator[Finding]:
    listing = read_list(published.ask(f"{edition}/{EDITION_LIST}").body)
    if listing is None:
        yield Finding(edition, "list_unreadable", {"path": f"{edition}/{EDITION_LIST}"})
    else:
        yield from file_findings(published, edition, f"{edition}/", listing)
