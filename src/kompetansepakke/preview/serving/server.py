"""The server of the preview: answers files, and tells open pages when there is something new."""

from __future__ import annotations

import json
import socket
import socketserver
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from threading import Thread

from kompetansepakke.preview.board import Board
from kompetansepakke.preview.serving.address import Address, path_of
from kompetansepakke.preview.serving.answers import Answer, answer, refuse_host, refused
from kompetansepakke.preview.serving.screens import EVENTS, event
from kompetansepakke.site.project import SiteError

_PATIENCE = 15
"""Seconds between two signs of life on a page's line of events, by which we also see that the page has gone."""
_WHY = {HTTPStatus.NOT_IMPLEMENTED: "Her går det bare an å lese (GET og HEAD)."}
_ALWAYS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
           "Cross-Origin-Resource-Policy": "same-origin"}


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, address: Address, board: Board) -> None:
        self.address, self.board = address, board
        self.address_family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
        super().__init__((address.host, address.port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no fault; anything else is told in one line."""
        error = sys.exception()
        if not isinstance(error, (ConnectionError, TimeoutError)):
            print(f"Forhåndsvisningen kunne ikke svare nettleseren ({type(error).__name__}: {error}).",
                  file=sys.stderr, flush=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "kp", ""
    timeout = 60
    server: _Server

    def do_GET(self) -> None:
        if self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding"):
            self.close_connection = True  # else a body that nobody reads would be taken for the next request
        wrong = refuse_host(self.headers.get_all("Host", []), self.server.address)
        if wrong:
            self._send(wrong)
        elif path_of(self.path) == EVENTS and self.command == "GET":
            self._tell_events()
        else:
            self._send(answer(self.path, self.server.board))

    do_HEAD = do_GET  # noqa: N815

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What http.server refuses by itself, in one line: broken requests, and methods that aren't for reading."""
        status = HTTPStatus(code)
        self.close_connection = True
        why = _WHY.get(status, "Forespørselen gir ikke mening.")
        if status is HTTPStatus.NOT_IMPLEMENTED:
            status = HTTPStatus.METHOD_NOT_ALLOWED
        self._send(refused(status, why))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the terminal is for what the editor has to do with."""

    def _send(self, made: Answer) -> None:
        self.send_response(made.status)
        for name, value in {**_ALWAYS, **made.headers}.items():
            self.send_header(name, value)
        if made.status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("Content-Type", made.type)
        self.send_header("Content-Length", str(len(made.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(made.body)

    def _tell_events(self) -> None:
        """Server-sent events: the state at once, then each new one, until the page goes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {**_ALWAYS, "Content-Type": "text/event-stream", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        board, told = self.server.board, -1
        self.wfile.write(b"retry: 500\n\n")
        while True:
            state = board.next(told, _PATIENCE)
            data = json.dumps(event(state, board.version(state)))
            self.wfile.write(f"data: {data}\n\n".encode() if state.number != told else b":\n\n")
            told = state.number


@contextmanager
def serving(address: Address, board: Board) -> Iterator[None]:
    """Serve what the board shows while the body runs. SiteError where the address can't be used."""
    try:
        server = _Server(address, board)
    except OSError as error:
        raise SiteError(f"Kan ikke bruke {address.text} ({error.strerror or error}). Går en forhåndsvisning fra før? "
                        "Velg en annen port, som --address 127.0.0.1:8001.") from error
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        with suppress(OSError):
            server.socket.close()
