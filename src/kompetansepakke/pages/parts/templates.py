"""The fragments of HTML that pages are put together from: `pages/templates/`."""

from __future__ import annotations

from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined

from kompetansepakke.content.view import View
from kompetansepakke.words.strings import phrases


def templates(loader: BaseLoader) -> Environment:
    """Templates of ours that no engine reads."""
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


TEMPLATES = templates(PackageLoader("kompetansepakke", "pages/templates"))


def rendered(name: str, view: View, **values: Any) -> str:
    """A template as one run of HTML without blank lines, so that Markdown leaves it whole."""
    made = TEMPLATES.get_template(name).render(t=phrases(view.locale), own_role=view.edition.own_role, **values)
    return "\n".join(line for line in made.splitlines() if line.strip()) + "\n"
