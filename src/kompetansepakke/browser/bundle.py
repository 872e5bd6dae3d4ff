"""One script from ES modules, so that a page asks once, and so that it runs from a folder on disk too.

Browsers load no modules from `file:`. Each module becomes a function scope of its own: names never meet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import rcssmin
import rjsmin

HERE = Path(__file__).parent
STYLES = ("worksheet", "projector", "catalogue", "notes", "offline")
"""The style sheets of what the scripts add, beside the theme's, in order; those that exist are put together."""
_IMPORT = re.compile(r'^import(?: \{([^}]*)\} from)? "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|function\*?|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import|export)\b.*", re.MULTILINE)


def script(entry: str, strings: Mapping[str, str], folder: Path = HERE) -> str:
    """The module `entry` (without .js) of `folder` and all it imports, as one small script.

    `strings` is what the module «strings» offers as `T`. ValueError for a form of import or export that isn't
    `import { a, b as c } from "./x.js";` or `export` before const, let, function or class.
    """
    modules: dict[str, str] = {"strings": f"const T={json.dumps(dict(strings), ensure_ascii=False)};return{{T}};"}
    _collect(entry, folder, modules)
    scopes = "".join(f"const {_scope(name)}=(()=>{{{body}}})();\n" for name, body in modules.items())
    minified: str = rjsmin.jsmin(f'"use strict";{{\n{scopes}}}\n')
    return minified + "\n"


def style(folder: Path = HERE) -> str:
    """The style sheets of what the scripts add, as one."""
    sheets = (folder / f"{name}.css" for name in STYLES)
    minified: str = rcssmin.cssmin("\n".join(path.read_text(encoding="utf-8") for path in sheets if path.is_file()))
    return minified + "\n"


def _collect(name: str, folder: Path, modules: dict[str, str]) -> None:
    """Put `name` into `modules`, after what it imports."""
    source = (folder / f"{name}.js").read_text(encoding="utf-8")
    for _, needed in _IMPORT.findall(source):
        if needed not in modules:
            _collect(needed, folder, modules)
    names = _EXPORT.findall(source)
    body = _EXPORT.sub("", _IMPORT.sub(_from_scope, source))
    left = _LEFT.search(body)
    if left:
        raise ValueError(f"{name}.js: {left[0].strip()}")
    modules[name] = f"{body}\nreturn{{{','.join(names)}}};"


def _from_scope(match: re.Match[str]) -> str:
    return f"const {{{(match[1] or '').replace(' as ', ': ')}}} = {_scope(match[2])};\n"


def _scope(name: str) -> str:
    return "m_" + name.replace("-", "_")
