"""Requests sent byte for byte as written: no client tidies the path first."""

import base64
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPResponse

from tests.waiting import PATIENCE

HOST = "127.0.0.1"
USER, PASSWORD = "leder", "riktig hest: batteri"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes

    def get(self, name: str) -> str:
        """All values of the header, as one text; empty if it is not there."""
        return ", ".join(self.headers.get_all(name, []))


def basic(user: str = USER, password: str = PASSWORD) -> dict[str, str]:
    """The header that carries a user name and a password."""
    token = base64.b64encode(f"{user}:{password}".encode()).decode()
    return {"Authorization": f"Basic {token}"}


def ask(
    port: int,
    target: str,
    headers: Mapping[str, str] | None = None,
    *,
    method: str = "GET",
    version: str = "HTTP/1.1",
) -> Answer:
    """Ask the server on loopback; `target` is sent as it stands, in latin-1."""
    lines = [f"{method} {target} {version}"]
    fields = {"Host": f"{HOST}:{port}", "Connection": "close", **(headers or {})}
    lines += [f"{name}: {value}" for name, value in fields.items()]
    request = "\r\n".join([*lines, "", ""]).encode("latin-1")
    with socket.create_connection((HOST, port), PATIENCE) as connection:
        connection.sendall(request)
        response = HTTPResponse(connection, method=method)
        response.begin()
        return Answer(response.status, response.headers, response.read())


def ask_raw(port: int, request: bytes, most: int = 1_000_000) -> bytes:
    """Send the bytes, return what comes back until the server hangs up."""
    answer = b""
    with socket.create_connection((HOST, port), PATIENCE) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        while len(answer) < most and (part := connection.recv(65_536)):
            answer += part
    return answer
