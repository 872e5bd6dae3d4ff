"""What to answer a request: only from the list of files that were built, so that no path leads out of it."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote

from kompetansepakke.preview.board import Board, Built
from kompetansepakke.preview.serving.address import Address, path_of
from kompetansepakke.preview.serving.screens import SCRIPT, STYLE, own_file, waiting_page, with_script
from kompetansepakke.web.policy import PAGE_POLICY

_TYPES = mimetypes.MimeTypes()  # Python's own table: the machine's differs from one to the next
for _ending, _kind in ((".js", "text/javascript"), (".woff2", "font/woff2"), (".ics", "text/calendar"),
                       (".md", "text/markdown"), (".xml", "application/xml"), (".epub", "application/epub+zip")):
    _TYPES.add_type(_kind, _ending)
_TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")
_HTML = "text/html; charset=utf-8"
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, body, and the headers that not all answers have."""

    status: HTTPStatus
    body: bytes = b""
    type: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def refused(status: HTTPStatus, why: str) -> Answer:
    """An answer in one line."""
    return Answer(status, f"{why}\n".encode())


def refuse_host(hosts: Sequence[str], address: Address) -> Answer | None:
    """The refusal of a request that wasn't meant for us, by its `Host` headers."""
    if len(hosts) == 1 and address.answers_to(hosts[0].strip()):
        return None
    return refused(HTTPStatus.MISDIRECTED_REQUEST, f"Forhåndsvisningen svarer bare på http://{address.text}/.")


def answer(target: str, board: Board) -> Answer:
    """The answer to GET of `target`, as it stands in the request."""
    path = path_of(target)
    if path is None:
        return refused(HTTPStatus.BAD_REQUEST, "Adressen er skrevet på en måte som ikke gir mening.")
    if path in (SCRIPT, STYLE):
        return Answer(HTTPStatus.OK, own_file(path), _type(path))
    for _ in range(_TRIES):
        try:
            return _page(path, target, board)
        except FileNotFoundError:
            continue  # a newer edition took the place of the one we were reading
    return refused(HTTPStatus.SERVICE_UNAVAILABLE, "Sida ble byttet ut mens den ble lest. Prøv igjen.")


def _page(path: str, target: str, board: Board) -> Answer:
    state = board.state
    version = board.version(state)
    if state.built is None:
        body = with_script(waiting_page(state.faults).encode(), version)
        return _html(HTTPStatus.SERVICE_UNAVAILABLE, body)
    name = f"{path}index.html" if not path or path.endswith("/") else path
    if name in state.built.files:
        body = state.built.files[name].read_bytes()
        if name.endswith(".html"):
            return _html(HTTPStatus.OK, with_script(body, version))
        return Answer(HTTPStatus.OK, body, _type(name))
    if f"{path}/index.html" in state.built.files:
        query = target.partition("?")[1:]
        return Answer(HTTPStatus.FOUND, headers={"Location": f"/{quote(path)}/{''.join(query)}"})
    return _not_found(state.built, version)


def _not_found(built: Built, version: str) -> Answer:
    page = built.files.get("404.html")
    if page is None:
        return refused(HTTPStatus.NOT_FOUND, "Sida finnes ikke.")
    return _html(HTTPStatus.NOT_FOUND, with_script(page.read_bytes(), version))


def _html(status: HTTPStatus, body: bytes) -> Answer:
    return Answer(status, body, _HTML, {"Content-Security-Policy": PAGE_POLICY})


def _type(name: str) -> str:
    guessed, packed = _TYPES.guess_type(name)
    if packed:
        return "application/gzip" if packed == "gzip" else "application/octet-stream"
    kind = guessed or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind
