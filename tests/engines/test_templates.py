"""One template knows the engine, and all are written in what Jinja and MiniJinja have in common."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from kompetansepakke.web.bundle import THEME

ADAPTER = THEME / "partials/kp-engine.html"
ENGINES_NAMES = {"page", "config", "nav", "base_url", "pages", "build_date_utc", "mkdocs_version"}
ENGINES_FILTERS = ("url", "script_tag")
TEMPLATES = [path for path in sorted(THEME.rglob("*.html")) if path.name != "chooser.html"]
"""The chooser is ours alone: no engine sees it."""


def parsed(path: Path) -> nodes.Template:
    environment = Environment(autoescape=True)
    environment.filters |= dict.fromkeys(ENGINES_FILTERS, str)
    return environment.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path != ADAPTER], ids=lambda path: str(path.name))
def test_only_one_template_knows_the_engine(path: Path) -> None:
    template = parsed(path)
    assert find_undeclared_variables(template) & ENGINES_NAMES == set()
    assert {found.name for found in template.find_all(nodes.Filter)} & {*ENGINES_FILTERS} == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.name))
def test_templates_keep_to_what_jinja_and_minijinja_share(path: Path) -> None:
    template = parsed(path)
    methods = [call.node.attr for call in template.find_all(nodes.Call) if isinstance(call.node, nodes.Getattr)
               and not (isinstance(call.node.node, nodes.Name) and call.node.node.name == "self")]  # a block as text
    conditional = [given.key for given in template.find_all(nodes.Keyword) if isinstance(given.value, nodes.CondExpr)]
    assert (methods, conditional) == ([], [])
