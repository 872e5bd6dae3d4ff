"""The address of the preview: which one it is, which names it answers to, and which requests make sense."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from kompetansepakke.site.project import SiteError

_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen. `text` is how a person writes it, `VERT:PORT`."""

    host: str
    port: int

    @property
    def text(self) -> str:
        """Host and port, as in a web address."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def answers_to(self, host: str) -> bool:
        """Whether a request whose `Host` is this one was meant for us.

        A page of another site may have its name lead to this machine and then read what we serve; the browser
        still sends that name. So names are answered only where they are ours, numbers where we listen to them.
        """
        name, _, port = host.lower().rpartition(":") if re.search(r":\d+$", host) else (host.lower(), "", "80")
        if port != str(self.port):
            return False
        name = name.removeprefix("[").removesuffix("]")
        own = self.host.lower()
        number = _number(own)
        if number and number.is_unspecified:
            return _number(name) is not None or name in ("localhost", socket.gethostname().lower())
        return name == own or (_is_loopback(own) and _is_loopback(name))


def parse_address(text: str) -> Address:
    """Read `VERT:PORT`; SiteError where it is none."""
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise SiteError(f"«{text}» er ikke en adresse, skriv VERT:PORT, som 127.0.0.1:8001.")
    return Address(host, int(port))


def path_of(target: str) -> str | None:
    """The path that a request asks for, from the root and without query; None where the request makes no sense."""
    path = target.partition("?")[0].partition("#")[0]
    if not path.startswith("/") or not path.isascii() or _PERCENT.search(path):
        return None
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return decoded[1:] if decoded.isprintable() and "\\" not in decoded else None


def _is_loopback(name: str) -> bool:
    number = _number(name)
    return name == "localhost" or (number is not None and str(number) in ("127.0.0.1", "::1"))


def _number(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
