"""An editor's slips: each is told once, where it is, with a mend that works, and accuses nothing else."""

from __future__ import annotations

import pytest

from kompetansepakke.base.problems import Problem
from kompetansepakke.source.blocks.agenda import agenda
from kompetansepakke.source.blocks.blocks import walk
from tests.core.reading import FRONT, HEAD, PAGE, SITE, page, read

OTHER = "modules/p/1-a/02-y.md"
NYNORSK = PAGE.replace(".md", ".nn.md")
TASK = "/// task | Oppgave\n    id: oppgave\n    minutes: 10\n    work: team\n\nGjør det.\n/// end task\n"
BODY = "\n## Under\n\n" + TASK
IN_NYNORSK = "\n## Under\n\n/// task | Oppgåve\n    id: oppgave\n\nGjer det.\n/// end task\n"
WHEEL = (
    "title: Pakke\npurpose: Lære\nyear_wheel:\n  title: Året\n  steps:\n"
    "    - {id: a, title: A, month: 8, page: 1-a/01-x.md}\n"
)
LEANING = {
    OTHER: HEAD + "[Side](01-x.md), [Under](01-x.md#under)\n\n/// meeting | Møte\n    id: mote\n    minutes: 10\n"
    "    brings: [oppgave]\n\nSnakk.\n/// end meeting\n",
    "modules/p/package.yml": WHEEL,
    "modules/p/2-b/index.md": FRONT.replace("module: 1", "module: 2\nrequires: [1]"),
    "modules/p/2-b/01-z.md": HEAD + "[Side](../1-a/01-x.md) og [forsiden](../1-a/index.md)\n",
    "docs/om.md": HEAD + "[Pakken](../modules/p/index.md)\n",
}
"""Pages that link to the page, bring a task from it, show it in the wheel, and build on its module."""


def problems(**files: str) -> list[Problem]:
    return read({**SITE, **LEANING, **files})[1]


def told(**files: str) -> list[tuple[str, str]]:
    return [(found.file, found.code) for found in problems(**files)]


def translated() -> str:
    """The translation of the page while it is in order."""
    source = page(read({**SITE, PAGE: HEAD + BODY})[0]).text_hash
    return f'---\ntitle: Sida\nsource_hash: "{source}"\n---\n' + IN_NYNORSK


def only(head: str) -> Problem:
    """The one thing wrong with the page."""
    found = problems(**{PAGE: head + BODY, NYNORSK: translated()})
    assert [one.file for one in found] == [PAGE], found
    return found[0]


def test_pages_that_lean_on_a_page_in_order_are_in_order() -> None:
    assert told(**{PAGE: HEAD + BODY, NYNORSK: translated()}) == []


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("---\ntitle: Plan: for ledere\nroles: all\n---\n", "KP202"),
        ("---\ntitle: Side\nroles: lærer\n---\n", "KP207"),
        ("---\ntitle: Side\nroles: teacher\n---\n", "KP205"),
        ("---\ntitle: Side\n---\n", "KP206"),
        ("---\ntitle: Side\nroles: all\n", "KP201"),
        ("\n---\ntitle: Side\nroles: all\n---\n", "KP201"),
    ],
)
def test_a_slip_in_front_matter_accuses_no_page_that_leans_on_it(head: str, code: str) -> None:
    assert only(head).code == code


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("/// end task", "/// end taks", "KP301"),
        ("/// end task\n", "", "KP302"),
        ("/// task", "/// oppgave", "KP301"),
        ("/// task", "///task", "KP301"),
        ("id: oppgave", "id: Oppgave", "KP205"),
        ("    id: oppgave", "  id: oppgave", "KP305"),
        ("    id: oppgave", "\tid: oppgave", "KP202"),
    ],
)
def test_a_slip_in_a_block_accuses_neither_the_translation_nor_the_meeting(right: str, wrong: str, code: str) -> None:
    found = problems(
        **{
            PAGE: HEAD + BODY.replace(right, wrong),
            NYNORSK: translated(),
        }
    )
    assert {one.file for one in found} == {PAGE}
    assert code in {one.code for one in found}


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("title: Modul", "title: Modul: en", "KP202"),
        ("min_weeks: 4-5", "min_weeks: 4 uker", "KP205"),
        ("purpose: Lære\n", "", "KP206"),
        ("roles: all", "roles: [rektor]", "KP207"),
        ("title: Modul\n", "title: Modul\ntitle: Modul\n", "KP204"),
    ],
)
def test_a_slip_on_a_front_page_does_not_make_the_module_vanish(right: str, wrong: str, code: str) -> None:
    front = "modules/p/1-a/index.md"
    found = told(**{PAGE: HEAD + BODY, front: FRONT.replace(right, wrong)})
    assert found == [(front, code)]


def test_a_slip_in_package_yml_hides_nothing_on_its_pages_and_accuses_none() -> None:
    source = "modules/p/package.yml"
    files = {PAGE: HEAD + BODY + "\n[Borte](09-borte.md)\n", source: "title: A: b\npurpose: Lære\n"}
    assert told(**files) == [(PAGE, "KP401"), (source, "KP202")]


@pytest.mark.parametrize(
    ("written", "line", "mend"),
    [
        ("roles:all", 3, "«roles: all»"),
        ("roles:\u00a0all", 3, "«roles: all»"),
        ("\troles: all", 3, "tabulatoren"),
        ("  roles: all", 3, "begynne like langt inne"),
        ("owner:Kari\nroles: all", 3, "«owner: Kari»"),
        ("roles: all\ndescription: Kort: sagt", 4, 'som title: "Plan: for ledere"'),
        ("roles: all\ndescription: «Kort: sagt»", 4, "rette hermetegn"),
        ('roles: all\ndescription: "Kort', 4, "hermetegn der verdien slutter"),
        ("roles: all\ndescription: @alle", 4, "hermetegn"),
        ("roles: all\ndescription: *alle* må", 4, "hermetegn"),
        ("roles: all\ndescription: Kort\nog godt", 5, "rykker du den inn"),
        ("roles: [leader, owner\ndescription: Kort", 3, "lukk parentesen"),
        ("<<<<<<< HEAD\nroles: all\n=======", 3, "behold den ene"),
    ],
)
def test_broken_yaml_is_told_where_it_is_with_the_mend_of_that_slip(written: str, line: int, mend: str) -> None:
    found = only(f"---\ntitle: Side\n{written}\n---\n")
    assert (found.code, found.line) == ("KP202", line)
    assert mend in found.fix


@pytest.mark.parametrize(
    ("roles", "mend"),
    [("leader, owner", "[leader, owner]"), ("[leader owner]", "[leader, owner]"), ("All", "Skriv all")],
)
def test_roles_that_are_no_list_get_the_list_as_mend(roles: str, mend: str) -> None:
    found = only(f"---\ntitle: Side\nroles: {roles}\n---\n")
    assert found.code == "KP207"
    assert mend in found.fix


def anchored(bokmal: str, nynorsk: str, link: str = "[Under](01-x.md#under)") -> list[tuple[str, str, bool]]:
    site = {**SITE, PAGE: HEAD + bokmal, OTHER: HEAD + link + "\n", NYNORSK: f"---\ntitle: Sida\n---\n{nynorsk}"}
    return [(p.file, p.code, NYNORSK in p.message) for p in read(site)[1] if p.code.startswith("KP4")]


def test_an_anchor_that_only_the_nynorsk_text_lacks_is_missing_there_and_not_hidden() -> None:
    assert anchored("\n## Under\n", "\n## Nedanfor\n") == [(OTHER, "KP403", True)]


def test_an_anchor_that_the_nynorsk_text_itself_links_to_is_missing_there() -> None:
    assert anchored("\n## Under\n", "\n[Under](#under)\n\n## Nedanfor\n", "Tekst") == [(NYNORSK, "KP403", True)]


def test_an_anchor_that_some_readers_may_not_see_is_still_hidden() -> None:
    closed = "\n/// roles | leader\n## Under\n/// end roles\n"
    assert anchored(closed, closed) == [(OTHER, "KP402", False)]


def test_a_translation_that_differs_is_told_in_what() -> None:
    def why(bokmal: str, nynorsk: str) -> str:
        site = {**SITE, PAGE: HEAD + bokmal, NYNORSK: "---\ntitle: Sida\n---\n" + nynorsk}
        return next(found.message + found.fix for found in read(site)[1] if found.code == "KP505")

    tip = "/// tip | method\nTips.\n/// end tip\n"
    assert "her er tipset «groups», på sida «method»" in why(tip, tip.replace("method", "groups"))
    roles = "/// roles | leader owner\nTekst.\n/// end roles\n"
    assert "ikke for de samme rollene" in why(roles, roles.replace(" owner", ""))
    assert "ikke inni de samme blokkene" in why(roles + tip, roles.replace("Tekst.\n", tip))
    assert "slett «minutes» her" in why(TASK, TASK.replace("10", "20"))


def test_two_pages_with_one_number_are_warned_of() -> None:
    found = read({**SITE, PAGE: HEAD, "modules/p/1-a/01-y.md": HEAD})[1]
    assert [(p.file, p.code, p.severity) for p in found] == [("modules/p/1-a/01-y.md", "KP508", "warning")]
    assert "01-x.md" in found[0].message


@pytest.mark.parametrize(
    ("path", "mend"),
    [
        ("modules/p/1-a/05-på-tur.md", "«05-pa-tur.md»"),
        ("modules/p/1-a/5-en tur.md", "«05-en-tur.md»"),
        ("modules/p/1-a/bilder/tre på rad.JPG", "«tre-pa-rad.jpg»"),
        ("modules/p/package.yaml", "package.yml"),
        ("modules/p/Figures.yml", "figures.yml"),
        ("modules/p/1-a/tur.md", "som «06-tur.md»"),
        ("modules/p/1-a/06-tur.markdown", "06-tur.md"),
        ("modules/p/1-a/01-x_nn.md", "«01-x.nn.md»"),
    ],
)
def test_a_file_with_a_name_that_will_not_do_gets_one_that_will(path: str, mend: str) -> None:
    assert mend in next(p.fix for p in read({**SITE, path: HEAD})[1] if p.file == path)


def test_a_name_that_can_not_be_mended_by_another_is_not_offered_itself() -> None:
    path = "modules/p/1-a/ark.docx#"
    assert "ark.docx#" not in next(p.fix for p in read({**SITE, path: ""})[1] if p.file == path)


def test_a_nynorsk_text_with_the_wrong_ending_is_told_what_its_name_should_be() -> None:
    site = {**SITE, PAGE: HEAD, "modules/p/1-a/01-x-nn.md": "---\ntitle: Sida\nroles: all\nsource_hash: x\n---\n"}
    assert ".nn.md" in next(p.fix for p in read(site)[1] if p.code == "KP203")


def test_a_key_glued_to_its_value_in_braces_gets_the_space_as_mend() -> None:
    glued = WHEEL.replace("id: a", "id:a")
    assert "«id: a»" in next(
        p.fix for p in read({**SITE, PAGE: HEAD, "modules/p/package.yml": glued})[1] if p.code == "KP203"
    )


def test_an_agenda_in_nynorsk_is_read() -> None:
    meeting = "/// meeting | Møte\n    id: m\n    minutes: 10\n\n1. 10 minutt: Les.\n/// end meeting\n"
    content, found = read({**SITE, PAGE: HEAD + meeting})
    assert not found
    assert [step.minutes for step in agenda(next(walk(page(content).nodes)))] == [10]


@pytest.mark.parametrize(("slip", "told"), [
    ("///video | Film", "Mente du «/// video | Film»?"),
    ("///end tip", "Mente du «/// end tip»?"),
    ("/// task Les høyt", "Mente du «/// task | Les høyt»?"),
    ("/// oppgave: Les høyt", "Mente du «/// task | Les høyt»?"),
    ("//// tip | method", "Mente du «/// tip | method»?"),
    ("/// goals | Mål", "skriv «/// goals»"),
    ("/// roles | leader, owner\n\nHei.\n/// end roles", "«/// roles | leader owner»"),
    ("/// roles | rektor\n\nHei.\n/// end roles", "Mente du «leader»?"),
    ("/// tip | metode\n\nHei.\n/// end tip", "Mente du «method»?"),
    ("/// roles | alle\n\nHei.\n/// end roles", "mente du «all»?"),
])
def test_a_common_slip_is_told_with_what_was_meant(slip: str, told: str) -> None:
    found = problems(**{PAGE: HEAD + f"{slip}\n"})
    assert told in next(one for one in found if one.code in ("KP207", "KP301", "KP308")).fix


@pytest.mark.parametrize(
    "end", ["///", "/// end", "///end task", "/// slutt task", "/// endtask", "/// end taks", "/// task"]
)
def test_a_block_that_is_closed_wrongly_is_told_once_where_it_should_end(end: str) -> None:
    found = problems(**{PAGE: HEAD + BODY.replace("/// end task", end), NYNORSK: translated()})
    line = (HEAD + BODY).splitlines().index("/// end task") + 1
    assert [(one.file, one.line) for one in found] == [(PAGE, line)]
    assert "ente du «/// end task»?" in found[0].fix


@pytest.mark.parametrize("roles", ["alle", "[alle]", "All", "alla"])
def test_everyone_by_another_word_is_told_as_all(roles: str) -> None:
    found = problems(**{PAGE: HEAD.replace("roles: all", f"roles: {roles}")})
    assert "mente du «all»?" in next(one for one in found if one.code == "KP207").fix


def test_a_frame_from_another_place_is_told_as_a_card() -> None:
    found = problems(**{PAGE: HEAD + '<iframe src="https://example.org/film"></iframe>\n'})
    assert "/// video | Tittel" in next(one for one in found if one.code == "KP408").fix


def test_a_page_that_can_not_be_read_hides_no_other_mistake_and_accuses_nothing_that_it_may_use() -> None:
    picture, calls = "modules/p/1-a/krok.png", {OTHER: HEAD + "[Borte](99-z.md), [Side](01-x.md#noe)\n"}
    for text in (HEAD + "usyn\u200blig\n", "---\ntitle: Uten slutt\n", HEAD + "x" * 20_001):
        found = told(**{PAGE: text, picture: "", **calls})
        assert [code for file, code in found if file == OTHER] == ["KP401"]
        assert [file for file, _ in found if file != OTHER] == [PAGE]


@pytest.mark.parametrize("gone", ["modules/p/1-a/index.md", "modules/p/package.yml"])
def test_a_folder_that_lacks_its_first_file_accuses_neither_links_into_it_nor_its_pictures(gone: str) -> None:
    files = {**SITE, PAGE: HEAD + "![Krok](krok.png)\n", "modules/p/1-a/krok.png": "",
             "docs/om.md": HEAD + "[Side](../modules/p/1-a/01-x.md)\n"}
    assert [(found.file, found.code) for found in read({path: files[path] for path in files.keys() - {gone}})[1]] \
        == [(gone, "KP109")]


def test_a_picture_of_a_page_without_a_number_is_not_called_unused() -> None:
    page, picture = "modules/p/1-a/krok.md", "modules/p/1-a/krok.png"
    assert [(found.file, found.code) for found in read({**SITE, page: HEAD + "![Krok](krok.png)\n", picture: ""})[1]] \
        == [(page, "KP108")]
