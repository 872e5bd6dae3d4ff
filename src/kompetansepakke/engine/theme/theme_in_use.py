"""The theme as one build of MkDocs has it: folders of templates, what they are told, and the files that are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from kompetansepakke.base.problems import Place
from kompetansepakke.engine.theme.look_reader import read_look
from kompetansepakke.engine.theme.template_loader import TemplateLoader
from kompetansepakke.web.bundle import THEME, made_assets
from kompetansepakke.web.policy import PAGE_POLICY


class ThemeInUse:
    """Our templates beneath the site's own, in a MkDocs configuration that Material's name stands in."""

    def __init__(self, config: MkDocsConfig, where: Callable[..., Place]) -> None:
        self._config = config
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        self._look, self.problems = read_look(config, where)

    @property
    def loader(self) -> BaseLoader:
        """What reads the templates."""
        return TemplateLoader(self._config.theme.dirs)

    def context(self, told: Mapping[str, Any], *, live: bool) -> dict[str, Any]:
        """What the templates know as `config.extra.kp`: what the stage tells, and the look.

        `live` where MkDocs serves the pages itself, with an inline script that the policy would stop.
        """
        self._config.theme["language"] = told["locale"]  # as Material's users ask for it in templates
        return {**told, "policy": "" if live else PAGE_POLICY, "look": self._look.context()}

    def assets(self) -> Iterator[File]:
        """Scripts, and what the look is made of."""
        for address, content in (*made_assets(), *self._look.assets(self._config.site_name)):
            yield File.generated(self._config, address, content=content)

    def leaves_out(self, file: File) -> bool:
        """Whether a folder of the theme holds it, but no page needs it: the site's words, and Material's own assets."""
        ours = (str(THEME), self._config.docs_dir)
        source = str(file.abs_src_path)
        if file.src_uri.startswith("words/"):
            return file.src_uri.endswith(".yml") and not source.startswith(ours)
        return (file.src_uri.startswith("assets/") and not file.is_documentation_page() and bool(file.abs_src_path)
                and not source.startswith(ours) and "material" in Path(source).parts)
