"""What a site chooses for its Markdown in `mkdocs.yml`, and has no effect here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from kompetansepakke.base.problems import Place, Problem, problem

_INCLUDERS = ("snippets", "include")
"""What the names hold of extensions and plugins that bring in text which has not been through the gate."""
_EXTENSIONS = {
    "pymdownx.progressbar": "linjene den tegner, må ha stiler i seg, og det har ingen side",
    "pymdownx.arithmatex": "formler blir ikke tegnet (KP430); sett dem inn som bilder",
    **{f"pymdownx.blocks.{name}": "linjer med tre skråstreker er verktøyets egne blokker; bokser skrives med !!! og "
                                  "???, faner med ===, og figurer som <figure markdown=\"span\">"
       for name in ("admonition", "caption", "definition", "details", "tab")},
}
_OPTIONS: Mapping[tuple[str, str], tuple[Callable[[Any], bool], str]] = {
    ("toc", "permalink"): (bool, "overskriftene har ikke tegn for lenker; «På denne sida» har adressene"),
    ("toc", "anchorlink"): (bool, "overskriftene er ikke lenker; «På denne sida» har adressene"),
    ("pymdownx.highlight", "use_pygments"): (lambda value: value is False, "kode blir alltid farget når sida bygges"),
    ("pymdownx.highlight", "noclasses"): (bool, "sidene har ingen stiler i seg"),
    ("pymdownx.highlight", "anchor_linenums"): (bool, "linjenumre er ikke lenker"),
    ("pymdownx.highlight", "linenums_style"): (lambda value: value != "pymdownx-inline",
                                               "linjenumre står foran linja, og følger ikke med når koden kopieres"),
    ("pymdownx.tasklist", "clickable_checkbox"): (bool, "boksene viser hva som er gjort, og kan ikke krysses av"),
    ("pymdownx.emoji", "options"): (bool, "ikonene er Materials, og nettstedets egne fra .icons/ i custom_dir"),
    ("pymdownx.superfences", "custom_fences"): (bool, "diagrammer blir ikke tegnet (KP430); sett dem inn som bilder"),
}


def names(plugins: Iterable[Any]) -> list[str]:
    """What plugins are called in a list of them, where those with options are mappings."""
    return [str(next(iter(one), "")) if isinstance(one, Mapping) else str(one) for one in plugins]


def grouped(options: Mapping[str, Any]) -> list[str]:
    """The plugins that the options of Material's plugin `group` name; of other plugins none."""
    named = options.get("plugins")
    return names(named) if isinstance(named, list) else []


def extension_problems(config: MkDocsConfig, place: Callable[..., Place]) -> Iterator[Problem]:
    """Extensions that can't be used, and those and settings without effect; `place` tells where a key stands."""
    with_options = (plugin for plugin in config.plugins.values() if isinstance(plugin, BasePlugin))  # hooks have none
    plugins = (*config.plugins, *(name for plugin in with_options for name in grouped(plugin.config)))
    for key, chosen in (("markdown_extensions", config.markdown_extensions), ("plugins", plugins)):
        for name in chosen:
            if any(part in name for part in _INCLUDERS):
                yield problem("KP217", place(key, name), name=name, key=key)
    for name, why in _EXTENSIONS.items():
        if name in config.markdown_extensions:
            yield problem("KP211", place("markdown_extensions", name), key=name, why=why)
    for (name, option), (is_vain, why) in _OPTIONS.items():
        said = config.mdx_configs.get(name, {})
        if option in said and is_vain(said[option]):
            yield problem("KP211", place("markdown_extensions", name, option), key=option, why=why)
