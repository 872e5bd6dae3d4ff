"""Each kind of change is found, and told of those who see it alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kompetansepakke.content.changes.comparison import Moment, compare
from kompetansepakke.site.declared import DEFAULT_ROLES, vocabulary
from tests.changes.comparing import LEADERS, SECOND, VIDEO, changes, details, hash_of, moment, site, told
from tests.core.reading import HEAD, PAGE

ADDRESS = "p/1-a/01-x/"
LONG = "Første avsnitt om lesing.\n\nAndre avsnitt om skriving.\n\nTredje avsnitt om regning.\n"
SHEET = "/// worksheet | Ark\n    id: ark\n\n- Hva så du?\n- Hva nå?\n/// end worksheet\n"
FIGURE = """modul:
  kind: cycle
  title: Veien
  description: Fra {first} til sist.
  steps:
    - {first}
    - Midt
    - Sist
"""


def test_a_new_page_is_told_with_its_address() -> None:
    assert told(site("En"), site("En", "To")) == [("page", "new", "1.2 Side", "p/1-a/02-y/")]


def test_a_page_that_is_gone_leaves_an_address_that_leads_nowhere() -> None:
    assert told(site("En", "To"), site("En")) == [
        ("page", "gone", "1.2 Side", "p/1-a/02-y/"), ("address", "lost", "1.2 Side", "p/1-a/02-y/")]


def test_a_moved_page_is_known_by_its_text_and_the_alias_that_would_save_its_address_is_told() -> None:
    before = site(LONG)
    now = {**site(), SECOND: HEAD + LONG + "\nOg ett til.\n"}
    moved, lost = changes(before, now)
    assert (moved.verdict, moved.before, moved.place) == ("moved", ADDRESS, "p/1-a/02-y/")
    assert details(moved) == {"words": (0, 3)}
    assert (lost.place, lost.mend, lost.file) == (ADDRESS, "aliases: [1-a/01-x]", SECOND)


def test_an_alias_tells_where_a_page_went_and_keeps_its_address() -> None:
    now = {**site(), SECOND: HEAD.replace("title", "aliases: [1-a/01-x]\ntitle") + "Noe helt annet."}
    (moved,) = changes(site(LONG), now)
    assert (moved.subject, moved.verdict, moved.before) == ("page", "moved", ADDRESS)


def test_an_alias_that_is_taken_away_is_an_address_that_breaks() -> None:
    before = {**site(), PAGE: HEAD.replace("title", "aliases: [1-a/09-gammel]\ntitle") + LONG}
    (lost,) = changes(before, site(LONG))
    assert (lost.place, lost.mend, lost.file) == ("p/1-a/09-gammel/", "aliases: [1-a/09-gammel]", PAGE)


def test_no_alias_saves_an_address_of_another_package() -> None:
    other = {"modules/q/package.yml": "title: Q\npurpose: Q\n",
             "modules/q/1-a/index.md": site()["modules/p/1-a/index.md"].replace("Modul", "Annen")}
    lost = [one for one in changes({**site(LONG), **other}, {**site(), **other, "modules/q/1-a/01-x.md": HEAD + LONG})
            if one.subject == "address"]
    assert [(one.place, one.mend) for one in lost] == [(ADDRESS, "")]


def test_how_many_words_are_new_and_gone_is_counted() -> None:
    (changed,) = changes(site(LONG), site(LONG.replace("om skriving", "om å lese høyt")))
    assert (changed.verdict, details(changed)) == ("changed", {"words": (1, 3)})


@pytest.mark.parametrize("now", ["En\n\n- to\n    - tre\n", "- to\n- tre\n\nEn\n", "En\n\n1. to\n1. tre\n",
                                 "En?\n\n- to\n- tre\n"])
def test_another_order_or_layout_is_a_change_too(now: str) -> None:
    (changed,) = changes(site("En\n\n- to\n- tre\n"), site(now))
    assert (changed.place, changed.verdict) == (ADDRESS, "changed")


def test_blank_lines_and_comments_are_no_change() -> None:
    assert changes(site("En\n\nTo\n"), site("<!-- til oss selv -->\n\nEn \n\n\n\nTo\n")) == []


@pytest.mark.parametrize(("key", "name", "values"), [
    ("title: Side", "title", ("Side", "Ny tittel")), ("roles: all", "roles", ("all", "leader, teacher"))])
def test_what_the_front_matter_says_is_told_before_and_after(key: str, name: str, values: tuple[str, str]) -> None:
    now = {"title": "title: Ny tittel", "roles": "roles: [teacher, leader]"}[name]
    (changed,) = changes(site("En"), site(HEAD.replace(key, now) + "En"))
    assert details(changed) == {name: values}


def test_a_page_that_opens_later_is_compared_as_it_will_be() -> None:
    later = HEAD.replace("title", "opens: 2099-01-15\ntitle")
    (changed,) = changes(site(later + "En"), site(later.replace("15", "20") + "En to"))
    assert details(changed) == {"opens": ("2099-01-15", "2099-01-20"), "words": (0, 1)}


def test_a_block_is_new_changed_moved_or_gone() -> None:
    assert ("block", "new", "film", ADDRESS) in told(site("En"), site("En\n\n" + VIDEO))
    (block,) = changes(site(VIDEO), site(VIDEO.replace("x.no/a", "x.no/b")))
    assert details(block) == {"url": ("https://x.no/a", "https://x.no/b")}
    (moved,) = changes(site("En\n\n" + VIDEO, "To"), site("En", "To\n\n" + VIDEO))
    assert (moved.subject, moved.verdict, moved.before, moved.place) == ("block", "moved", ADDRESS, "p/1-a/02-y/")
    assert ("block", "gone", "film", ADDRESS) in told(site("En\n\n" + VIDEO), site("En"))


def test_blocks_that_change_places_are_a_change_of_the_page() -> None:
    other = VIDEO.replace("id: film", "id: annen").replace("| Film", "| Annen")
    assert told(site(VIDEO + "\n" + other), site(other + "\n" + VIDEO)) == [("page", "changed", "1.1 Side", ADDRESS)]


def test_an_id_that_is_lost_is_told_since_notes_hang_on_it() -> None:
    lost = [one for one in changes(site("En\n\n" + VIDEO), site("En")) if one.subject == "id"]
    assert [(one.id, one.mend) for one in lost] == [("film", "")]


def test_an_id_that_was_renamed_is_told_with_what_mends_it() -> None:
    (changed, lost) = changes(site(VIDEO), site(VIDEO.replace("id: film", "id: filmen")))
    assert (changed.verdict, details(changed)) == ("changed", {"id": ("film", "filmen")})
    assert (lost.id, lost.before, lost.mend, lost.file) == ("film", "filmen", "id: film", PAGE)


def test_a_field_with_other_words_is_lost_and_one_that_was_moved_is_not() -> None:
    now = SHEET.replace("- Hva så du?\n- Hva nå?", "- Hva nå?\n- Hva fant du?")
    assert [one.name for one in changes(site(SHEET), site(now)) if one.subject == "field"] == ["Hva så du?"]


def test_minutes_and_weeks_are_told_in_sums() -> None:
    now = site(VIDEO.replace("minutes: 7", "minutes: 17"), min_weeks="5-6", meetings="4")
    found = {one.subject: details(one) for one in changes(site(VIDEO), now)}
    assert found["package"] == {"minutes": (7, 17), "weeks": ("4–5", "5–6")}
    assert found["module"] == {"minutes": (7, 17), "weeks": ("4–5", "5–6"), "meetings": (3, 4)}
    assert found["block"] == {"minutes": (7, 17)}


def test_a_new_module_is_told_with_its_sums_and_its_front_page_is_not_told_twice() -> None:
    second = {"modules/p/2-b/index.md": site()["modules/p/1-a/index.md"].replace("module: 1", "module: 2")
              .replace("Modul", "Ny") + VIDEO}
    _, module, block = changes(site(), {**site(), **second})
    assert (module.subject, module.verdict, details(module)["minutes"]) == ("module", "new", (None, 7))
    assert (block.subject, block.verdict, block.id) == ("block", "new", "film")
    assert ("module", "gone", "2 Ny", "p/2-b/") in told({**site(), **second}, site())


def test_a_figure_that_is_drawn_otherwise_is_a_change_of_the_page_that_shows_it() -> None:
    files, drawn = site('{{ figur("modul") }}\n'), "modules/p/figures.yml"
    mine, theirs = ({**files, drawn: FIGURE.format(first=first)} for first in ("Først", "Begynn"))
    assert [(one.subject, details(one)) for one in changes(mine, theirs)] == [("page", {"figure": (None, "modul")})]
    assert changes(mine, {**mine, drawn: f"\n# ingenting nytt\n{mine[drawn]}"}) == []


def test_a_picture_with_other_bytes_is_told_of_those_who_see_it() -> None:
    picture = "modules/p/1-a/plakat.png"
    files = {**site("En", HEAD.replace("all", "[leader]") + "![Et bilde](plakat.png)\n"), picture: ""}
    old, new = (moment(files, {picture: digest}) for digest in ("a", "b"))
    found = {(one.edition, one.locale): [(change.subject, change.verdict, change.place) for change in one.changes]
             for one in compare(old, new)}
    assert found == {("laerer", "nb"): [], ("leder", "nb"): [("file", "changed", "p/1-a/plakat.png")],
                     ("eier", "nb"): [], ("uh", "nb"): [("file", "changed", "p/1-a/plakat.png")]}
    assert [one[:2] for one in told(files, site("En"), "leder") if one[0] == "file"] == [("file", "gone")]


def test_what_is_for_leaders_is_told_of_their_editions_alone() -> None:
    now = site("En\n\n" + LEADERS.replace("Bare", "Nå bare"), HEAD.replace("all", "[leader]") + "Hemmelig")
    before = site("En\n\n" + LEADERS)
    assert told(before, now, "laerer") == []
    assert told(before, now, "eier") == []
    assert told(before, now, "leder") == told(before, now, "uh") == [
        ("page", "changed", "1.1 Side", ADDRESS), ("page", "new", "1.2 Side", "p/1-a/02-y/")]


def test_a_page_that_is_closed_to_a_role_is_gone_for_that_role_alone() -> None:
    now = site(HEAD.replace("all", "[leader]") + "En")
    assert ("page", "gone", "1.1 Side", ADDRESS) in told(site("En"), now, "laerer")
    assert told(site("En"), now, "leder") == [("page", "changed", "1.1 Side", ADDRESS)]


def translated(body: str, of: dict[str, str]) -> dict[str, str]:
    return {PAGE.replace(".md", ".nn.md"): f"---\ntitle: Sida\nsource_hash: {hash_of(of, PAGE)}\n---\n{body}"}


def test_a_translation_goes_stale_where_the_text_beside_it_was_changed() -> None:
    before = site("En")
    before |= translated("Ein", before)
    stale = ("translation", "stale", "1.1 Side", ADDRESS)
    now = {**before, **site("En ny")}
    assert told(before, now, locale="nn") == [stale]
    assert told(before, now) == [("page", "changed", "1.1 Side", ADDRESS)]
    assert told(now, now, locale="nn") == []
    done = {**now, **translated("Ein ny", now)}
    assert told(before, done, locale="nn") == [("page", "changed", "1.1 Sida", ADDRESS)]


def test_a_translation_is_stale_for_those_who_see_what_was_changed() -> None:
    before = site("En\n\n" + LEADERS)
    before |= translated("Ein\n\n" + LEADERS, before)
    now = {**before, **site("En\n\n" + LEADERS.replace("Bare", "Nå bare"))}
    assert told(before, now, "laerer", "nn") == []
    assert [one[:2] for one in told(before, now, "leder", "nn")] == [("translation", "stale")]


def test_a_page_that_is_translated_and_a_language_that_comes_are_told() -> None:
    now = site("En")
    now |= translated("Ein", now)
    assert told(site("En"), now, locale="nn")[0] == ("language", "new", "nn", "")
    assert details(changes(site("En"), now, locale="nn")[1]) == {"language": ("nb", "nn")}
    assert told(now, site("En"), locale="nn") == [("language", "gone", "nn", "")]


def test_a_module_that_is_translated_is_told_of_its_front_page_alone() -> None:
    front = "modules/p/1-a/index.md"
    now = {**site("En"), front.replace(".md", ".nn.md"):
           f"---\ntitle: Modul\npurpose: Lære meir\nsource_hash: {hash_of(site('En'), front)}\n---\n"}
    assert told(site("En"), now, locale="nn")[1:] == [("page", "changed", "Modul", "p/1-a/")]
    other = {**now, front.replace(".md", ".nn.md"): now[front.replace(".md", ".nn.md")].replace("meir", "mest")}
    (module,) = changes(now, other, locale="nn")
    assert (module.subject, details(module)) == ("module", {"purpose": ("Lære meir", "Lære mest")})


def test_what_hangs_on_the_first_language_is_told_alike_in_all() -> None:
    before = site(SHEET)
    now = before | translated(SHEET.replace("Hva så du", "Kva såg du"), before)
    assert [one[:2] for one in told(before, now, locale="nn")] == [("language", "new"), ("page", "changed")]
    renamed = {**now, **site(SHEET.replace("Hva så du", "Hva fant du").replace("id: ark", "id: arket"))}
    lost = [[one for one in changes(now, renamed, locale=locale) if one.verdict == "lost"] for locale in ("nb", "nn")]
    assert lost[0] == lost[1]
    assert [(one.subject, one.mend, one.file) for one in lost[0]] == [("id", "id: ark", PAGE)]


def test_an_edition_that_comes_or_goes_is_told_and_one_that_sees_more_is_compared_as_it_was() -> None:
    files = site("En", HEAD.replace("all", "[leader]") + "To")
    old, new = (Moment(replace(moment(files).content, vocabulary=vocabulary(DEFAULT_ROLES, editions)), {})
                for editions in ({"alle": {"sees": ["teacher"]}, "gammel": {"sees": ["owner"]}},
                                 {"alle": {"sees": ["teacher", "leader"]}, "ny": {"sees": ["owner"]}}))
    found = {one.edition: [(change.subject, change.verdict, change.name) for change in one.changes]
             for one in compare(old, new)}
    assert found == {"alle": [("page", "new", "1.2 Side")], "gammel": [("edition", "gone", "gammel")],
                     "ny": [("edition", "new", "ny")]}
