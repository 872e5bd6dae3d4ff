"""Templates as the site's own folder and the theme have them."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from kompetansepakke.web.bundle import THEME, made_assets

_ITSELF = re.compile(r"""(\{%-?\s*extends\s+["'])main\.html(["'])""")


class TemplateLoader(FileSystemLoader):
    """Reads them from the theme's folders, the site's own first.

    A site's own `main.html` may extend `main.html` as well as `base.html`: it means the one that it takes the place of.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and what tells whether it is as it was."""
        source, file, is_fresh = super().get_source(environment, template)
        return (extending_base(source) if template == "main.html" else source), file, is_fresh


class CompiledTemplates(BytecodeCache):
    """What templates were compiled to in this process, or in the one that it is a copy of."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template with this name and text, where there is any."""
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code of a template."""
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code


COMPILED = CompiledTemplates()


def get_ready() -> None:
    """Compile the theme's templates, which takes as long as to render fifty pages, and make scripts and styles."""
    environment = Theme(custom_dir=str(THEME)).get_env()
    environment.bytecode_cache = COMPILED
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)
    made_assets()


def extending_base(source: str) -> str:
    """A `main.html` that extends the theme's document instead of itself."""
    return _ITSELF.sub(r"\1base.html\2", source)
