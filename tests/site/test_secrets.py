"""What an edition may not see is in no byte of it; what it may see is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import contents, everything
from tests.site.planted import Secrets

SECRET = re.compile(r"zq[a-z]+?qz")


def found(folder: Path) -> set[str]:
    return set(SECRET.findall(everything(folder)))


def test_the_site_has_secrets_in_many_channels(secrets: Secrets) -> None:
    assert len({*secrets.leaders, *secrets.later, *secrets.nobody}) >= 80


@pytest.mark.parametrize("edition", ["laerer", "eier"])
def test_editions_without_leaders_hold_no_secret(leaky: Path, edition: str) -> None:
    # An owner sees tips.
    assert found(leaky / edition) - ({"zqtipintaskqz", "zqintiplistqz"} if edition == "eier" else set()) == set()


def test_the_edition_of_leaders_holds_every_secret_of_theirs_and_no_other(leaky: Path, secrets: Secrets) -> None:
    assert found(leaky / "leder") == set(secrets.leaders)


def test_the_chooser_holds_no_secret(leaky: Path) -> None:
    page = (leaky / "index.html").read_text(encoding="utf-8")
    assert not SECRET.findall(page.lower())


def test_after_the_opening_date_all_that_was_closed_is_there(leaky_opened: Path, secrets: Secrets) -> None:
    assert found(leaky_opened / "laerer") == set(secrets.later)


def test_before_it_title_and_date_are_there(leaky: Path) -> None:
    page = (leaky / "laerer/p/3-stengt/index.html").read_text(encoding="utf-8")
    assert "Stengt modul" in page
    assert "1. januar 2030" in page


def test_the_teacher_edition_is_the_same_bytes_when_all_for_leaders_changes(leaky: Path, leaky_changed: Path) -> None:
    one, other = contents(leaky / "laerer"), contents(leaky_changed / "laerer")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert contents(leaky / "leder") != contents(leaky_changed / "leder")


def test_the_plugin_that_sees_all_was_at_work(leaky: Path) -> None:
    assert "tekst for alle" in (leaky / "laerer/feed.xml").read_text(encoding="utf-8").lower()
