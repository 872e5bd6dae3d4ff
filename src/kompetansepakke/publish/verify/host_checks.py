"""What a host sends beside the files: headers, kinds of files, redirects, and what it must not hand out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from kompetansepakke.publish.verify.findings import Finding
from kompetansepakke.publish.verify.listing import Listing
from kompetansepakke.publish.verify.places import Host
from kompetansepakke.site.made_folders import KEPT_FOLDER, MARKER
from kompetansepakke.web.editing_host import ADDRESS, EDITING_HEADERS
from kompetansepakke.web.policy import SERVER_POLICY

HEADERS = {
    "content-security-policy": SERVER_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""What the configurations in `hosting/` send with every answer, but for the page for editing."""
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".pdf": "application/pdf",
    ".ics": "text/calendar; charset=utf-8", ".zip": "application/zip", ".xml": "application/xml",
    ".imscc": "application/octet-stream",
}
"""How the kinds of files begin to be named, without which browsers refuse or mistake them."""
HIDDEN = (MARKER, ".git/config", ".git/HEAD", ".htaccess", ".env", "mkdocs.yml", "modules/", "docs/",
          "schema/", f"{KEPT_FOLDER}/kept.sqlite")
"""What lies beside a site where it was built, or is put there by mistake."""
NOT_THERE = "finnes-ikke-kp-verify"
_WRITING = ("POST", "PUT", "DELETE")


def header_findings(host: Host, where: str, paths: tuple[str, ...], *, private: bool,
                    promised: Mapping[str, str] = HEADERS) -> list[Finding]:
    """The headers of some answers; what is `private` may be kept by the reader's own browser alone."""
    wrong = []
    for path in paths:
        got = host.ask(path).headers
        wrong += [Finding(where, "header_wrong", {"path": path, "header": name, "got": got.get(name, ""),
                                                  "wanted": wanted})
                  for name, wanted in promised.items() if _spaced(got.get(name, "")) != wanted]
        kept = got.get("cache-control", "")
        if not kept or (private and "public" in kept) or (private and "private" not in kept and "no-store" not in kept):
            wrong.append(Finding(where, "cache_wrong", {"path": path, "got": kept}))
    return wrong or [Finding(where, "headers", {"count": len(promised) + 1})]


def editing_findings(host: Host, root: Listing) -> list[Finding]:
    """The headers of the page for editing, where there is one: it may do what readers' pages may not."""
    paths = tuple(f"{ADDRESS}/{name}" for name in ("", "index.html"))
    if paths[1] not in root.files:
        return []
    return header_findings(host, ADDRESS, paths, private=False, promised=HEADERS | EDITING_HEADERS)


def _spaced(value: str) -> str:
    return " ".join(value.split())


def type_findings(host: Host, where: str, prefix: str, listing: Listing) -> list[Finding]:
    """How the host names one file of each kind."""
    first: dict[str, str] = {}
    for name in listing.files:
        first.setdefault(PurePosixPath(name).suffix, name)
    wrong = []
    for suffix in sorted(first.keys() & TYPES.keys()):
        got = host.ask(prefix + first[suffix]).headers.get("content-type", "")
        if not _spaced(got).lower().startswith(TYPES[suffix]):
            wrong.append(Finding(where, "type_wrong", {"path": prefix + first[suffix], "got": got}))
    return wrong or [Finding(where, "types", {"count": len(first.keys() & TYPES.keys())})]


def redirect_findings(host: Host, edition: str) -> Iterator[Finding]:
    """A folder without its slash leads to the folder, on the same host and below the same path."""
    answer = host.ask(edition)
    asked = f"{host.url.scheme}://{host.url.netloc}{host.root}{edition}"
    led = urljoin(asked, answer.headers.get("location", ""))
    right = answer.status in (301, 302, 307, 308) and urlsplit(led)[:3] == urlsplit(asked + "/")[:3]
    shown = answer.headers.get("location") or str(answer.status)
    yield Finding(edition, "redirect" if right else "redirect_wrong", {"path": edition, "got": shown})


def not_found_findings(host: Host, where: str, prefix: str, listing: Listing) -> Iterator[Finding]:
    """What isn't there is said not to be, in the edition's own words."""
    path = prefix + NOT_THERE
    answer = host.ask(path)
    own = "404.html" not in listing.files or listing.has("404.html", answer.body)
    right = answer.status == 404 and own
    yield Finding(where, "not_found" if right else "not_found_wrong", {"path": path, "status": answer.status})


def hidden_findings(host: Host, editions: tuple[str, ...]) -> list[Finding]:
    """What no host hands out, and folders that it would list."""
    listed = (f"{edition}/assets/" for edition in editions)
    inner = (f"{edition}/.git/config" for edition in editions)
    shown = [path for path in (*HIDDEN, "assets/", *listed, *inner) if host.ask(path).status == 200]
    return [Finding("", "hidden_shown", {"path": path}) for path in shown] or [Finding("", "hidden")]


def writing_findings(host: Host) -> list[Finding]:
    """Whether anybody may write. It is asked of what isn't there, so that a host that obeys loses nothing by it."""
    answers = {method: host.ask(NOT_THERE, method).status for method in _WRITING}
    taken = [Finding("", "writing_allowed", {"method": method, "status": status})
             for method, status in answers.items() if status < 400]
    return taken or [Finding("", "writing")]
