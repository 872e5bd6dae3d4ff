"""The leader folders: no way in without the password."""

import pytest

from . import fake_site, tricks
from .fake_site import CLOSED, KINDS, OPEN, content, mark
from .servers import Server
from .wire import PASSWORD, USER, Answer, ask, ask_raw, basic

MARKS = [mark(edition).encode() for edition in CLOSED]
REFUSALS = (400, 401, 403, 404, 405)


def assert_nothing_leaks(answer: Answer) -> None:
    """No byte of a closed edition, neither in the body nor in the headers."""
    everything = answer.body + str(answer.headers).encode()
    assert not [word for word in MARKS if word in everything]


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("edition", CLOSED)
def test_every_file_of_a_closed_edition_asks_for_the_password(
    server: Server,
    edition: str,
    path: str,
) -> None:
    answer = ask(server.port, f"/{edition}/{path}")
    assert answer.status == 401
    assert answer.get("WWW-Authenticate").startswith("Basic realm=")
    assert answer.get("Cache-Control") == "private, no-cache"
    assert answer.get("ETag") == ""
    assert answer.get("Last-Modified") == ""
    assert_nothing_leaks(answer)


@pytest.mark.parametrize("path", ["", "/", "/nn", "/nn/", "/assets", "/finnes-ikke", "/a/b.pdf"])
@pytest.mark.parametrize("edition", CLOSED)
def test_closed_folders_do_not_tell_what_is_there(server: Server, edition: str, path: str) -> None:
    answer = ask(server.port, f"/{edition}{path}")
    assert (answer.status, answer.get("Location")) == (401, "")
    assert_nothing_leaks(answer)


@pytest.mark.parametrize("path", KINDS)
def test_an_edition_that_the_host_has_not_named_is_closed(server: Server, path: str) -> None:
    for headers in ({}, basic()):
        answer = ask(server.port, f"/{fake_site.UNNAMED}/{path}", headers)
        assert answer.status in (403, 404)
        assert mark(fake_site.UNNAMED).encode() not in answer.body


@pytest.mark.parametrize("target", tricks.TARGETS)
@pytest.mark.parametrize("edition", CLOSED)
def test_no_spelling_of_the_path_opens_a_closed_edition(
    server: Server,
    edition: str,
    target: str,
) -> None:
    answer = ask(server.port, tricks.spell(target, edition))
    assert answer.status in REFUSALS
    assert_nothing_leaks(answer)


def test_the_spellings_are_worth_trying(server: Server) -> None:
    """With the password many of them do reach a file: it is the lock that stops them."""
    paths = [tricks.spell(target, "leder") for target in tricks.TARGETS]
    assert [ask(server.port, path, basic()).status for path in paths].count(200) >= 15


@pytest.mark.parametrize("headers", tricks.HEADERS, ids=str)
def test_no_header_opens_a_closed_edition(server: Server, headers: dict[str, str]) -> None:
    for target in ("/leder/index.html", "/leder/"):
        answer = ask(server.port, target, headers)
        assert answer.status in REFUSALS
        assert_nothing_leaks(answer)


@pytest.mark.parametrize("header", ["X-Original-URL", "X-Rewrite-URL", "X-Accel-Redirect"])
def test_no_header_turns_an_open_page_into_a_closed_one(server: Server, header: str) -> None:
    answer = ask(server.port, "/laerer/", {header: "/leder/index.html"})
    assert answer.body == content(OPEN, "index.html")


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS", "get", "GETS", "TRACE", "PUT"])
def test_no_method_opens_a_closed_edition(server: Server, method: str) -> None:
    answer = ask(server.port, "/leder/index.html", {"Content-Length": "0"}, method=method)
    assert answer.status in (*REFUSALS, 501)
    assert_nothing_leaks(answer)


@pytest.mark.parametrize("line", tricks.REQUESTS, ids=repr)
def test_no_form_of_the_request_opens_a_closed_edition(server: Server, line: bytes) -> None:
    answer = ask_raw(server.port, line)
    assert b" 200 " not in answer[:15]
    assert not [word for word in MARKS if word in answer]


WRONG = (
    *((USER, wrong) for wrong in ("", "feil", PASSWORD[:-1], f"{PASSWORD}x", PASSWORD.upper())),
    *((wrong, PASSWORD) for wrong in ("", "annen", USER.upper(), f"{USER}\0")),
)


@pytest.mark.parametrize(("user", "password"), WRONG)
def test_wrong_password_is_refused(server: Server, user: str, password: str) -> None:
    answer = ask(server.port, "/leder/index.html", basic(user, password))
    assert answer.status == 401
    assert_nothing_leaks(answer)


@pytest.mark.parametrize(("path", "kind"), KINDS.items())
@pytest.mark.parametrize("edition", CLOSED)
def test_right_password_opens_and_only_the_reader_may_keep_it(
    server: Server, edition: str, path: str, kind: str
) -> None:
    answer = ask(server.port, f"/{edition}/{path}", basic())
    assert (answer.status, answer.body) == (200, content(edition, path))
    assert answer.get("Cache-Control") == "private, no-cache"
    assert answer.get("Content-Type") == kind or not kind


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_known_tag_opens_nothing_without_the_password(server: Server, encoding: str) -> None:
    target, accept = "/leder/assets/stil.css", {"Accept-Encoding": encoding}
    tag = ask(server.port, target, {**basic(), **accept}).get("ETag")
    asked = {**accept, "If-None-Match": tag}
    again = ask(server.port, target, {**basic(), **asked})
    assert (again.status, again.get("Cache-Control")) == (304, "private, no-cache")
    assert ask(server.port, target, asked).status == 401


@pytest.mark.parametrize("edition", CLOSED)
def test_a_closed_editions_own_404_is_closed_too(server: Server, edition: str) -> None:
    target = f"/{edition}/finnes-ikke"
    stranger, reader = ask(server.port, target), ask(server.port, target, basic())
    assert stranger.status == 401
    assert (reader.status, reader.body) == (404, content(edition, "404.html"))
    assert reader.get("Cache-Control") == "private, no-cache"


@pytest.mark.parametrize("path", fake_site.HIDDEN)
def test_hidden_files_are_hidden_from_those_with_the_password(server: Server, path: str) -> None:
    answer = ask(server.port, f"/{path}", basic())
    assert answer.status in (403, 404)
    assert b"SKJULT" not in answer.body


def test_folder_redirect_behind_the_password_is_private_too(server: Server) -> None:
    answer = ask(server.port, "/leder/nn", basic())
    assert answer.status in (301, 308)
    assert answer.get("Location").endswith("/leder/nn/")
    assert answer.get("Cache-Control") == "private, no-cache"


def test_many_wrong_passwords_do_not_wear_the_lock_out(server: Server) -> None:
    for number in range(5):
        assert ask(server.port, "/uh/", basic(USER, str(number))).status == 401
    assert ask(server.port, "/uh/", basic()).status == 200
