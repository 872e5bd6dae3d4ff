"""Templates of the site's own: those of Material's documentation work, what can't is told at its file and line."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest

from kompetansepakke.engine.theme import site_theme
from kompetansepakke.reference.hosting_guide import OWN_TEMPLATE

from .hosting import opened, problems, told

OWN = "theme: {name: material, custom_dir: overrides}\n"
BASE = '{% extends "base.html" %}\n'
FROM_THE_DOCUMENTATION = [
    '{% block announce %}\n  <p>Ny <a href="https://eksempel.no">utgave</a></p>\n{% endblock %}\n',
    '{% block extrahead %}\n  {% set title = config.site_name %}\n  {% if page and page.meta and page.meta.title %}\n'
    '    {% set title = title ~ " - " ~ page.meta.title %}\n  {% endif %}\n'
    '  <meta property="og:title" content="{{ title }}" />\n  <meta property="og:image" content="https://x.no/a.png" />\n'
    '{% endblock %}\n',
    "{% block htmltitle %}\n  <title>Lorem ipsum</title>\n{% endblock %}\n",
    '{% block scripts %}\n  {{ super() }}\n  <script src="{{ \'js/a.js\' | url }}"></script>\n{% endblock %}\n',
    '{% block styles %}\n  {{ super() }}\n  <link rel="stylesheet" href="{{ \'css/a.css\' | url }}">\n{% endblock %}\n',
    '{% block footer %}\n  <footer>{% include ".icons/material/school.svg" %}</footer>\n  {{ super() }}\n{% endblock %}\n',
    "{% block site_nav %}{% endblock %}\n{% block content %}{{ super() }}<p>Slutt</p>{% endblock %}\n",
]


def of_main(root: Path, text: str) -> list[str]:
    files = {"overrides/main.html": text, "overrides/js/a.js": "", "overrides/css/a.css": ""}
    return told(root, OWN, files)


@pytest.mark.parametrize("text", FROM_THE_DOCUMENTATION)
@pytest.mark.parametrize("base", ["base.html", "main.html"])
def test_what_material_s_documentation_shows_has_no_problem(tmp_path: Path, text: str, base: str) -> None:
    assert of_main(tmp_path, BASE.replace("base.html", base) + text) == []


@pytest.mark.parametrize(("text", "line"), [
    (BASE + "{% block extrahead %}\n<script>x()</script>\n{% endblock %}\n",
     "overrides/main.html:3: KP408 error: HTML-en «<script>» er ikke tillatt: skript kan ikke stå i sida"),
    (BASE + '{% block announce %}\n<p style="color: red">x</p>\n{% endblock %}\n', "overrides/main.html:3: KP408 error:"),
    (BASE + '{% block announce %}\n<p onclick="x()">x</p>\n{% endblock %}\n', "overrides/main.html:3: KP408 error:"),
    (BASE + '{% block libs %}\n\n<script src="https://x.no/a.js"></script>\n{% endblock %}\n',
     "overrides/main.html:4: KP906 error: «https://x.no/a.js» ville blitt hentet fra en annen tjener."),
    (BASE + '{% block styles %}\n<link rel="stylesheet" href="//x.no/a.css">\n{% endblock %}\n',
     "overrides/main.html:3: KP906 error:"),
    (BASE + '{% block footer %}\n<img src="img/a.png" alt="">\n{% endblock %}\n', "overrides/main.html:3: KP215 error: Malen "
     "kan ikke brukes: adressen «img/a.png» er sett fra én side, men malen gjelder alle. Rett: skriv {{ \"img/a.png\" | url"),
    (BASE + "{% block styles %}\n<link rel=\"stylesheet\" href=\"{{ 'css/borte.css' | url }}\">\n{% endblock %}\n",
     "overrides/main.html:3: KP213 error: «css/borte.css», som «malen» nevner, finnes ikke. Rett: legg fila i overrides/"),
    (BASE + "{% block anounce %}x{% endblock %}\n", "overrides/main.html:2: KP216 warning: Blokken «anounce» har ingen "
     "virkning her: temaet har ingen blokk med det navnet. Rett: Mente du «announce»?"),
    (BASE + "{% block outdated %}x{% endblock %}\n", "overrides/main.html:2: KP216 warning: Blokken «outdated» har ingen"),
    (BASE + "{% block footer %}\n{% if x %}\n{% endblock %}\n", "overrides/main.html:4: KP215 error: Malen kan ikke brukes: "
     "Jinja sier"),
    (BASE + '{% block footer %}{% include "partials/comments.html" %}{% endblock %}\n', "overrides/main.html:2: KP215 error: "
     "Malen kan ikke brukes: «partials/comments.html» er Materials egen"),
    (BASE + '{% block footer %}{% include "partials/borte.html" %}{% endblock %}\n', "overrides/main.html:2: KP213 error:"),
    (BASE + "{% block footer %}\n{{ config.extra.versjon.tall }}\n{% endblock %}\n", "overrides/main.html:3: KP215 error: "
     "Malen kan ikke brukes: Jinja sier «"),
    ("<p>Alene</p>\n", "overrides/main.html:1: KP215 error: Malen kan ikke brukes: den bygger ikke på noen annen"),
])
def test_what_can_t_work_is_told_at_its_line(tmp_path: Path, text: str, line: str) -> None:
    assert [one[:len(line)] for one in of_main(tmp_path, text)] == [line]


@pytest.mark.parametrize(("name", "text", "line"), [
    ("hjem.html", '{% extends "main.html" %}\n', "overrides/hjem.html:1: KP216 warning: Malen «hjem.html» har ingen virkning "
     "her: ingen side kan velge den, for sidehodet har ingen nøkkel «template»."),
    ("partials/nav.html", "<p>x</p>\n", "overrides/partials/nav.html:1: KP216 warning: Delen «partials/nav.html» har ingen "
     "virkning her: temaet har ingen slik del. Rett: fyll blokken «site_nav» i main.html i stedet."),
    ("base.html", BASE, "overrides/base.html:1: KP215 error: Malen kan ikke brukes: den bygger på seg selv."),
])
def test_a_template_that_nothing_asks_for_is_told(tmp_path: Path, name: str, text: str, line: str) -> None:
    assert [one[:len(line)] for one in told(tmp_path, OWN, {f"overrides/{name}": text})] == [line]


@pytest.mark.parametrize("name", ["404.html", "partials/footer.html", "partials/copyright.html", "partials/logo.html",
                                  "partials/social.html", "partials/site-footer.html"])
def test_a_part_of_the_theme_may_be_the_site_s_own(tmp_path: Path, name: str) -> None:
    assert problems(tmp_path, OWN, {f"overrides/{name}": "<p>Egen</p>\n"}) == []


def test_the_example_in_the_hosting_guide_works(tmp_path: Path) -> None:
    files = {"overrides/main.html": OWN_TEMPLATE, "overrides/stil/mer.css": ""}
    assert problems(tmp_path, OWN, files) == []


def test_a_part_that_a_template_takes_in_is_used(tmp_path: Path) -> None:
    files = {"overrides/main.html": BASE + '{% block footer %}{% include "partials/egen.html" %}{% endblock %}\n',
             "overrides/partials/egen.html": "<p>Egen</p>\n"}
    assert problems(tmp_path, OWN, files) == []


def test_templates_are_tried_out_when_it_is_asked_what_is_wrong_and_not_before(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = mock.Mock(return_value=())
    monkeypatch.setattr(site_theme, "trial_problems", tried)
    site = opened(tmp_path, OWN, {"overrides/main.html": BASE})
    assert tried.call_count == 0
    assert site.problems() == ()
    assert tried.call_count == 1
