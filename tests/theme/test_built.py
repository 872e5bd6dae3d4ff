"""A site with a municipality's logo, colours, links and templates, as it is built: one build for all of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from .hosting import LOGO


def page(site: Path, path: str = "laerer/p/1-a/01-x/index.html") -> str:
    return (site / path).read_text(encoding="utf-8")


def test_the_blocks_of_the_site_s_own_template_stand_on_every_page(site: Path) -> None:
    for path in ("laerer/index.html", "laerer/p/1-a/01-x/index.html", "laerer/p/tidsplan/index.html",
                 "laerer/notater/index.html", "laerer/p/lesehefte/1-a/index.html"):
        html = page(site, path)
        assert "Fagdagen er" in html.split("<header")[0], path
        assert '<meta name="x-egen" content="Skolene i Solvik, nb">' in html.split("</head>")[0]
        assert html.count("<p>Etter hver side</p>") == 1
        assert "</svg> Neste</aside>" in html
        assert html.count("<h1") == 1


def test_logo_and_icon_are_shown_and_published(site: Path) -> None:
    html = page(site)
    assert '<img class="kp-brand__logo" src="../../../bilder/logo.svg" alt="" height="36">' in html
    assert '<link rel="icon" href="../../../bilder/ikon.png" type="image/png">' in html
    assert (site / "laerer/bilder/logo.svg").read_text(encoding="utf-8") == LOGO


def test_the_chooser_has_them_where_servers_hand_out_its_files(site: Path) -> None:
    html = page(site, "index.html")
    assert 'src="assets/logo.svg"' in html
    assert 'href="assets/favicon.png"' in html
    assert 'href="assets/kp/palette.css"' in html
    assert (site / "assets/logo.svg").is_file()


def test_an_icon_of_the_interface_may_be_another(site: Path) -> None:
    icons = page(site, "laerer/assets/kp/icons.css")
    assert "--kp-icon-menu: url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'" in icons
    assert len(re.findall("--kp-icon-", icons)) == 14


def test_the_palette_is_one_style_sheet_between_the_theme_and_the_dark_one(site: Path) -> None:
    order = re.findall(r'href="(?:\.\./)*(\S+?\.css)"', page(site))
    assert order[1:] == ["assets/kp/kp.css", "assets/kp/icons.css", "assets/kp/palette.css",
                         "assets/kp/dark.css", "assets/kp/print.css", "stil/farger.css"]
    css = page(site, "laerer/assets/kp/palette.css")
    assert "--kp-brand: #005aa0;" in css
    assert "--kp-dark-link:" in css
    assert '<meta name="theme-color" content="#005aa0">' in page(site)


def test_the_scheme_that_the_palette_names_first_is_shown_before_a_reader_chooses(site: Path) -> None:
    html = page(site)
    assert 'data-kp-start="dark"' in html
    assert 'dark.css" media="screen" id="kp-dark">' in html


def test_the_script_that_shows_the_reader_s_scheme_is_not_deferred(site: Path) -> None:
    head = page(site).split("</head>")[0]
    assert '<script src="../../../assets/kp/scheme.js"></script>' in head
    assert head.index('id="kp-dark"') < head.index("scheme.js")
    assert len((site / "laerer/assets/kp/scheme.js").read_bytes()) < 1300


def test_scripts_of_the_site_come_last(site: Path) -> None:
    tail = page(site).rpartition("</footer>")[2]
    assert '<script src="../../../skript/a.js"></script>' in tail


def test_the_foot_has_the_site_s_links(site: Path) -> None:
    foot = page(site).rpartition("<footer")[2]
    assert "<p>Egen: <b>© Solvik</b></p>" in foot
    assert re.search(r'href="https://tut\.no/@solvik" rel="me noopener"><svg.*?><path[^>]*/></svg>\s*<span>Mastodon<', foot)
    assert '<a href="mailto:post@solvik.no" rel="me noopener"><span>post@solvik.no</span></a>' in foot
    assert '<a href="https://github.com/solvik/pakker" rel="me noopener"><span>GitHub</span></a>' in foot
    assert '<a href="https://uustatus.no/solvik">Tilgjengelighetserklæring</a>' in foot
    assert '<a href="https://www.solvik.no/personvern">Personvern</a>' in foot


def test_the_name_leads_to_the_site_s_own_front_page(site: Path) -> None:
    assert '<a class="kp-brand" href="https://www.solvik.no/">' in page(site)


def test_a_fault_is_reported_with_page_edition_and_date(site: Path) -> None:
    link = re.search(r'href="(mailto:skole[^"]+)"', page(site))
    assert link
    found = parse_qs(urlsplit(link[1].replace("&amp;", "&")).query)
    assert found["subject"] == ["Feil på sida «Side»"]
    assert "https://skole.solvik.no/site/laerer/p/1-a/01-x/\nUtgave: laerer, bygd 2019-11-01" in found["body"][0]


def test_a_page_says_what_it_is_where_it_is_shared(site: Path) -> None:
    html = page(site)
    for name, value in (("title", "Side"), ("type", "article"), ("site_name", "Skolene i Solvik"), ("locale", "nb"),
                        ("url", "https://skole.solvik.no/site/laerer/p/1-a/01-x/")):
        assert f'<meta property="og:{name}" content="{value}">' in html
    assert '<meta name="author" content="Solvik kommune">' in html
    home = page(site, "laerer/index.html")
    assert "<title>Skolene i Solvik</title>" in home
    assert '<meta property="og:title" content="Skolene i Solvik">' in home


def test_the_page_for_what_is_not_found_works_at_any_depth(site: Path) -> None:
    html = page(site, "laerer/404.html")
    assert 'href="/site/laerer/assets/kp/kp.css"' in html
    assert "Fagdagen er" in html
    assert '<a class="kp-onward" href="/site/laerer/">Til forsida</a>' in html
    addresses = re.findall(r'(?:href|src)="([^"]+)"', html)
    assert [one for one in addresses if not one.startswith(("/site/laerer/", "https://", "mailto:", "#kp."))] == []
    assert all((site / one.removeprefix("/site/")).exists() for one in addresses if one.startswith("/site/"))


def test_a_device_can_put_the_edition_among_its_programs(site: Path) -> None:
    assert '<link rel="manifest" href="../../../assets/kp/manifest.json" crossorigin="use-credentials">' in page(site)
    manifest = json.loads(page(site, "laerer/assets/kp/manifest.json"))
    assert (manifest["name"], manifest["start_url"], manifest["theme_color"]) == ("Skolene i Solvik", "../../", "#005aa0")
    assert (site / "laerer/assets/kp" / manifest["icons"][0]["src"]).is_file()
