"""The theme as one build of MkDocs has it: folders of templates, what they are told, and the files that are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import get_theme_dir

from kompetansepakke.base.problems import Place
from kompetansepakke.engine.theme.look_reader import read_look
from kompetansepakke.engine.theme.template_loader import COMPILED, TemplateLoader
from kompetansepakke.web.bundle import THEME, made_assets
from kompetansepakke.web.policy import PAGE_POLICY


class ThemeInUse:
    """Our templates beneath the site's own, in a MkDocs configuration that Material's name stands in."""

    def __init__(self, config: MkDocsConfig, where: Callable[..., Place]) -> None:
        self._config = config
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        self._look, self.problems = read_look(config, where)
        self._loader = TemplateLoader(config.theme.dirs)
        # MkDocs publishes what lies in a theme's folders. Of Material's 14 000 files no page needs any.
        config.theme.dirs = [folder for folder in config.theme.dirs if folder != get_theme_dir("material")]

    def prepare(self, environment: Environment) -> None:
        """Let an environment read the templates as the theme has them."""
        environment.loader, environment.bytecode_cache = self._loader, COMPILED

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
        """Whether the site's own folder holds it, but no page needs it: the site's words."""
        return (file.src_uri.startswith("words/") and file.src_uri.endswith(".yml")
                and not str(file.abs_src_path).startswith(self._config.docs_dir))
