"""The macro calls of pages, carried out before any engine sees them: by the macros plugin itself, with its module."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig

from kompetansepakke.site.site import BuildError

Carry = Callable[[str, str], str]
"""Gives the text of a page with its calls carried out; the first argument is what to call the page in an error."""


def macro_caller(config: MkDocsConfig) -> Carry:
    """What carries out the calls of a site's pages. Raises BuildError where a module of macros can't be read."""
    plugin = config.plugins.get("macros")
    if plugin is None:
        return lambda _page, text: text
    plugin.config["on_undefined"] = "strict"
    try:
        plugin.on_config(config)
    except (Exception, SystemExit) as fault:  # whatever the site's own module stops at
        raise BuildError(f"mkdocs.yml: makroene lar seg ikke lese: {_told(fault)}") from fault

    def carried_out(page: str, text: str) -> str:
        try:
            return str(plugin.env.from_string(text).render(**plugin.variables))
        except (Exception, SystemExit) as fault:
            raise BuildError(f"{page}: en makro på sida virker ikke. {_told(fault)}") from fault

    return carried_out


def _told(fault: BaseException) -> str:
    return f"{type(fault).__name__}: {' '.join(str(fault).split())}"
