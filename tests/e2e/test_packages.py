"""The four packages of our own site, each with what belongs to it."""

import json

import pytest

from .built import Built

PACKAGES = ("fagfornyelsen", "lektor2", "matematikkloftet", "realfagskommuner")


def test_the_front_page_leads_to_all_of_them(built: Built) -> None:
    for edition in ("laerer", "leder"):
        catalog = json.loads((built.folder / f"site/{edition}/catalog.json").read_text("utf-8"))
        assert tuple(package["id"] for package in catalog["packages"]) == PACKAGES
        assert all(f'href="{package}/"' in built.pages[f"/site/{edition}/"] for package in PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_has_its_map_its_plan_and_its_guides(built: Built, package: str) -> None:
    front = built.pages[f"/site/leder/{package}/"]
    assert f"kart-{package}-title" in front
    assert 'href="tidsplan/' in front
    catalog = json.loads((built.folder / "site/leder/catalog.json").read_text("utf-8"))
    own = next(one for one in catalog["packages"] if one["id"] == package)
    assert f"/site/leder/{package}/tidsplan/" in built.pages
    assert f"/site/leder/{package}/lederguide/" in built.pages
    for module in own["modules"]:
        folder = module["url"].rstrip("/").rsplit("/", 1)[-1]
        assert f"/site/leder/{package}/lederguide/{folder}/" in built.pages
