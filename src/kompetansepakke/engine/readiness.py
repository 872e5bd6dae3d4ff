"""The engine is loaded in the helper process, which takes longer than to render a small edition.

Whoever knows that there will be something to build says so at once, before loading anything else: this module loads
nothing of the engine itself.
"""

from __future__ import annotations

from importlib.metadata import entry_points

from kompetansepakke.machine.child import be_ready

_USUAL = ("kompetansepakke", "macros", "search")
"""The plugins that are loaded beforehand; a site may have others."""


def load_engine() -> None:
    """Begin to load it, in the background."""
    be_ready(("mkdocs.__main__", "kompetansepakke.engine.plugin", "kompetansepakke.engine.converter",
              "kompetansepakke.engine.theme.template_loader",
              *(entry.value.partition(":")[0] for entry in entry_points(group="mkdocs.plugins")
                if entry.name in _USUAL)))
