"""What public sites that use Material ask of it, rebuilt in small: each setting works, or is told with its reason.

Looked at: FastAPI, uv, ingress-nginx, mkdocstrings, Gateway API, Textual, Pydantic, Polars, HTTPX and Material's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kompetansepakke.site.site import Site
from tests.site.building import PACKAGE, build, write

from .hosting import LOGO, opened

OWN = "theme:\n  name: material\n  custom_dir: overrides\n"
BASE = '{% extends "base.html" %}\n'
FOLLOWING = "".join(f'    - {{media: "(prefers-color-scheme{at})", {scheme}toggle: {{icon: material/eye, name: Bytt}}}}\n'
                    for at, scheme in (("", ""), (": light", "scheme: default, primary: teal, accent: amber, "),
                                       (": dark", "scheme: slate, primary: black, ")))


@dataclass(frozen=True)
class Public:
    """A site, what the check says of it in order of files and lines (code and what it is about), and what works."""

    settings: str
    told: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    works: Callable[[Site], bool] = lambda site: site.look.palette.has_switch


SITES = {
    "three schemes, an announcement by language, a script of its own": Public(
        OWN + "  logo: img/logo.svg\n  favicon: img/logo.svg\n  language: nb\n"
        "  features: [content.code.copy, navigation.indexes, search.highlight]\n  icon: {repo: fontawesome/brands/github}\n"
        f"  palette:\n{FOLLOWING}"
        "repo_url: https://github.com/solvik/pakker\nextra_css: [css/a.css]\nextra_javascript: [js/a.js]\n",
        ["KP211 «theme.icon.repo»", "KP211 «palette.toggle.icon og name»"],
        {"overrides/img/logo.svg": LOGO, "overrides/css/a.css": ".rute { color: inherit }\n", "overrides/js/a.js": "",
         "overrides/main.html": BASE + "{% block announce %}{% if config.theme.language == 'nb' %}Ny{% endif %}"
         "{% endblock %}\n{% block scripts %}{{ super() }}<script src=\"{{ 'js/a.js' | url }}\"></script>{% endblock %}\n"},
        lambda site: site.look.logo == site.look.favicon == "img/logo.svg" and str(site.look.light["--kp-brand"]) != ""),
    "schemes with names of its own, styles for Material's header": Public(
        OWN + "  palette:\n    - {media: \"(prefers-color-scheme: light)\", scheme: solvik}\n"
        "extra_css: [a.css]\nmarkdown_extensions: [pymdownx.magiclink, {toc: {permalink: \"#\"}}]\n",
        ["KP211 «scheme: solvik»", "KP211 «permalink»", "KP216 «--md-primary-fg-color»", "KP216 «.md-header__topic»"],
        {"overrides/a.css": '[data-md-color-scheme="solvik"] { --md-primary-fg-color: #261230; }\n'
                            ".md-header__topic { font-weight: 700 }\n"},
        lambda site: not site.look.light),
    "two colours by name, a bar of tabs": Public(
        OWN + "  palette: {primary: teal, accent: green}\n  include_sidebar: true\n  features: [navigation.tabs]\n"
        "extra_css: [a.css]\nrepo_url: https://github.com/a/b\nedit_uri: edit/main/docs/\n"
        "markdown_extensions: [meta, pymdownx.critic, pymdownx.smartsymbols, {pymdownx.betterem: {smart_enable: all}}]\n",
        ["KP211 «theme.include_sidebar»", "KP211 «features: navigation.tabs»"], {"overrides/a.css": "h2 { margin: 0 }\n"},
        lambda site: str(site.look.light["--kp-brand"]) == "#009485"),
    "the dark scheme alone": Public(
        OWN + "  palette: {scheme: slate, primary: teal, accent: purple}\nmarkdown_extensions: [codehilite]\n", [],
        {"overrides/.gitkeep": ""}, lambda site: site.look.palette.shown == "dark"),
    "a colour of its own, a script of others, a menu by hand": Public(
        OWN + "  palette: {primary: custom}\nextra_css: [a.css]\nextra_javascript:\n  - https://unpkg.com/a@5/b.js\n"
        "nav: [{Start: index.md}]\n",
        ["KP906 «https://unpkg.com/a@5/b.js»", "KP211 «nav»"],
        {"overrides/a.css": ":root > * { --md-primary-fg-color: #326ce5; }\n"},
        lambda site: str(site.look.light["--kp-brand"]) == "#326ce5"),
    "named links at the foot, a copyright with HTML": Public(
        OWN + "extra:\n  social:\n    - {icon: fontawesome/brands/discord, link: \"https://x.no/a\", name: Prat}\n"
        "copyright: Copyright &copy; <a href=\"https://x.no\">Solvik</a>\n", [], {"overrides/.gitkeep": ""},
        lambda site: [(link.name, link.icon[:4]) for link in site.look.links] == [("Prat", "<svg")]),
    "texts kept in other files": Public(
        "theme: material\nmarkdown_extensions:\n  - pymdownx.snippets: {check_paths: true}\n",
        ["KP217 «pymdownx.snippets»"], works=lambda site: True),
    "measuring, consent and versions": Public(
        OWN + "extra:\n  consent: {title: Kaker}\n  analytics: {provider: google, property: G-1}\n"
        "  version: {provider: mike}\n",
        ["KP211 «extra.consent»", "KP211 «extra.analytics»", "KP211 «extra.version»",
         "KP216 Blokken «outdated»", "KP408 HTML-en «<script>»"],
        {"overrides/main.html": BASE + "{% block outdated %}Gammel{% endblock %}\n"
         "{% block analytics %}<script>var a</script>{% endblock %}\n"}, lambda site: True),
    "a template for the front page": Public(
        OWN, ["KP216 Malen «home.html»"],
        {"overrides/home.html": '{% extends "main.html" %}\n{% block tabs %}<section>Hei</section>{% endblock %}\n'},
        lambda site: True),
    "a footer, a title and a 404 of its own, a part of Material's": Public(
        OWN, ["KP216 Delen «partials/source.html»"],
        {"overrides/main.html": BASE + "{% block footer %}{{ super() }}<p>Egen fot</p>{% endblock %}\n"
         "{% block htmltitle %}<title>{{ page.title }} · Solvik</title>{% endblock %}\n",
         "overrides/404.html": '{% extends "main.html" %}\n{% block content %}<h1>Ikke her</h1>{% endblock %}\n',
         "overrides/partials/source.html": "x\n", "overrides/partials/copyright.html": "<p>Egen</p>\n"},
        lambda site: True),
}


@pytest.mark.parametrize("name", SITES)
def test_each_customisation_works_or_is_told(tmp_path: Path, name: str) -> None:
    public = SITES[name]
    site = opened(tmp_path, public.settings, public.files)
    found = [f"{one.code} {one.message}" for one in site.problems()]
    assert [one for one in found if not any(one.startswith(told) for told in public.told)] == []
    assert [told for told in public.told if not any(one.startswith(told) for one in found)] == []
    assert public.works(site)


def test_a_front_page_of_its_own_is_told_at_the_page_as_well(tmp_path: Path) -> None:
    public = SITES["a template for the front page"]
    page = "---\ntitle: Hjem\nroles: all\ntemplate: home.html\n---\n"
    site = opened(tmp_path, public.settings, {**public.files, "docs/index.md": page})
    found = site.check(site.read()).problems
    assert ("KP203", "docs/index.md", 4) in {(one.code, one.file, one.line) for one in found}


def test_what_works_is_built(tmp_path: Path) -> None:
    public = SITES["a footer, a title and a 404 of its own, a part of Material's"]
    root = write(tmp_path, {"mkdocs.yml": "site_name: N\nplugins:\n  - kompetansepakke:\n      editions: "
                            "{laerer: {sees: [teacher]}}\n" + public.settings, **public.files,
                            "modules/p/package.yml": PACKAGE})
    site = build(root) / "laerer"
    front = (site / "index.html").read_text(encoding="utf-8")
    assert "· Solvik</title>" in front
    assert "<p>Egen fot</p>" in front
    assert "<p>Egen</p>" in front
    assert "<h1>Ikke her</h1>" in (site / "404.html").read_text(encoding="utf-8")
