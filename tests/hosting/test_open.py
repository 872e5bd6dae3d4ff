"""What anybody may read, and the headers it comes with."""

import gzip
from urllib.parse import urljoin, urlsplit

import pytest

from kompetansepakke.web.editing_host import EDITING_HEADERS
from kompetansepakke.web.policy import SERVER_POLICY

from . import fake_site
from .fake_site import KINDS, OPEN, ROOT_FILES, content
from .servers import Server
from .wire import HOST, ask

HEADERS = {
    "Content-Security-Policy": SERVER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
WRITING = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
def test_open_edition_serves_every_kind_of_file(server: Server, path: str, kind: str) -> None:
    answer = ask(server.port, f"/{OPEN}/{path}")
    assert answer.status == 200
    assert answer.body == content(OPEN, path)
    assert answer.get("Content-Type") == kind or not kind


@pytest.mark.parametrize("path", ROOT_FILES)
def test_chooser_is_open(server: Server, path: str) -> None:
    answer = ask(server.port, f"/{path}")
    assert (answer.status, answer.body.decode()) == (200, ROOT_FILES[path])


@pytest.mark.parametrize("folder", ["/", "/laerer/", "/laerer/nn/"])
def test_a_folder_shows_its_index(server: Server, folder: str) -> None:
    answer = ask(server.port, folder)
    assert answer.status == 200
    assert answer.get("Content-Type") == "text/html; charset=utf-8"
    assert answer.get("Cache-Control") == "no-cache"


ANY_ANSWER = ("/", "/laerer", "/laerer/", "/laerer/assets/stil.css", "/laerer/finnes/ikke",
              "/laerer/figur.ics", "/leder", "/leder/", "/leder/finnes-ikke", "/annet")  # fmt: skip


@pytest.mark.parametrize("target", ANY_ANSWER)
@pytest.mark.parametrize("header", HEADERS)
def test_every_answer_has_the_headers(server: Server, target: str, header: str) -> None:
    assert ask(server.port, target).get(header) == HEADERS[header]


@pytest.mark.parametrize("target", ["/rediger/", "/rediger/index.html", "/rediger/rediger.js", "/rediger/?a=/laerer/"])
def test_the_page_for_editing_has_a_policy_of_its_own(server: Server, target: str) -> None:
    answer = ask(server.port, target)
    wanted = {name.lower(): value for name, value in HEADERS.items()} | EDITING_HEADERS
    assert answer.status == 200
    assert {name: answer.get(name) for name in wanted} == wanted
    assert answer.get("Cache-Control") == "no-cache"


@pytest.mark.parametrize("target", ["/redigerx/", "/laerer/?/rediger/", "/leder/?/rediger/", "/rediger/../laerer/"])
def test_nothing_beside_it_has_that_policy(server: Server, target: str) -> None:
    assert "https:" not in (ask(server.port, target).get("Content-Security-Policy") or "")


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("index.html", "no-cache"),
        ("catalog.json", "no-cache"),
        ("pakke/0-start/film.vtt", "no-cache"),
        ("assets/stil.css", "public, max-age=600"),
        ("assets/skript.js", "public, max-age=600"),
        ("nn/assets/stil.css", "public, max-age=600"),
        ("assets/skrift.woff2", "public, max-age=2592000"),
        ("finnes-ikke.html", "private, no-cache"),
        ("assets/finnes-ikke.css", "private, no-cache"),
    ],
)
def test_caching_of_the_open_edition(server: Server, path: str, caching: str) -> None:
    answer = ask(server.port, f"/{OPEN}/{path}")
    found = answer.get("Cache-Control")
    # A missing page may be served as the page 404.html is: never kept unasked.
    assert found == caching or (answer.status == 404 and found == "no-cache")


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("path", ["index.html", "assets/stil.css", "kalender.ics"])
def test_unchanged_files_are_not_sent_again(server: Server, path: str, encoding: str) -> None:
    accept = {"Accept-Encoding": encoding}
    tag = ask(server.port, f"/{OPEN}/{path}", accept).get("ETag")
    assert tag
    again = ask(server.port, f"/{OPEN}/{path}", {**accept, "If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")
    other = ask(server.port, f"/{OPEN}/{path}", {**accept, "If-None-Match": '"annet"'})
    assert other.status == 200


@pytest.mark.parametrize("path", ["index.html", "search/index.js", "assets/stil.css", "kalender.ics"])
def test_text_is_compressed_for_those_who_ask(server: Server, path: str) -> None:
    answer = ask(server.port, f"/{OPEN}/{path}", {"Accept-Encoding": "gzip"})
    assert answer.get("Content-Encoding") == "gzip"
    assert "Accept-Encoding" in answer.get("Vary")
    assert gzip.decompress(answer.body) == content(OPEN, path)
    assert ask(server.port, f"/{OPEN}/{path}").get("Content-Encoding") == ""


def test_a_gz_file_is_handed_out_as_it_lies(server: Server) -> None:
    answer = ask(server.port, "/laerer/sitemap.xml.gz", {"Accept-Encoding": "gzip"})
    assert answer.get("Content-Encoding") == ""
    assert answer.body == content(OPEN, "sitemap.xml.gz")


@pytest.mark.parametrize("target", ["/laerer", "/laerer/nn", "/laerer/pakke/0-start/06-stotte"])
def test_redirect_to_a_folder_tells_nothing_of_the_machine(server: Server, target: str) -> None:
    answer = ask(server.port, target, {"Host": HOST})
    assert answer.status in (301, 308)
    # Apache repeats the host that was asked for; none names the port it listens to.
    asked = f"http://{HOST}" if server.name == "apache2" else ""
    assert answer.get("Location") == f"{asked}{target}/"


@pytest.mark.parametrize("target", ["//laerer", "///laerer/nn", "//laerer//nn", "/\\\\laerer/nn"])
def test_redirect_never_leads_to_another_host(server: Server, target: str) -> None:
    location = ask(server.port, target, {"Host": HOST}).get("Location")
    assert urlsplit(urljoin(f"http://{HOST}/", location)).netloc == HOST


@pytest.mark.parametrize("target", ["/laerer/finnes-ikke", "/laerer/a/b/c.html", "/laerer/x.ics"])
def test_missing_page_shows_the_editions_own_404(server: Server, target: str) -> None:
    answer = ask(server.port, target)
    assert answer.status == 404
    assert answer.body == content(OPEN, "404.html")
    assert answer.get("Content-Type") == "text/html; charset=utf-8"


UNNAMED = ("/annet", "/annet/", "/laererx", "/favicon.ico", "/Laerer/", "/assets/nei.css")


@pytest.mark.parametrize("target", UNNAMED)
def test_what_is_not_named_is_not_there(server: Server, target: str) -> None:
    answer = ask(server.port, target)
    assert answer.status in (403, 404)
    assert content(OPEN, "index.html") not in answer.body
    assert ROOT_FILES["index.html"].encode() not in answer.body


@pytest.mark.parametrize("path", fake_site.HIDDEN)
def test_hidden_files_are_not_served(server: Server, path: str) -> None:
    for target in (f"/{path}", f"/%2e{path[1:]}" if path[0] == "." else f"/{path}?x=1"):
        answer = ask(server.port, target)
        assert answer.status in (401, 403, 404)
        assert b"SKJULT" not in answer.body


@pytest.mark.parametrize("target", ["/laerer/assets/", "/assets/", "/laerer/pakke/"])
def test_no_folder_is_listed(server: Server, target: str) -> None:
    answer = ask(server.port, target)
    assert answer.status in (403, 404)
    assert b"stil.css" not in answer.body
    assert b"0-start" not in answer.body


@pytest.mark.parametrize("method", WRITING)
@pytest.mark.parametrize("target", ["/", "/laerer/", "/laerer/ny.html", "/leder/"])
def test_only_reading_is_allowed(server: Server, target: str, method: str) -> None:
    answer = ask(server.port, target, {"Content-Length": "0"}, method=method)
    assert answer.status in ((405,) if target != "/leder/" else (401, 405))
    assert answer.status == 401 or "GET" in answer.get("Allow")


def test_head_has_the_headers_and_no_body(server: Server) -> None:
    answer = ask(server.port, "/laerer/", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.get("Content-Security-Policy") == SERVER_POLICY
