"""Where something is published: a folder, or a host that is asked without any client tidying the address first."""

from __future__ import annotations

import base64
import http.client
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.parse import SplitResult, quote

from kompetansepakke.site.project import SiteError

_AT_ONCE = 8
_PATIENCE = 30.0
_WRITTEN_AS_IT_IS = "/%:@!$&'()*+,;=~"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of a path: the status as in HTTP, the headers by their names in small letters, the bytes."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Published(Protocol):
    """Where something is published."""

    def ask(self, path: str, method: str = "GET", *, password: bool = True) -> Answer:
        """What lies at `path`, counted from the root and sent as it is written; with the password, if there is one."""

    def ask_all(self, paths: Iterable[str]) -> Iterable[tuple[str, Answer]]:
        """What lies at each of the files."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder on this machine. What is no file in it isn't there."""

    root: Path

    def ask(self, path: str, method: str = "GET", *, password: bool = True) -> Answer:
        """The file."""
        file = self.root / path
        return Answer(200, body=file.read_bytes()) if method == "GET" and file.is_file() else Answer(404)

    def ask_all(self, paths: Iterable[str]) -> Iterable[tuple[str, Answer]]:
        """Each of the files."""
        return ((path, self.ask(path)) for path in paths)

    def names(self, below: str) -> list[str]:
        """All files below a folder of it, from there."""
        start = self.root / below
        return sorted(path.relative_to(start).as_posix() for path in start.rglob("*") if not path.is_dir())


class Host:
    """A host, asked over HTTP. `login` is what is written for users: `name:password`, or empty."""

    def __init__(self, url: SplitResult, login: str = "") -> None:
        self.url = url
        self.root = quote(url.path.rstrip("/"), safe=_WRITTEN_AS_IT_IS) + "/"
        self.has_login = bool(login)
        self._login = base64.b64encode(login.encode()).decode()
        self._own = threading.local()

    def ask(self, path: str, method: str = "GET", *, password: bool = True) -> Answer:
        """What the host answers; SiteError where it can't be reached."""
        headers = {"Accept-Encoding": "identity", "User-Agent": "kp-verify"}
        if password and self.has_login:
            headers["Authorization"] = f"Basic {self._login}"
        try:
            return self._asked(method, self.root + path, headers)
        except (OSError, http.client.HTTPException):
            self._own.connection = None  # the host may have hung up on what it was asked before
        try:
            return self._asked(method, self.root + path, headers)
        except (OSError, http.client.HTTPException) as failed:
            self._own.connection = None
            raise SiteError(f"Får ikke svar fra {self.url.netloc}: {failed or type(failed).__name__}.") from failed

    def ask_all(self, paths: Iterable[str]) -> Iterable[tuple[str, Answer]]:
        """What the host answers of each, some at once."""
        return self._at_once(lambda path: (path, self.ask(quote(path))), paths)

    def _at_once(self, ask: Callable[[str], T], paths: Iterable[str]) -> list[T]:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return list(pool.map(ask, paths))

    def _asked(self, method: str, target: str, headers: Mapping[str, str]) -> Answer:
        connection: http.client.HTTPConnection | None = getattr(self._own, "connection", None)
        if connection is None:
            kind = http.client.HTTPSConnection if self.url.scheme == "https" else http.client.HTTPConnection
            connection = self._own.connection = kind(self.url.hostname or "", self.url.port, timeout=_PATIENCE)
        connection.request(method, target, headers=dict(headers))
        with connection.getresponse() as response:
            told = {name.lower(): ", ".join(response.headers.get_all(name, [])) for name in response.headers}
            return Answer(response.status, told, response.read())
