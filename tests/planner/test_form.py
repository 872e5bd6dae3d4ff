"""The planner's form as the page holds it, read without a build."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kompetansepakke.content.view import view
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.pages.planner.form import planner_form
from kompetansepakke.plan.calendar.read_breaks import built_in_standard
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.outline import course, school
from kompetansepakke.plan.plan import Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import MINIMUM
from kompetansepakke.site.project import read_content
from tests.pacing.worlds import write_site

ON = date(2026, 11, 21)
FRONT = "---\ntitle: M\nroles: {roles}\nmodule: 1\npurpose: P.\nmin_weeks: 2\n---\n\nTekst.\n"


def _forms(root: Path, roles: str) -> dict[str, str]:
    """The form of a package whose one module is for these roles, by edition."""
    site = open_site(write_site(root, {"modules/p/package.yml": "title: P\npurpose: P.\n",
                                       "modules/p/1-m/index.md": FRONT.format(roles=roles)}))
    content = read_content(site.root, site.vocabulary, site.macros, site.made).content
    views = [view(content, edition, ON) for edition in site.vocabulary.editions]
    outlines = [(seen, course(seen, package, school(content, ON)["p"])) for seen in views for package in seen.packages]
    made = plan(outlines[0][1], Wish(ON, MINIMUM), school_calendar(built_in_standard()))
    return {seen.edition.id: planner_form(seen, outline, [], ON, made, "../../", "") for seen, outline in outlines}


@pytest.mark.parametrize(("roles", "copied"), [
    ("all", ["laerer", "leder"]), ("[leader]", ["leder"]), ("[owner]", ["eier"]), ("[university]", [])])
def test_links_are_copied_to_those_who_have_the_package(tmp_path: Path, roles: str, copied: list[str]) -> None:
    forms = _forms(tmp_path, roles)
    assert set(copied) <= forms.keys()
    assert [re.findall('data-copy="([a-z]*)"', form) for form in forms.values()] == [copied] * len(forms)
