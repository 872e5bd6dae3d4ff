"""What an edition must not hold, and what is no proof of anything."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompetansepakke import scan
from kompetansepakke.content.view import view
from kompetansepakke.scan.folding import folded
from kompetansepakke.scan.forbidden import Forbidden, Sought, forbidden, own, tools_own
from kompetansepakke.scan.said import everything
from tests.core.reading import HEAD, PAGE, SITE, VOCABULARY, Files, read
from tests.site import planted

SECRET = "Ledergruppa legger ned leksehjelpen på Bjørkåsen, og lærerne får vite det etter påske."
LEADER = f"/// roles | leader\n{SECRET}\n/// end roles\n"
OWN = own(("Tidsplan for modulen, deltakerark for", "site_name: Nettsted"))
HIDDEN = {"modules/p/1-a/02-nedlegging.md": "---\ntitle: Varsel om stengt gymsal\nroles: [leader]\n---\n\nTekst.\n"}


def banned(files: Files, edition: str = "laerer", on: date = date(2026, 1, 1),
           before: Sought | None = None) -> Forbidden:
    content, problems = read({**SITE, **files})
    assert [found for found in problems if found.severity == "error"] == []
    seen = VOCABULARY.edition(edition)
    return forbidden(content, [view(content, seen, on), view(content, seen, on, "nn")], OWN, before=before)


def passage(files: Files, text: str, edition: str = "laerer") -> str | None:
    return next((found.text for found in banned(files, edition).passages_in(folded(text))), None)


def named(files: Files, text: str, edition: str = "laerer") -> str | None:
    return banned(files, edition).named_in(folded(text))


_OPEN = {path: text.replace("[leader]", "all") for path, text in HIDDEN.items()}
_NAMED = ("/// roles | leader\n## Snakk {: #lesing-i-gymsal }\n/// end roles\n\n/// task | Snakk\n    id: samtale\n"
          "    minutes: 5\n    work: team\n    roles: [leader]\n\n- x\n/// end task\n")
_STATES: list[Files] = [
    {}, HIDDEN, _OPEN, {**HIDDEN, PAGE: HEAD + LEADER}, {**HIDDEN, PAGE: HEAD + "Varsel om stengt gymsal\n"},
    {**HIDDEN, PAGE: HEAD + "Et varsel, om stengtgymsal.\n"},
    {**HIDDEN, "modules/p/1-a/03-varsel.md": "---\ntitle: Varsel om stengt gymsal\nroles: all\n---\n\nTekst.\n"},
    {PAGE: HEAD + _NAMED}, {PAGE: HEAD + _NAMED + "\n[Lesing i **gym**sal](https://example.no)\n"},
    {PAGE: HEAD + _NAMED + "\nEn samtale.\n"}]


@pytest.mark.parametrize("then", _STATES)
@pytest.mark.parametrize("now", _STATES)
def test_what_was_sought_before_changes_nothing(then: Files, now: Files) -> None:
    assert banned(now, before=banned(then).sought) == banned(now)


def test_the_states_differ_in_what_is_sought() -> None:
    sought = [banned(state) for state in _STATES]
    assert min(len({found.titles for found in sought}), len({found.names for found in sought}),
               len({found.segments for found in sought})) > 1


@pytest.mark.parametrize("text", [
    SECRET,
    SECRET.upper(),
    "før " + SECRET + " etter",
    SECRET.replace(" ", ""),
    SECRET.replace("leksehjelpen", "lekse-\nhjel\u00adpen"),
    SECRET.replace(", ", "\n * "),
    "12 ".join(SECRET),
    SECRET.replace("å", "a\u030a"),
    "\u200b".join(SECRET),
    " ".join(SECRET.split()[:9]),
    " ".join(SECRET.split()[-9:]),
])
def test_a_passage_is_found_however_its_words_are_joined_or_divided(text: str) -> None:
    assert passage({PAGE: HEAD + LEADER}, text)
    assert passage({PAGE: HEAD + LEADER}, text, "leder") is None


def test_a_passage_is_found_as_it_reads_where_its_source_has_markup() -> None:
    marked = SECRET.replace("leksehjelpen", "[leksehjelpen](https://example.no/a-b-c)").replace("vite", "*vi*te[^1]")
    page = {PAGE: HEAD + f"/// roles | leader\n{marked}\n\n[^1]: Note.\n/// end roles\n"}
    assert passage(page, SECRET)


@pytest.mark.parametrize("text", [
    "leksehjelpen",
    "Ledergruppa, leksehjelpen, Bjørkåsen, lærerne og påske",
    "Ledergruppa legger ned leksehjelpen på Bjørkåsen",
    "På Bjørkåsen får lærerne vite det",
])
def test_single_words_and_short_phrases_are_no_proof(text: str) -> None:
    assert passage({PAGE: HEAD + LEADER}, text) is None


@pytest.mark.parametrize("shown", [
    SECRET,
    SECRET.replace("leksehjelpen", "**lekse**hjelpen"),
    SECRET.replace("leksehjelpen", "[leksehjelpen](https://example.no/en/lang/sti/til/noe) [^1]") + "\n\n[^1]: Note.",
    SECRET.replace("leksehjelpen", '<span title="x">leksehjelpen</span>'),
])
def test_what_leaders_quote_from_the_page_is_shown(shown: str) -> None:
    assert passage({PAGE: HEAD + shown + "\n\n" + LEADER}, SECRET) is None


def test_comments_are_no_content() -> None:
    comments = {PAGE: HEAD + f"Tekst <!-- {SECRET} -->\n",
                "modules/p/package.yml": f"# {SECRET}\ntitle: Pakke\npurpose: Lære\n"}
    assert passage(comments, SECRET) is None


def test_titles_of_three_words_are_found_and_shorter_ones_are_not() -> None:
    assert named(HIDDEN, "<a>Varsel om stengt gymsal</a>") == "varsel om stengt gymsal"
    assert named(HIDDEN, '{"title": "Varsel om stengt gymsal"}') == "varsel om stengt gymsal"
    assert named(HIDDEN, "Varsel om stengt gymsalgulv") is None
    assert named(HIDDEN, "<a>Varsel om stengt gymsal</a>", "leder") is None
    short = {"modules/p/1-a/02-x.md": "---\ntitle: Stengt gymsal\nroles: [leader]\n---\n\nTekst.\n"}
    assert named(short, "<a>Stengt gymsal</a>") is None


def test_a_title_that_the_tool_may_make_of_its_own_words_and_a_shown_title_is_no_proof() -> None:
    title = {"modules/p/1-a/02-x.md": "---\ntitle: Deltakerark for pakke\nroles: [leader]\n---\n\nTekst.\n"}
    assert named(title, "<h1>Deltakerark for Pakke</h1>") is None


@pytest.mark.parametrize("text", ['href="../02-nedlegging/"', "/p/1-a/02-nedlegging/", "p/1-a/02-nedlegging.md",
                                  '["02-nedlegging"]'])
def test_names_of_hidden_pages_are_found(text: str) -> None:
    assert named(HIDDEN, text)
    assert named(HIDDEN, text, "leder") is None


@pytest.mark.parametrize(("text", "found"), [
    ("Samtale om arbeidet", None), ("en samtale/oppgave", None),
    ('<a href="#samtale">', "samtale"), ('<div id="samtale">', "samtale"), ("/p/samtale/", "samtale"),
    ('{"id": "samtale"}', "samtale"),
])
def test_a_single_word_is_a_name_only_where_names_stand(text: str, found: str | None) -> None:
    block = {PAGE: HEAD + "/// task | Snakk\n    id: samtale\n    minutes: 5\n    work: team\n    roles: [leader]\n\n"
                          "- x\n/// end task\n"}
    assert named(block, text) == found
    assert named({PAGE: block[PAGE] + "\nEn samtale.\n"}, text) is None


def test_an_id_that_a_shown_heading_gives_by_itself_is_no_proof() -> None:
    hidden = HEAD + "/// roles | leader\n## Snakk {: #lesing-i-gymsal }\n/// end roles\n"
    assert named({PAGE: hidden}, '<h2 id="lesing-i-gymsal">') == "lesing-i-gymsal"
    assert named({PAGE: hidden + "\n[Lesing i **gym**sal](https://example.no)\n"}, '<h2 id="lesing-i-gymsal">') is None


def test_addresses_that_only_leaders_have_are_found() -> None:
    link = {PAGE: HEAD + "/// roles | leader\n[x](https://sky.example/delt/9k2)\n/// end roles\n"}
    assert named(link, '<a href="https://sky.example/delt/9k2">') == "https://sky.example/delt/9k2"
    assert named({PAGE: link[PAGE] + "\n[x](https://sky.example/delt/9k2)\n"}, "https://sky.example/delt/9k2") is None


def test_what_has_not_opened_is_hidden_until_then() -> None:
    late = {PAGE: HEAD.replace("all", "all\nopens: 2026-03-01") + SECRET + "\n"}
    assert [*banned(late, on=date(2026, 2, 28)).passages_in(folded(SECRET))]
    assert not [*banned(late, on=date(2026, 3, 1)).passages_in(folded(SECRET))]


def test_the_purpose_of_a_module_that_has_not_opened_is_hidden() -> None:
    front = SITE["modules/p/1-a/index.md"].replace("purpose: Lære", f'purpose: "{SECRET}"\nopens: 2026-03-01')
    assert [*banned({"modules/p/1-a/index.md": front}, on=date(2026, 2, 1)).passages_in(folded(SECRET))]


def test_every_text_of_the_content_is_looked_for() -> None:
    files, secrets = planted.files()
    content, _ = read({path: text for path, text in files.items() if path.startswith(("modules/", "docs/"))})
    said = "\n".join(one.text for one in everything(content)).lower()
    in_files = ("zqsvgtextqz", "zqicstextqz", "zqcsvtextqz", "zqclosedcsvqz")
    assert [word for word in (*secrets.leaders, *secrets.later) if word not in said and word not in in_files] == []
    assert not [word for word in secrets.nobody if "comment" in word and word in said]


def test_the_program_for_editing_in_the_browser_excuses_nothing() -> None:
    program = (Path(scan.__file__).parents[1] / "web/editing/sveltia-cms.js").read_text(encoding="utf-8")
    assert "kyoshino" in folded(program).vocabulary
    assert "kyoshino" not in tools_own().words


@given(st.text())
@settings(max_examples=2000, deadline=None)
def test_words_are_runs_of_letters_whatever_stands_between(text: str) -> None:
    read = folded(text)
    assert read.words == re.findall(r"[^\W\d_]+", read.text)


@given(st.text(st.sampled_from("aZ1å_.-/ #–é\u0301\ud800\u2003\n"), max_size=30))
@settings(max_examples=1000, deadline=None)
def test_names_are_words_joined_by_marks_whatever_stands_between(text: str) -> None:
    read = folded(text)
    assert read.names == frozenset(re.findall(r"\w+(?:[.-]\w+)*", read.text))
