"""Small sites with settings and templates of their own, and what the check says of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kompetansepakke.base.problems import Problem
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.site import Site
from tests.site.building import FRONT, HEAD, PACKAGE, write

PLAIN = "site_name: N\nplugins: [kompetansepakke]\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1H0z"/></svg>\n'

MKDOCS_YML = """\
site_name: Skolene i Solvik
site_url: https://skole.solvik.no/site/
site_author: Solvik kommune
copyright: <b>© Solvik</b>
repo_url: https://github.com/solvik/pakker
theme:
  name: material
  custom_dir: overrides
  logo: bilder/logo.svg
  favicon: bilder/ikon.png
  icon: {menu: octicons/three-bars-16}
  palette:
    - {scheme: slate, primary: custom, accent: custom, toggle: true}
    - {scheme: default, primary: custom, accent: custom, toggle: true}
extra_css: [stil/farger.css]
extra_javascript: [skript/a.js]
extra:
  homepage: https://www.solvik.no/
  social:
    - {icon: fontawesome/brands/mastodon, link: "https://tut.no/@solvik", name: Mastodon}
    - {link: "mailto:post@solvik.no"}
plugins:
  - kompetansepakke:
      editions: {laerer: {sees: [teacher]}}
      feedback: mailto:skole@solvik.no
      accessibility: https://uustatus.no/solvik
      privacy: https://www.solvik.no/personvern
"""
MAIN = """\
{% extends "main.html" %}
{% block announce %}<p>Fagdagen er <a href="https://www.solvik.no/fagdag">flyttet</a>.</p>{% endblock %}
{% block extrahead %}<meta name="x-egen" content="{{ config.site_name }}, {{ config.theme.language }}">{% endblock %}
{% block libs %}<script src="{{ 'skript/a.js' | url }}" async></script>{% endblock %}
{% block content %}{{ super() }}<p>Etter hver side</p>{% endblock %}
{% block footer %}{{ super() }}<aside aria-label="Egen">
{% include ".icons/material/school.svg" %} {{ lang.t("footer.next") }}</aside>{% endblock %}
"""
FILES: Mapping[str, str | bytes] = {
    "mkdocs.yml": MKDOCS_YML,
    "overrides/main.html": MAIN,
    "overrides/partials/copyright.html": "<p>Egen: {{ site.copyright }}</p>\n",
    "overrides/bilder/logo.svg": LOGO,
    "overrides/bilder/ikon.png": b"\x89PNG\r\n\x1a\n",
    "overrides/skript/a.js": "'use strict';\n",
    "overrides/stil/farger.css": ":root { --md-primary-fg-color: #005aa0; --md-accent-fg-color: #c40; }\n",
    "docs/om.md": HEAD + "Om oss\n",
    "modules/p/package.yml": PACKAGE,
    "modules/p/1-a/index.md": FRONT,
    "modules/p/1-a/01-x.md": HEAD + "Tekst\n",
}


def opened(root: Path, settings: str, files: Mapping[str, str] | None = None) -> Site:
    """The site with these settings in its mkdocs.yml, from line 3, and these files."""
    return open_site(write(root, {"mkdocs.yml": PLAIN + settings, **(files or {})}))


def told(root: Path, settings: str, files: Mapping[str, str] | None = None) -> list[str]:
    """The check's lines on the theme."""
    return [str(found) for found in opened(root, settings, files).problems()]


def problems(root: Path, settings: str, files: Mapping[str, str] | None = None) -> list[tuple[str, str, int]]:
    """Code, file and line of each."""
    return [_short(found) for found in opened(root, settings, files).problems()]


def _short(found: Problem) -> tuple[str, str, int]:
    return found.code, found.file, found.line
