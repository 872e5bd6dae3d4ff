"""Templates as the site's own folder and the theme have them."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader

_ITSELF = re.compile(r"""(\{%-?\s*extends\s+["'])main\.html(["'])""")


class TemplateLoader(FileSystemLoader):
    """Reads them from the theme's folders, the site's own first.

    A site's own `main.html` may extend `main.html` as well as `base.html`: it means the one that it takes the place of.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and what tells whether it is as it was."""
        source, file, is_fresh = super().get_source(environment, template)
        return (extending_base(source) if template == "main.html" else source), file, is_fresh


def extending_base(source: str) -> str:
    """A `main.html` that extends the theme's document instead of itself."""
    return _ITSELF.sub(r"\1base.html\2", source)
