"""`kp verify`: what is right is found right on the real servers, and what is wrong is named."""

from __future__ import annotations

import getpass
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

from kompetansepakke.cli.main import main
from kompetansepakke.publish.verify.places import Folder, Host
from kompetansepakke.publish.verify.verifying import verify
from kompetansepakke.site.project import SiteError

from . import listed_site, servers
from .fake_site import CLOSED, KINDS
from .wire import HOST, PASSWORD, USER

FILES = len(KINDS) + 1
"""How many files each edition has: the style of `listed_site` too."""
LOGIN = f"{USER}:{PASSWORD}"
NGINX_LOCK = '    auth_basic "Kompetansepakke, lederutgaver";'
LEADERS = "    location ^~ /leder {\n"


@contextmanager
def hosted(name: str, changes: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of the site on a server of its own."""
    with tempfile.TemporaryDirectory(prefix="kp-hosting-") as text:
        folder = Path(text)
        folder.chmod(0o755)
        listed_site.make(folder / "site")
        with servers.running(name, folder, folder / "site", changes or {}) as port:
            yield f"http://{HOST}:{port}/"


def wrong(address: str, login: str = LOGIN, *opened: str) -> set[str]:
    """The kinds of what is wrong there."""
    return {found.kind for found in verify(Host(urlsplit(address), login), opened) if not found.is_good}


@pytest.mark.parametrize("name", servers.NAMES)
def test_the_configurations_of_the_guide_are_right(name: str, monkeypatch: pytest.MonkeyPatch,
                                                   capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("KP_PASSWORD", PASSWORD)
    monkeypatch.setitem(servers.QUICK, name, servers.hashed_as_told(name))
    with hosted(name) as address:
        code = main(["verify", address, "--user", USER])
        table, said = capsys.readouterr()
        assert (code, "FEIL" in table, said) == (0, False, "Alt er som det skal.\n"), table
        for edition in CLOSED:
            assert f"{edition:<7}  ok    låst (svar 401)\n" in table
            assert f"{edition:<7}  ok    {FILES} filer er slik de ble bygd\n" in table
        assert main(["verify", address]) == 0  # without a password what is locked is asked for its lock alone
        assert f"leder    ok    {FILES} filer" not in capsys.readouterr().out


@pytest.mark.parametrize(("changes", "kinds"), [
    ({LEADERS: f"{LEADERS}        auth_basic off;\n"}, {"not_closed"}),
    ({"    location ^~ /laerer/ {\n        auth_basic off;\n": "    location ^~ /laerer/ {\n"}, {"not_open"}),
    ({LEADERS: "    location ~ json$ {\n        auth_basic off;\n    }\n    location /leder {\n"}, {"not_closed"}),
    ({LEADERS: "    location ~ \\.css$ {\n        auth_basic off;\n    }\n    location /leder {\n"}, {"lock_passed"}),
    ({"    add_header X-Content-Type-Options": "    #"}, {"header_wrong"}),
    ({"frame-ancestors 'none'": "frame-ancestors *"}, {"header_wrong"}),
    ({'"~^/rediger/"   "same-origin-allow-popups"': '"~^/annet/"   "same-origin-allow-popups"'}, {"header_wrong"}),
    ({'    default                                                 "private, no-cache"':
      '    default                                                 "public, max-age=600"'}, {"cache_wrong"}),
    ({"text/javascript             js": "text/plain             js"}, {"type_wrong"}),
    ({"        return 301 /laerer/$is_args$args;": "        return 301 http://annen.example/laerer/;"},
     {"redirect_wrong"}),
    ({"error_page 403 404 =404 /laerer/404.html": "error_page 403 404 =200 /laerer/index.html"}, {"not_found_wrong"}),
    ({"    location / {\n        return 404;\n    }": "    location / {\n        auth_basic off;\n    }"},
     {"hidden_shown"}),
    ({"autoindex off;": "autoindex on;"}, {"hidden_shown"}),
    ({"        return 405;": "        return 204;"}, {"writing_allowed"}),
])
def test_what_is_wrong_on_nginx_is_named(changes: Mapping[str, str], kinds: set[str]) -> None:
    with hosted("nginx", changes) as address:
        found = wrong(address)
        assert kinds <= found or kinds <= found | wrong(address, "")


@pytest.mark.parametrize(("name", "changes", "kinds"), [
    ("apache2", {'<Directory "${KP_ROT}/leder">\n        Require valid-user':
                 '<Directory "${KP_ROT}/leder">\n        Require all granted'}, {"not_closed"}),
    ("apache2", {"    DirectorySlash On": "    DirectorySlash Off"}, {"redirect_wrong"}),
    ("caddy", {"@stengt path /leder* /eier* /uh*": "@stengt path /leder /leder/ /eier* /uh*",
               "@aapen path /laerer /laerer/*": "@aapen path /laerer /laerer/* /leder/*"}, {"not_closed"}),
    ("caddy", {'		Referrer-Policy "same-origin"\n': ""}, {"header_wrong"}),
])
def test_what_is_wrong_on_others_is_named(name: str, changes: Mapping[str, str], kinds: set[str]) -> None:
    with hosted(name, changes) as address:
        assert kinds <= wrong(address)


def test_a_password_that_is_not_taken_is_said(capsys: pytest.CaptureFixture[str],
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KP_PASSWORD", "feil")
    with hosted("nginx") as address:
        assert main(["verify", address, "--user", USER]) == 1
    assert "brukernavnet og passordet blir ikke godtatt" in capsys.readouterr().out


def test_a_redirect_that_leaves_the_path_of_the_site_is_found() -> None:
    with _below_a_path(lambda path: path.removeprefix("/sub") + "/") as address:
        assert "redirect_wrong" in wrong(address, "", "laerer", *CLOSED)
    with _below_a_path(lambda path: path + "/") as address:
        assert "redirect_wrong" not in wrong(address, "", "laerer", *CLOSED)


@contextmanager
def _below_a_path(led: Callable[[str], str]) -> Iterator[str]:
    """The site at /sub/, on a server that leads folders to where `led` says."""
    with tempfile.TemporaryDirectory() as text:
        root = Path(text) / "site"
        listed_site.make(root)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                file = root / self.path.removeprefix("/sub/")
                there = file.is_file()
                self.send_response(301 if file.is_dir() and not self.path.endswith("/") else 200 if there else 404)
                self.send_header("Location", led(self.path))
                body = file.read_bytes() if there else b""
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        with ThreadingHTTPServer((HOST, 0), Handler) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://{HOST}:{server.server_port}/sub/"
            server.shutdown()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    listed_site.make(tmp_path / "site")
    return tmp_path / "site"


def test_a_folder_as_it_was_built_is_right(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["hele", "ok", "5", "filer", "er", "slik", "de", "ble",
                                                               "bygd"]
    assert main(["verify", str(folder / "leder")]) == 0  # an edition that was copied by itself


@pytest.mark.parametrize(("break_it", "kind", "path"), [
    (lambda root: (root / "leder/catalog.json").write_text("x"), "file_changed", "leder/catalog.json"),
    (lambda root: (root / "velger.css").write_text("x"), "file_changed", "velger.css"),
    (lambda root: (root / "uh/404.html").write_text("x"), "file_changed", "uh/404.html"),
    (lambda root: (root / "laerer/index.html").unlink(), "file_missing", "laerer/index.html"),
    (lambda root: (root / "laerer/.git").write_text("x"), "file_extra", "laerer/.git"),
    (lambda root: (root / "laerer/nn/gammel.html").write_text("x"), "file_extra", "laerer/nn/gammel.html"),
    (lambda root: (root / "notat.txt").write_text("x"), "file_extra", "notat.txt"),
    (lambda root: (root / "laerer/lenke").symlink_to("/etc/hostname"), "file_extra", "laerer/lenke"),
    (lambda root: (root / "eier/offline.json").write_text("{}"), "list_unreadable", "eier/offline.json"),
    (lambda root: (root / "eier/offline.json").unlink(), "list_unreadable", "eier/offline.json"),
])
def test_what_is_wrong_in_a_folder_is_named(folder: Path, break_it: Callable[[Path], object], kind: str,
                                            path: str) -> None:
    break_it(folder)
    (found,) = [found for found in verify(Folder(folder)) if not found.is_good]
    assert (found.kind, found.facts["path"]) == (kind, path)


def test_many_of_one_kind_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(25):
        (folder / f"laerer/{number}.html").write_text("x")
    assert main(["verify", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "laerer  FEIL  … og 15 til av samme slag\n" in out
    assert err == "25 feil.\n"


@pytest.mark.parametrize("place", ["finnes/ikke", "ftp://example.org/"])
def test_what_is_no_place_is_wrong_use(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", place]) == 2
    assert "verken en mappe eller en adresse" in capsys.readouterr().err


@pytest.mark.parametrize("place", [f"http://{HOST}:99999/", f"http://{HOST}:åtti/", "http://[::1/", "http://kurs..no/",
                                   f"http://{'a' * 70}.no/", "http://eva:hemmelig@kurs..no/",
                                   "http://eva:hemm/elig@kurs.no/"])
def test_an_address_that_no_host_can_have_is_wrong_use(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", place]) == 2
    said = capsys.readouterr().err
    assert "er ikke en adresse som kan finnes" in said
    assert not {"hemmelig", "elig"} & set(re.split(r"\W", said))


@pytest.mark.parametrize("place", [f"http://eva:hemmelig@{HOST}:1/", f"https://eva:hem@melig@{HOST}/kp/",
                                   f"ftp://eva:hemmelig@{HOST}/", "http://eva:hemmelig@/"])
def test_a_password_in_an_address_is_refused_and_never_repeated(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", place]) == 2
    said = capsys.readouterr().err
    assert "--user NAVN" in said or "verken en mappe" in said
    assert not {"eva", "hemmelig", "melig"} & set(re.split(r"\W", said))


@pytest.mark.parametrize("asked", [OSError, EOFError])
def test_where_no_password_can_be_written_the_variable_is_told(
        asked: type[Exception], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object) -> None:
        raise asked

    monkeypatch.delenv("KP_PASSWORD", raising=False)
    monkeypatch.setattr(*((os, "open") if asked is OSError else (getpass, "getpass")), fail)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(["verify", f"http://{HOST}:1/", "--user", USER]) == 2
    assert capsys.readouterr().err == ("kp: Det er ingen terminal å skrive passordet i. Sett det i variabelen "
                                       "KP_PASSWORD.\n")


def test_an_address_is_asked_as_it_is_sent_on_the_web() -> None:
    assert Host(urlsplit(f"http://{HOST}/kurs på nett/%C3%A6/")).root == "/kurs%20p%C3%A5%20nett/%C3%A6/"


def test_what_is_no_site_of_ours_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="Er det bygd med «kp build»"):
        verify(Folder(tmp_path))


def test_a_host_that_does_not_answer_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", f"http://{HOST}:{servers.free_port()}/"]) == 2
    assert capsys.readouterr().err.startswith(f"kp: Får ikke svar fra {HOST}:")
