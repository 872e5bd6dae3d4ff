from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kompetansepakke.content.derived.catalog import catalog
from kompetansepakke.content.view import Locale, View, locales_of, view
from tests.core.reading import FRONT, HEAD, SITE, VOCABULARY, read

ON = date(2019, 11, 1)
VIDEO = "/// video | Film\n    id: film\n    minutes: 7\n    url: https://x.no\n    phase: before\n\nx\n/// end video\n"
LEADER = "---\ntitle: Leder\nroles: [leader]\n---\n"


def seen(edition: str, files: Mapping[str, str], on: date = ON, locale: Locale = "nb") -> View:
    """The view of a site with these files in its one module."""
    content, problems = read({**SITE, **{f"modules/p/1-a/{name}": text for name, text in files.items()}})
    assert not [found for found in problems if found.severity == "error"]
    return view(content, VOCABULARY.edition(edition), on, locale)


def titles(found: View) -> list[str]:
    return [page.title for page in found.pages()]


def test_a_page_for_leaders_is_not_there_for_others() -> None:
    assert titles(seen("laerer", {"01-a.md": HEAD, "02-b.md": LEADER})) == ["Modul", "Side"]
    assert titles(seen("leder", {"01-a.md": HEAD, "02-b.md": LEADER})) == ["Modul", "Side", "Leder"]


def test_all_in_a_module_for_leaders_is_hidden_and_a_package_of_nothing_too() -> None:
    front = FRONT.replace("roles: all", "roles: [leader]")
    found = seen("laerer", {"index.md": front, "01-a.md": HEAD})
    assert not found.packages
    assert not titles(found)
    assert titles(seen("uh", {"index.md": front, "01-a.md": HEAD})) == ["Modul", "Side"]


def test_a_module_before_its_date_holds_title_date_and_figures_only() -> None:
    front = FRONT.replace("roles: all", "roles: all\nopens: 2019-11-02\ndescription: D").replace(
        "module: 1", "module: 1\nhours: 8-10\nrequires: []"
    )
    module = seen("uh", {"index.md": front + VIDEO, "01-a.md": HEAD}).packages[0].modules[0]
    assert (module.purpose, module.pages, module.front.nodes, module.front.description) == (None, (), (), None)
    assert module.front.title == "Modul"
    opened = seen("uh", {"index.md": front + VIDEO, "01-a.md": HEAD}, on=date(2019, 11, 2)).packages[0].modules[0]
    assert (opened.purpose, len(opened.pages), len(opened.resources)) == ("Lære", 1, 1)


def test_a_page_before_its_date_holds_its_title_and_date_only() -> None:
    later = HEAD.replace("roles: all", "roles: all\nopens: 2019-11-02\ndescription: D")
    page = seen("uh", {"01-a.md": later + "## Overskrift\n" + VIDEO}).by_path["p/1-a/01-a.md"]
    assert (page.title, page.opens, page.description, page.nodes) == (
        "Side",
        date(2019, 11, 2),
        None,
        (),
    )


def test_the_nynorsk_text_is_seen_with_the_figures_of_the_page() -> None:
    nynorsk = "---\ntitle: Sida\n---\n/// video | Filmen\n    id: film\n\ny\n/// end video\n"
    files = {"01-a.md": HEAD + VIDEO, "01-a.nn.md": nynorsk}
    page = seen("laerer", files, locale="nn").by_path["p/1-a/01-a.md"]
    assert (page.title, page.resources[0].argument, page.resources[0].options["minutes"]) == ("Sida", "Filmen", 7)
    assert titles(seen("laerer", files)) == ["Modul", "Side"]


def test_nynorsk_exists_only_where_the_edition_sees_a_translation() -> None:
    content, _ = read({**SITE, "modules/p/1-a/01-x.md": LEADER, "modules/p/1-a/01-x.nn.md": "---\ntitle: Leiar\n---\n"})
    assert {edition.id: locales_of(content, edition) for edition in VOCABULARY.editions} == {
        "laerer": ("nb",), "leder": ("nb", "nn"), "eier": ("nb",), "uh": ("nb", "nn")}


def test_the_catalog_has_every_key_of_the_contract() -> None:
    options = "    id: lederoppgave\n    minutes: 5\n    work: team\n    roles: [leader]\n"
    task = f"/// task | Lederoppgave\n{options}\nx\n/// end task\n"
    front = FRONT.replace("min_weeks: 4-5", "min_weeks: {all: 1-2, leader: 3-4}")
    found = catalog(seen("leder", {"index.md": front, "01-a.md": HEAD + VIDEO + task}))
    assert found == {
        "edition": "leder",
        "locale": "nb",
        "packages": [
            {
                "id": "p",
                "title": "Pakke",
                "purpose": "Lære",
                "modules": [
                    {
                        "number": 1,
                        "title": "Modul",
                        "purpose": "Lære",
                        "url": "p/1-a/",
                        "min_weeks": {"from": 3, "to": 4},
                        "hours": None,
                        "meetings": 3,
                        "requires": [],
                        "opens": None,
                        "open": True,
                        "pages": [{"number": "1.1", "title": "Side", "url": "p/1-a/01-a/", "roles": "all"}],
                        "resources": [
                            {
                                "id": "film",
                                "kind": "video",
                                "title": "Film",
                                "minutes": 7,
                                "work": None,
                                "phase": "before",
                                "groups": None,
                                "roles": "all",
                                "url": "p/1-a/01-a/#film",
                            },
                            {
                                "id": "lederoppgave",
                                "kind": "task",
                                "title": "Lederoppgave",
                                "minutes": 5,
                                "work": "team",
                                "phase": None,
                                "groups": None,
                                "roles": ["leader"],
                                "url": "p/1-a/01-a/#lederoppgave",
                            },
                        ],
                    }
                ],
            }
        ],
    }


def test_the_catalog_of_teachers_lacks_what_is_for_leaders() -> None:
    hidden = VIDEO.replace("phase: before", "phase: before\n    roles: [leader]")
    assert catalog(seen("laerer", {"01-a.md": HEAD + hidden}))["packages"][0]["modules"][0]["resources"] == []
