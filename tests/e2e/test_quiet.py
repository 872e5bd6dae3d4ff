"""The site keeps to itself: no errors, nothing asked of others, nothing kept that the reader did not choose."""

import pytest

from .browsing import Desk, enter, states_of
from .kinds import KINDS

_KEPT = "() => ({ ...localStorage, ...sessionStorage })"
_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_complains_of_nothing_asks_no_one_and_keeps_nothing(desk: Desk, kind: str) -> None:
    with desk.fresh(360) as (page, seen):
        page.add_init_script(_VIOLATIONS)
        page.goto(desk.address(kind))
        for state in states_of(kind):
            enter(page, state)
            page.keyboard.press("Escape")
        page.emulate_media(media="print")
        page.wait_for_load_state("networkidle")
        said = [line for line in seen.complaints() if kind != "not-found" or "404" not in line]
        assert not said
        assert page.context.cookies() == []
        assert page.evaluate(_KEPT) == {}


def test_the_csp_that_the_tests_serve_is_the_one_in_the_server_configurations(desk: Desk) -> None:
    from .built import CSP, ROOT  # noqa: PLC0415 (used here alone)

    for name in ("nginx.conf", "apache.conf", "Caddyfile"):
        assert CSP in (ROOT / "hosting" / name).read_text("utf-8"), name


def test_a_chosen_theme_lasts_and_going_back_to_the_devices_forgets_it(desk: Desk) -> None:
    with desk.fresh(color_scheme="light") as (page, _):
        page.goto(desk.address("part"))
        colour = "getComputedStyle(document.body.parentElement).backgroundColor"
        light = page.evaluate(colour)
        button = page.locator("[data-kp-theme]")
        button.click()
        assert page.evaluate(_KEPT) == {"kp-theme": "light"}
        button.click()
        assert page.evaluate(_KEPT) == {"kp-theme": "dark"}
        dark = page.evaluate(colour)
        assert dark != light
        page.reload()
        assert page.evaluate(colour) == dark
        assert "Mørk" in button.inner_text()
        page.emulate_media(media="print")
        assert page.evaluate(colour) == "rgb(255, 255, 255)"
        page.emulate_media(media="screen")
        button.click()
        assert page.evaluate(_KEPT) == {}
        assert page.evaluate(colour) == light


def test_no_script_holds_up_the_page(desk: Desk) -> None:
    with desk.fresh() as (page, _):
        for kind in ("part", "pacing", "chooser"):
            page.goto(desk.address(kind))
            assert page.locator("script:not([defer]):not([type=module])").count() == 0


def test_a_role_is_remembered_only_when_asked_and_forgotten_at_a_click(desk: Desk) -> None:
    with desk.fresh() as (page, _):
        page.goto(desk.address("chooser"))
        page.click("[data-kp-choice=leder]")
        page.wait_for_url("**/leder/")
        assert page.evaluate(_KEPT) == {}
        page.goto(desk.address("chooser"))
        page.check("#kp-remember")
        page.click("[data-kp-choice=leder]")
        page.wait_for_url("**/leder/")
        assert page.evaluate(_KEPT) == {"kp-role": "leder"}
        page.goto(desk.address("chooser"))
        assert "skoleleder" in page.locator("[data-kp-last]").inner_text()
        page.click("[data-kp-last] button")
        assert page.evaluate(_KEPT) == {}
        assert page.locator("[data-kp-last]").is_hidden()


def test_a_first_view_weighs_little(desk: Desk) -> None:
    with desk.fresh(360) as (page, _):
        sizes: dict[str, int] = {}
        page.on("response", lambda answer: sizes.update({answer.url.rsplit("/", 1)[-1] or "html": len(answer.body())}))
        page.goto(desk.address("part"))
        page.wait_for_load_state("networkidle")
        assert "search.json" not in sizes
        assert sum(size for name, size in sizes.items() if name.endswith(".css")) < 32_000
        assert sum(size for name, size in sizes.items() if name.endswith(".js")) < 12_000
        assert sum(size for name, size in sizes.items() if name.endswith(".woff2")) < 30_000
        assert sum(sizes.values()) < 120_000
