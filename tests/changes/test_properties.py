"""Whatever a site holds: nothing differs from itself, each edit is mentioned, and nobody hears of what isn't theirs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kompetansepakke.content.changes.comparison import compare
from tests.changes.comparing import changes, moment, site
from tests.core.reading import HEAD

WORDS = st.sampled_from("lese skrive regne snakke lytte undre skape vise".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
BODIES = st.lists(st.one_of(
    TEXTS, TEXTS.map(lambda text: f"- {text}\n- og mer"), TEXTS.map(lambda text: f"## {text}"),
    TEXTS.map(lambda text: f"/// tip | method\n{text}\n/// end tip"),
    TEXTS.map(lambda text: f"/// roles | leader\n{text}\n/// end roles")), max_size=5).map("\n\n".join)
PAGES = st.lists(st.tuples(st.sampled_from(["all", "[leader]", "[teacher]"]), BODIES), min_size=1, max_size=4)
EDITIONS = ("laerer", "leder", "eier", "uh")


def written(pages: list[tuple[str, str]]) -> dict[str, str]:
    """A page for each, with a film of its own, so that no page is empty."""
    return site(*(f"{HEAD.replace('all', roles)}{body}\n\n/// video | Film {number}\n    id: film-{number}\n"
                  f"    minutes: {number + 1}\n    url: https://x.no/{number}\n\nSe.\n/// end video\n"
                  for number, (roles, body) in enumerate(pages)))


@settings(deadline=None, max_examples=30)
@given(PAGES)
def test_nothing_differs_from_itself(pages: list[tuple[str, str]]) -> None:
    now = moment(written(pages))
    assert [one.changes for one in compare(now, now) if one.changes] == []


@settings(deadline=None, max_examples=30)
@given(PAGES, st.data())
def test_an_edited_page_is_mentioned_to_each_who_sees_it_and_a_leaders_text_to_leaders_alone(
        pages: list[tuple[str, str]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(pages) - 1))
    roles, body = pages[at]
    secret = data.draw(st.booleans())
    added = "/// roles | leader\nnytt\n/// end roles" if secret and roles != "[teacher]" else "nytt"
    edited = [*pages[:at], (roles, f"{body}\n\n{added}"), *pages[at + 1:]]
    leaders = added != "nytt" or roles == "[leader]"
    for edition in EDITIONS:
        found = {one.place for one in changes(written(pages), written(edited), edition)}
        sees = edition in ("leder", "uh") if leaders else True
        assert found == ({f"p/1-a/{at + 1:02}-{'xyzw'[at]}/"} if sees else set())
