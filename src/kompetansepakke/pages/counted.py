"""What counts in each module, as a script that is fetched once something is marked as done (work/progress.js)."""

from __future__ import annotations

import json
from collections.abc import Container

from kompetansepakke.content.derived.supplements import supplements
from kompetansepakke.content.view import ModuleView, View

COUNTED = "assets/kp/counted.js"
"""Where it lies, beside the scripts, so that it is kept for reading offline as they are."""


def counted_script(view: View) -> str:
    """The script that hands over what counts; no JSON, which browsers don't fetch from a folder on disk."""
    handed_out = supplements(view)
    modules = [names for package in view.packages for module in package.modules
               if (names := _countable(module, handed_out))]
    return f"kpCounted({json.dumps(modules, ensure_ascii=False, indent=0)});\n"


def _countable(module: ModuleView, handed_out: Container[str]) -> str:
    """What counts in a module as `address #resource page/ #resource …`; nothing where nothing counts.

    First the module's address, then in reading order each open page (its address in the module) and, after it,
    the ids of its resources. The front page is not counted, and what another page hands out is not.
    """
    names = [f"#{block.id}" for block in module.front.resources]
    for page in module.pages:
        if page.is_open and page.path not in handed_out:
            names += [page.address.removeprefix(module.front.address), *(f"#{block.id}" for block in page.resources)]
    return " ".join([module.front.address, *names]) if names else ""
