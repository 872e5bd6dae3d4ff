"""What `kp serve` answers: its own address alone, what was built and nothing else, and one line to what is odd."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kompetansepakke.preview.serving.address import Address, parse_address, path_of
from kompetansepakke.site.project import SiteError
from kompetansepakke.web.policy import PAGE_POLICY
from tests.preview.running import ADDRESS, SMALL, Preview, previewing
from tests.site.building import HEAD, SMALLEST, Files, contents

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>T</title></svg>'
AT_A_PATH = SMALLEST.replace("\n", "\nsite_url: https://skole.example/kommunen/pakker/\n", 1)
FILES: Files = {**SMALL, "mkdocs.yml": AT_A_PATH,
         "modules/p/1-a/02-bilde.md": HEAD + "![Et bilde](bilde.svg) [tall](tall.csv)\n",
         "modules/p/1-a/bilde.svg": PICTURE, "modules/p/1-a/tall.csv": "a;b\n"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("svar")
    (folder / "midlertidig").mkdir()
    (folder / "midlertidig/hemmelig.txt").write_text("hemmelig", encoding="utf-8")
    with previewing(folder, {**FILES, "hemmelig.txt": "hemmelig"}) as preview:
        preview.wait_for(ADDRESS, "Tekst.")
        yield preview


@pytest.mark.parametrize(("path", "status", "about"), [
    ("/", 200, "text/html; charset=utf-8"),
    (ADDRESS, 200, "text/html; charset=utf-8"),
    (f"{ADDRESS}index.html?a=b", 200, "text/html; charset=utf-8"),
    (ADDRESS.rstrip("/"), 302, ADDRESS),
    (f"{ADDRESS.rstrip('/')}?q=%C3%A6", 302, f"{ADDRESS}?q=%C3%A6"),
    ("/assets/kp/kp.css", 200, "text/css; charset=utf-8"),
    ("/assets/kp/kp.js", 200, "text/javascript; charset=utf-8"),
    ("/assets/kp/fonts/inter-norsk.woff2", 200, "font/woff2"),
    ("/catalog.json", 200, "application/json; charset=utf-8"),
    ("/p/1-a/bilde.svg", 200, "image/svg+xml; charset=utf-8"),
    ("/p/1-a/tall.csv", 200, "text/csv; charset=utf-8"),
    ("/.kp/preview.js", 200, "text/javascript; charset=utf-8"),
    ("/.kp/preview.css", 200, "text/css; charset=utf-8"),
    ("/finnes/ikke/", 404, "text/html; charset=utf-8"),
    ("/p/1-a/01-x/index.html/", 404, "text/html; charset=utf-8"),
])
def test_what_was_built_is_answered_as_what_it_is(running: Preview, path: str, status: int, about: str) -> None:
    assert running.ask(path)[:2] == (status, about)


def test_the_page_for_what_is_missing_has_its_styles_also_where_the_site_will_lie_at_a_path(running: Preview) -> None:
    asked = re.findall(r'<(?:link rel="stylesheet"|script)[^>]*(?:href|src)="([^"]+)"', running.ask("/finnes/ikke/")[2])
    assert {path.rpartition("/")[2] for path in asked} >= {"kp.css", "kp.js"}
    assert {running.ask(path.removeprefix(running.url))[0] for path in asked} == {200}


def test_every_file_of_the_edition_is_answered_as_it_was_built(running: Preview) -> None:
    built = next(folder for folder in running.temporary.glob("kompetansepakke-*/[0-9]*/edition"))
    for name, data in contents(built).items():
        if not name.endswith(".html"):
            raw = running.raw(f"GET /{name} HTTP/1.1\r\nHost: {running.address}\r\n\r\n".encode())
            assert raw.split(b"\r\n\r\n", 1)[1] == data, name


@pytest.mark.parametrize("path", [
    "/../hemmelig.txt", "/..%2fhemmelig.txt", "/%2e%2e/hemmelig.txt", "/p/../../hemmelig.txt", "//etc/passwd",
    "/.kp/../../hemmelig.txt", "/.kp/run.py", "/.kp/attempt.py", "/0/index.html", "/....//hemmelig.txt",
])
def test_no_path_leads_out_of_the_edition(running: Preview, path: str) -> None:
    status, _, body = running.ask(path)
    assert status == 404
    assert "hemmelig" not in body


@pytest.mark.parametrize("request_line", [
    b"GET /%00 HTTP/1.1", b"GET /a%00.html HTTP/1.1", b"GET /\x00 HTTP/1.1", b"GET /%0a HTTP/1.1", b"GET /% HTTP/1.1",
    b"GET /%zz HTTP/1.1", b"GET /%ff HTTP/1.1", b"GET /\xff HTTP/1.1", b"GET /..%5c..%5cx HTTP/1.1",
    b"GET * HTTP/1.1", b"GET index.html HTTP/1.1", b"GET HTTP/1.1", b"GET / HTTP/9", b"\x16\x03\x01\x02\x00",
])
def test_what_makes_no_sense_is_refused_in_one_line(running: Preview, request_line: bytes) -> None:
    raw = running.raw(request_line + b"\r\nHost: " + running.address.encode() + b"\r\nConnection: close\r\n\r\n")
    head, _, body = raw.partition(b"\r\n\r\n") if raw.startswith(b"HTTP") else (b" 400 ", b"", raw)
    assert re.search(rb" (400|505) ", head), raw
    assert body.count(b"\n") == 1
    assert "Traceback" not in running.told()


@pytest.mark.parametrize("host", ["ond.example", "ond.example:{port}", "127.0.0.1", "127.0.0.1:1",
                                  "localhost.ond.no:{port}", "127.0.0.1.nip.io:{port}", "192.168.0.1:{port}", "",
                                  "127.0.0.1:{port}, ond.no"])
@pytest.mark.parametrize("path", ["/", "/.kp/events", "/.kp/preview.js"])
def test_requests_to_another_host_are_refused_in_one_line(running: Preview, host: str, path: str) -> None:
    status, _, body = running.ask(path, headers={"Host": host.format(port=running.port)})
    assert (status, body) == (421, f"Forhåndsvisningen svarer bare på {running.url}/.\n")


def test_a_request_with_no_host_or_two_is_refused(running: Preview) -> None:
    own = f"Host: {running.address}\r\n"
    for headers in ("", own + own, f"{own}Host: ond.example\r\n"):
        assert b" 421 " in running.raw(f"GET / HTTP/1.1\r\n{headers}\r\n".encode()).split(b"\r\n")[0]


@pytest.mark.parametrize("host", ["localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_the_other_names_of_this_machine_are_its_own(running: Preview, host: str) -> None:
    assert running.ask("/", headers={"Host": host.format(port=running.port)})[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TULL"])
def test_only_reading_is_allowed(running: Preview, method: str) -> None:
    status, _, body = running.ask("/", method)
    assert (status, body.count("\n")) == (405, 1)


def test_head_has_the_headers_and_no_body(running: Preview) -> None:
    got, head = (running.raw(f"{method} / HTTP/1.1\r\nHost: {running.address}\r\nConnection: close\r\n\r\n".encode())
                 for method in ("GET", "HEAD"))
    headers, _, body = got.partition(b"\r\n\r\n")
    assert f"Content-Length: {len(body)}".encode() in headers
    assert re.sub(rb"Date: [^\r]*", b"", head) == re.sub(rb"Date: [^\r]*", b"", headers + b"\r\n\r\n")


def test_a_body_that_nobody_reads_is_never_taken_for_a_request(running: Preview) -> None:
    inner = f"GET /assets/kp/kp.css HTTP/1.1\r\nHost: {running.address}\r\n\r\n"
    headers = f"Host: {running.address}\r\nContent-Length: {len(inner)}"
    raw = running.raw(f"GET / HTTP/1.1\r\n{headers}\r\n\r\n{inner}".encode())
    assert raw.count(b"HTTP/1.1 200") == 1


def test_every_answer_is_never_stored_and_pages_have_the_hosts_policy(running: Preview) -> None:
    for path in ("/", "/finnes-ikke/", "/assets/kp/kp.css"):
        head = running.raw(f"GET {path} HTTP/1.1\r\nHost: {running.address}\r\nConnection: close\r\n\r\n".encode())
        assert b"Cache-Control: no-store\r\n" in head
        assert (f"Content-Security-Policy: {PAGE_POLICY}\r\n".encode() in head) == (not path.endswith(".css"))


def test_pages_have_no_inline_script_or_style(running: Preview) -> None:
    page = running.ask(ADDRESS)[2]
    assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", page) == []
    assert '<script defer src="/.kp/preview.js" data-version="' in page


@pytest.mark.parametrize(("served", "host", "answered"), [
    ("0.0.0.0:80", "192.168.1.7", True), ("0.0.0.0:8000", "192.168.1.7:8000", True),
    ("[::]:8000", "[fe80::1]:8000", True), ("0.0.0.0:8000", "localhost:8000", True),
    ("0.0.0.0:8000", "ond.example:8000", False), ("192.168.1.7:8000", "192.168.1.7:8000", True),
    ("192.168.1.7:8000", "127.0.0.1:8000", False), ("minmaskin:8000", "MINMASKIN:8000", True),
    ("minmaskin:8000", "localhost:8000", False), ("[::1]:8000", "localhost:8000", True),
])
def test_which_names_are_answered_follows_from_the_address(served: str, host: str, answered: bool) -> None:
    assert parse_address(served).answers_to(host) is answered


@pytest.mark.parametrize("text", ["8001", ":8001", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:http",
                                  "127.0.0.1:٨٠٠٠", "127.0.0.1:-1"])
def test_what_is_no_address_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(SiteError, match=r"127\.0\.0\.1:8001"):
        parse_address(text)


def test_addresses_are_written_as_a_browser_reads_them() -> None:
    assert Address("::1", 8000).text == "[::1]:8000"
    assert path_of("/a%20b/?c=%00#d") == "a b/"
