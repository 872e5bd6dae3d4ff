"""Names become addresses that any server and disk can hold."""

from __future__ import annotations

from kompetansepakke.base import slugs


def test_addresses_that_differ_in_case_or_form_collide() -> None:
    assert slugs.collision_key("A/Ü/") == slugs.collision_key("a/U\u0308")


def test_a_title_becomes_an_ascii_slug() -> None:
    assert slugs.slug("Å lære på ærlig øving – 2!") == "a-laere-pa-aerlig-oving-2"
