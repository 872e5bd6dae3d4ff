"""The macros that content may call. They format; they decide nothing and read nothing."""

from __future__ import annotations

from typing import Any

from kompetansepakke.reference.editor_guide import codes_markdown, keys_markdown
from kompetansepakke.reference.hosting_guide import own_template_markdown, settings_markdown


def define_env(env: Any) -> None:
    """Offer the macros to mkdocs-macros-plugin."""

    @env.macro
    def feilkoder() -> str:
        """Every problem code with its cause and mend."""
        return codes_markdown()

    @env.macro
    def nokler() -> str:
        """Every key and block with what it is for."""
        return keys_markdown()

    @env.macro
    def innstillinger() -> str:
        """Every setting of Material's with what becomes of it."""
        return settings_markdown()

    @env.macro
    def egen_mal() -> str:
        """An example of a template of the site's own."""
        return own_template_markdown()
