"""What a site chooses for its Markdown in `mkdocs.yml`, and has no effect here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from kompetansepakke.base.problems import Place, Problem, problem

_EXTENSIONS = {
    "pymdownx.arithmatex": "formler blir ikke tegnet (KP430); sett dem inn som bilder",
    **{f"pymdownx.blocks.{name}": "linjer med tre skråstreker er verktøyets egne blokker; bokser skrives med !!! og "
                                  "???, faner med ===, og figurer som <figure markdown=\"span\">"
       for name in ("admonition", "caption", "definition", "details", "tab")},
}
_OPTIONS: Mapping[tuple[str, str], tuple[Callable[[Any], bool], str]] = {
    ("pymdownx.highlight", "use_pygments"): (lambda value: value is False, "kode blir alltid farget når siden bygges"),
    ("pymdownx.highlight", "noclasses"): (bool, "sidene har ingen stiler i seg"),
    ("pymdownx.highlight", "anchor_linenums"): (bool, "linjenumre er ikke lenker"),
    ("pymdownx.highlight", "linenums_style"): (lambda value: value != "pymdownx-inline",
                                               "linjenumre står foran linja, og følger ikke med når koden kopieres"),
    ("pymdownx.tasklist", "clickable_checkbox"): (bool, "boksene viser hva som er gjort, og kan ikke krysses av"),
    ("pymdownx.emoji", "options"): (bool, "ikonene er de som følger med Material"),
    ("pymdownx.superfences", "custom_fences"): (bool, "diagrammer blir ikke tegnet (KP430); sett dem inn som bilder"),
}


def extension_problems(config: MkDocsConfig, place: Callable[..., Place]) -> Iterator[Problem]:
    """Extensions and settings of theirs without effect; `place` tells where a key stands below others."""
    for name, why in _EXTENSIONS.items():
        if name in config.markdown_extensions:
            yield problem("KP211", place("markdown_extensions", name), key=name, why=why)
    for (name, option), (is_vain, why) in _OPTIONS.items():
        chosen = config.mdx_configs.get(name, {})
        if option in chosen and is_vain(chosen[option]):
            yield problem("KP211", place("markdown_extensions", name, option), key=option, why=why)
