"""A small site with everything that a pacing page can meet, built once and served with the hosting guide's headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import Shared
from tests.e2e.built import serving
from tests.e2e.conftest import axe, node_modules  # noqa: F401 (fixtures)
from tests.site.building import build, write

from .remembering import NOON, Enter, Tabs, context, in_tabs, remember, standing_at

DATE = "2026-11-21"
PLANS = """
start: 2026-11-30
year_wheel:
  title: {nb: Året vårt, nn: Året vårt på nynorsk}
  steps:
    - {id: soknad, title: Søknadsfristen, day: 02-01, who: Rektoren, page: 1-modul/01-side.md}
    - {id: oppstart, title: {nb: Oppstarten, nn: Oppstarten på nynorsk}, month: 8, who: Alle, about: Med kaffe.}
    - {id: vinter, title: Vinterarbeidet, from: 11, to: 1, page: 4-modul/01-side.md}
    - {id: leder, title: Sjefshelga, month: 10, who: Toppsjefene, page: 2-modul/02-leder.md, roles: [leader]}
plans:
  - id: region
    title: Plan for regionen
    goal: Ferdig til sommeren
    lanes:
      - id: ledere
        title: Lederløpet
        roles: [leader]
        items: [{id: a, title: Lederdagen, date: 2027-01-12, themes: [Rektorsaken]}]
      - id: alle
        title: {nb: Felles, nn: Sams}
        items:
          - {id: b, title: Nettmodulen, from: 2027-02-01, to: 2027-03-31, module: 2}
          - {id: c, title: {nb: Samling, nn: Møtedag}, date: 2027-01-20, themes: [{nb: Skole, nn: Skule}],
             roles: [teacher]}
          - {id: d, title: Skjult samling, date: 2027-01-21, roles: [leader]}
"""
FRONT = ("---\ntitle: {title}\nroles: all\nmodule: {n}\npurpose: Lære sammen\nmin_weeks: {weeks}\n"
         "{more}---\n\nTekst.\n")
PAGE = "---\ntitle: {title}\nroles: {roles}\n---\n\n{text}\n"
MEETING = ("/// task | Forbered {n}\n    id: opp-{n}\n    minutes: 20\n    work: individual\n    phase: before\n\n"
           "Les.\n/// end task\n\n/// meeting | Møtet «{n}»\n    id: mote-{n}\n    minutes: 60\n\n1. 10 min: Åpning, "
           "med spørsmål; og svar\n2. 50 min: Arbeid i grupper, og oppsummering i plenum til slutt\n/// end meeting\n")


def _files() -> dict[str, str]:
    files = {"modules/prove/package.yml": f"title: Prøvepakken\npurpose: Lære sammen\nhorizon_weeks: 10{PLANS}"}
    for number, weeks, more in ((1, "2-3", "meetings: 2\n"), (2, "{all: 2, leader: 3-4}", "requires: [1]\n"),
                                (3, "1-2", "requires: [1]\nmeetings: 1\n"),
                                (4, "1", "requires: [2, 3]\nopens: 2027-05-03\nmeetings: 1\n")):
        folder = f"modules/prove/{number}-modul"
        files[f"{folder}/index.md"] = FRONT.format(title=f"Navnet {number}", n=number, weeks=weeks, more=more)
        text = MEETING.format(n=number) if number < 4 else MEETING.format(n=number).replace("Møtet", "Hemmeligheten")
        files[f"{folder}/01-side.md"] = PAGE.format(title=f"Side {number}", roles="all", text=text)
    files["modules/prove/2-modul/02-leder.md"] = PAGE.format(
        title="For ledere", roles="[leader]", text=MEETING.format(n="leder").replace("Møtet", "Kvartalsmøtet"))
    files["modules/prove/1-modul/01-side.nn.md"] = "---\ntitle: Sida\n---\n\n" + MEETING.format(n=1).replace(
        "    minutes: 20\n    work: individual\n    phase: before\n", "").replace("    minutes: 60\n", "")
    files["modules/andre/package.yml"] = "title: Pakken før\npurpose: En annen"
    for number, title, roles in ((1, "En annen", "all"), (2, "Rektorsaken", "[leader]"), (3, "En tredje", "all")):
        files[f"modules/andre/{number}-modul/index.md"] = FRONT.format(
            title=title, n=number, weeks="2", more="meetings: 1\n").replace("roles: all", f"roles: {roles}")
    return files


@pytest.fixture(scope="session")
def small_site(shared: Shared) -> Path:
    """The small site's output, in the teachers' and the leaders' editions."""
    return shared("planner-site", lambda root: build(
        write(root, _files()), "--edition", "laerer", "--edition", "leder", "--date", DATE)) / "site"


@pytest.fixture(scope="session")
def small_base(small_site: Path) -> Iterator[str]:
    """The address that it is served at."""
    with serving(small_site) as address:
        yield address


@pytest.fixture(scope="module")
def moment() -> str:
    """When pages are opened: at noon on a Tuesday."""
    return NOON


@pytest.fixture(scope="module")
def tabs(browser: Browser, small_base: str, moment: str) -> Iterator[Tabs]:
    """The tabs that one test has after the other."""
    with standing_at(browser, moment) as opened:
        yield Tabs(opened.new_page(), f"{small_base}/leder/catalog.json")


@pytest.fixture
def enter(tabs: Tabs, small_base: str) -> Iterator[Enter]:
    """Open a page of an edition, in a browser where nothing is stored."""
    with in_tabs(tabs, small_base) as opened:
        yield opened


@pytest.fixture
def enter_alone(browser: Browser, small_base: str) -> Iterator[Enter]:
    """The same in a browser of its own, whose clock can be moved."""
    with context(browser, small_base) as opened:
        yield opened


@pytest.fixture(scope="session")
def plan_kept(browser: Browser, small_base: str) -> str:
    """What lies in the browser after the planner has remembered the plan, as JSON."""
    with context(browser, small_base) as enter:
        kept: str = remember(enter).evaluate("JSON.stringify(localStorage)")
        return kept


@pytest.fixture
def planned(tabs: Tabs, small_base: str, plan_kept: str) -> Iterator[Enter]:
    """The same as `enter`, in a browser that remembers the plan from before."""
    with in_tabs(tabs, small_base, plan_kept) as opened:
        yield opened
