"""Choices, counts, sums, address and history, held against the model of model.py."""

from __future__ import annotations

import random
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.e2e.browsing import Desk

from .model import Choice, Resource, chosen, minutes, read, total, would_give
from .sheet import Sheet, opened

WORDS = ("læring", "Fellesskap", "verdier", "nettverk", "beta")


@pytest.fixture(scope="module")
def resources(world: Path) -> list[Resource]:
    return read(world / "leder/catalog.json")


def add(choices: list[Choice], choice: Choice) -> list[Choice]:
    """The choices after a reader has pressed one more, by the rules for time, words and hidden modules."""
    group, value = choice
    if group in ("tid", "sok") and choice in choices:
        return choices
    if group in ("tid", "sok"):
        choices = [other for other in choices if other[0] != group] + ([choice] if value else [])
    elif choice in choices:
        choices = [other for other in choices if other != choice]
    else:
        choices = [*choices, choice]
    packages = {value for group, value in choices if group == "pakke"}
    return [other for other in choices
            if other[0] != "modul" or not packages or other[1].split(".")[0] in packages]


def hold(sheet: Sheet, resources: list[Resource], choices: list[Choice]) -> None:
    """Everything on the page is as the model says."""
    found, left = sheet.read(), chosen(resources, choices)
    assert found["entries"] == [one.data["url"] for one in left], choices
    assert found["total"] == total(left)
    assert found["empty"] == (not left)
    assert found["disabled"] == 0
    for name, shown in found["counts"].items():
        would = would_give(resources, choices, (name.split("=")[0], name.split("=")[1]))
        assert shown == " · ".join(filter(None, (str(len(would)), minutes(would)))), (choices, name)
        assert (name in found["muted"]) == (not would)
    packages = [one.package_title for one in left]
    assert [title for title in found["headings"] if title in packages] == list(dict.fromkeys(packages))
    assert sheet.query == choices


def all_choices(sheet: Sheet) -> list[Choice]:
    return [(name.split("=")[0], name.split("=")[1]) for name in sheet.read()["counts"]]


@pytest.mark.parametrize("seed", range(4))
def test_random_choices_give_what_the_catalog_says(desk: Desk, resources: list[Resource], seed: int) -> None:
    dice = random.Random(seed)
    with opened(desk) as sheet:
        possible = all_choices(sheet)
        choices: list[Choice] = []
        hold(sheet, resources, choices)
        for _ in range(14):
            open_modules = sheet.read()["modules"]
            here = [one for one in possible if one[0] != "modul" or one[1] in open_modules]
            choice = dice.choice([*here, ("sok", dice.choice(WORDS))])
            if choice[0] == "sok" and choice not in choices:
                sheet.write(choice[1])
            elif choice[0] != "sok":
                sheet.press(choice)
            else:
                continue
            choices = add(choices, choice)
            hold(sheet, resources, choices)


def test_an_address_gives_what_the_choices_gave_and_keeps_their_order(desk: Desk, resources: list[Resource]) -> None:
    dice = random.Random(9)
    with opened(desk) as sheet:
        possible = [one for one in all_choices(sheet) if one[1]]
        for _ in range(12):
            choices: list[Choice] = []
            for choice in dice.sample(possible, dice.randint(1, 5)):
                choices = add(choices, choice)
            sheet.go("?" + urlencode(choices))
            hold(sheet, resources, choices)
            sheet.page.reload()
            hold(sheet, resources, choices)


def test_back_and_forward_walk_through_the_choices(desk: Desk, resources: list[Resource]) -> None:
    with opened(desk) as sheet:
        steps: list[list[Choice]] = [[]]
        for choice in (("slag", "podkast"), ("slag", "film"), ("tid", "20"), ("slag", "podkast"), ("rolle", "alle")):
            sheet.press(choice)
            steps.append(add(steps[-1], choice))
        for wanted in reversed(steps[:-1]):
            sheet.page.go_back()
            hold(sheet, resources, wanted)
        for wanted in steps[1:]:
            sheet.page.go_forward()
            hold(sheet, resources, wanted)


def test_a_word_is_one_step_back_and_so_are_arrows_through_the_times(desk: Desk, resources: list[Resource]) -> None:
    with opened(desk) as sheet:
        sheet.press(("slag", "oppgave"))
        sheet.page.locator("#kp-sok").press_sequentially("skolens verdier", delay=180)
        sheet.page.wait_for_url("**sok=skolens+verdier")
        sheet.box(("tid", "")).focus()
        for _ in range(4):
            sheet.page.keyboard.press("ArrowDown")
        hold(sheet, resources, [("slag", "oppgave"), ("sok", "skolens verdier"), ("tid", "45")])
        sheet.page.go_back()
        hold(sheet, resources, [("slag", "oppgave"), ("sok", "skolens verdier")])
        assert sheet.read()["words"] == "skolens verdier"
        sheet.page.go_back()
        hold(sheet, resources, [("slag", "oppgave")])
        assert sheet.read()["words"] == ""


def test_choices_hold_when_one_comes_back_from_a_resource(desk: Desk, resources: list[Resource]) -> None:
    with opened(desk) as sheet:
        sheet.press(("slag", "mote"))
        sheet.page.locator("[data-kp-r]:not([hidden]) a").first.click()
        sheet.page.wait_for_url("**/0*-side/#*")
        sheet.page.go_back()
        sheet.page.wait_for_url("**/ressurser/?slag=mote")
        hold(sheet, resources, [("slag", "mote")])


@pytest.mark.parametrize(("query", "wanted"), [
    ("?slag=podkast&slag=podkast&ukjent=1&slag=kake&utm_source=x", [("slag", "podkast")]),
    ("?tid=20&tid=45", [("tid", "45")]),
    ("?tid=&pakke=&slag", []),
    ("?tid=-1&tid=999&tid=20.0&tid=%00", []),
    ("?modul=alfa.2&modul=alfa.99&modul=__proto__&constructor=x&rolle=owner", []),
    ("?pakke=alfa&modul=beta.0", [("pakke", "alfa")]),
    ("?%E0%A4%A&slag=%ff&slag=film%00&&&===&slag=film", [("slag", "film")]),
    ("?sok=" + quote("<img src=x onerror=alert(1)>"), [("sok", "<img src=x onerror=alert(1)>")]),
    ("?sok=" + "a" * 5000, [("sok", "a" * 100)]),
    ("?sok=%20%20", []),
    ("?opptak=ja", [("opptak", "ja")]),
    ("?opptak=kanskje&opptak=nei", [("opptak", "nei")]),
    ("?" + "slag=film&" * 4000, [("slag", "film")]),
])
def test_a_poisoned_address_breaks_nothing(desk: Desk, resources: list[Resource], query: str,
                                           wanted: list[Choice]) -> None:
    with opened(desk, query) as sheet:
        found = sheet.read()
        on = [f"{group}={value}" for group, value in wanted if group != "sok"]
        assert sorted(found["on"]) == sorted(on)
        assert found["words"].strip() == dict(wanted).get("sok", "")
        if not any(group == "sok" for group, _ in wanted):
            assert found["entries"] == [one.data["url"] for one in chosen(resources, wanted)]
        sheet.press(("fase", "for"))
        assert sheet.query == [*wanted, ("fase", "for")]


def test_words_match_inside_compounds_without_letters_of_our_own_and_in_other_forms(desk: Desk) -> None:
    with opened(desk) as sheet:
        def hits(words: str) -> set[str]:
            sheet.write(words)
            shown = sheet.page.locator("[data-kp-r]:not([hidden]) a")
            return {text.rsplit(" ", 1)[0] for text in shown.all_text_contents()}

        assert hits("miljø") == {"Om Læringsmiljø"}
        assert hits("laeringsmiljo") == {"Om Læringsmiljø"}
        assert hits("fellesskapet") == {"Om profesjonsfellesskap"}
        assert hits("skole verdi") == {"Om skolens verdier"}
        assert hits("aerlig ÅPENHETEN") == {"Om Ærlig øving på åpenhet"}
        sheet.write("podkast modulen beta")
        found = sheet.read()
        assert {entry.split("/")[0] for entry in found["entries"]} == {"beta"}
        sheet.write("finnesikke")
        assert sheet.read()["total"] == "0 ressurser"


def test_what_is_not_in_the_words_of_an_entry_is_not_searched(desk: Desk) -> None:
    with opened(desk) as sheet:
        sheet.write("teacher")
        assert sheet.read()["entries"] == []
