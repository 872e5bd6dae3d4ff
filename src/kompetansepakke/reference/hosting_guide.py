"""Parts of the hosting guide that are made from the code, so that they can't drift from it."""

from __future__ import annotations

from collections.abc import Iterable

from kompetansepakke.web.look.material_settings import EXTRA, FEATURES, PLUGINS, THEME, TOP, Setting

_TABLES = (("Øverst i `mkdocs.yml`", TOP), ("Under `theme`", THEME), ("Navn i `theme.features`", FEATURES),
           ("Under `extra`", EXTRA), ("Materials programtillegg", PLUGINS))

OWN_TEMPLATE = """\
{% extends "base.html" %}

{% block announce %}
  <p>Fagdagen er flyttet til 12. mars.</p>
{% endblock %}

{% block styles %}
  {{ super() }}
  <link rel="stylesheet" href="{{ 'stil/mer.css' | url }}">
{% endblock %}
"""
"""An example of a site's own `main.html`."""


def own_template_markdown() -> str:
    """The example, shown as code: content itself holds no templates."""
    return f"```html\n{OWN_TEMPLATE}```"


def settings_markdown() -> str:
    """Tables of all settings of Material's, with what becomes of each."""
    return "\n\n".join(f"### {title}\n\n{_table(settings)}" for title, settings in _TABLES)


def _table(settings: Iterable[Setting]) -> str:
    rows = [f"| `{one.key}` | {one.effect} | {one.about[0].upper()}{one.about[1:]}. |" for one in settings]
    return "\n".join(["| Innstilling | Her | Hva det betyr |", "| --- | --- | --- |", *rows])
