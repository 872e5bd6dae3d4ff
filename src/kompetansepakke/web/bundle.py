"""Scripts from ES modules, so that a page asks for few, and so that they run from a folder on disk too.

Browsers load no modules from `file:`. Each module becomes a function scope of its own, so that names never meet;
the scopes stand side by side in the page, so that one script can build on another.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import rjsmin

SCRIPT_FOLDER = Path(__file__).parent / "scripts"
THEME = Path(__file__).parent / "theme"
"""The templates of pages, and their assets."""
STYLES = ("work/worksheet", "meeting/projector", "catalogue/catalogue", "notes/notes", "offline/offline", "voice/voice")
"""The style sheets of what the scripts add, beside the theme's, in order."""
_EVERYWHERE = "reader/kp"
SCRIPTS = {_EVERYWHERE: "", **dict.fromkeys((
    "work/work", "voice/voice", "work/word", "meeting/projector", "search/search", "catalogue/catalogue",
    "planner/planner", "planner/planner-page", "notes/notes-page", "offline/offline-page"), _EVERYWHERE)}
"""The scripts of an edition's pages, each with the one that is there before it. A page knows them by their stem."""
_IMPORT = re.compile(r'^import(?: \{([^}]*)\} from)? "(\.\.?/[\w./-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|function\*?|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import|export)\b.*", re.MULTILINE)
_PHRASE = re.compile(r"\bT\.(\w+)")
_STRINGS = "shared/strings"


def script(entry: str, strings: Mapping[str, str], folder: Path = SCRIPT_FOLDER, after: str = "") -> str:
    """The module `entry` ("notes/notes": a path in `folder`, without .js) and all it imports, as one small script.

    `strings` holds the phrases that the module «shared/strings» offers as `T`; those in use go with the script. What
    the script of `after` holds is there already when this one runs. ValueError for a form of import or export that
    isn't `import { a, b as c } from "../x/y.js";` or `export` before const, let, function or class.
    """
    modules: dict[str, str] = {}
    _collect(entry, folder, modules)
    if after:
        given: dict[str, str] = {}
        _collect(after, folder, given)
        modules = {name: body for name, body in modules.items() if name not in given}
    own = f"{_scope(_STRINGS)}_{_scope(entry)}"
    scopes = "".join(_run_once(_scope(name), body.replace(_scope(_STRINGS), own)) for name, body in modules.items())
    phrases = _phrases(modules.values(), strings)
    minified: str = rjsmin.jsmin(f'"use strict";\nconst {own}={{T:{phrases}}};\n{scopes}')
    return minified + "\n"


def _run_once(scope: str, body: str) -> str:
    """Two scripts of a page may hold the same module: the first one runs it."""
    return f"var {scope}=globalThis.{scope}||(()=>{{{body}}})();\n"


def _phrases(bodies: Iterable[str], strings: Mapping[str, str]) -> str:
    used = sorted({key for body in bodies for key in _PHRASE.findall(body)})
    return json.dumps({key: strings[key] for key in used}, ensure_ascii=False, separators=(",", ":"))


def style(folder: Path = SCRIPT_FOLDER) -> str:
    """The style sheets of what the scripts add, as one."""
    return "".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)


def made_assets(strings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What an edition's pages ask for beside the theme's own files, by its address; `strings` as in `script`."""
    for name, after in SCRIPTS.items():
        yield f"assets/kp/{posixpath.basename(name)}.js", script(name, strings, after=after)
    yield "assets/kp/work.css", style()


def _collect(name: str, folder: Path, modules: dict[str, str]) -> None:
    """Put `name` into `modules`, after what it imports."""
    source = (folder / f"{name}.js").read_text(encoding="utf-8")
    for _, path in _IMPORT.findall(source):
        needed = _module(name, path)
        if needed not in modules and needed != _STRINGS:
            _collect(needed, folder, modules)
    names = _EXPORT.findall(source)
    body = _EXPORT.sub("", _IMPORT.sub(lambda match: _from_scope(match, name), source))
    left = _LEFT.search(body)
    if left:
        raise ValueError(f"{name}.js: {left[0].strip()}")
    modules[name] = f"{body}\nreturn{{{','.join(names)}}};"


def _module(importer: str, path: str) -> str:
    """The module that `path`, as `importer` writes it, leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))


def _from_scope(match: re.Match[str], importer: str) -> str:
    return f"const {{{(match[1] or '').replace(' as ', ': ')}}} = {_scope(_module(importer, match[2]))};\n"


def _scope(name: str) -> str:
    """The name of a module's scope; no two modules have one stem (tests/test_bundle.py)."""
    return "kp_" + posixpath.basename(name).replace("-", "_")
