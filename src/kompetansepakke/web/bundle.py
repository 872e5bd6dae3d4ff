"""Scripts from ES modules, so that a page asks for few, and so that they run from a folder on disk too.

Browsers load no modules from `file:`. Each module becomes a function scope of its own, so that names never meet;
the scopes stand side by side in the page, so that one script can build on another.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from pathlib import Path

import rjsmin

from kompetansepakke.web.sheets import made_sheets

SCRIPT_FOLDER = Path(__file__).parent / "scripts"
THEME = Path(__file__).parent / "theme"
"""The templates of pages, and their typeface and icon."""
EDITING = Path(__file__).parent / "editing"
"""The page for editing in the browser, and Sveltia CMS with its fonts (`tools/fetch_editor.py`)."""
_EVERYWHERE = "reader/kp"
SCHEME = "reader/scheme"
"""The script that shows the scheme that the reader chose. Pages wait for it, so it is small and alone."""
_PLAN = "school/school-plan"
SCRIPTS = {SCHEME: "", _EVERYWHERE: SCHEME, **dict.fromkeys((
    "work/cards", "work/forms", "work/progress", "work/fronts", "reader/copy", "voice/voice", "work/word",
    "meeting/projector", "search/search", "catalogue/catalogue", "planner/planner", "meeting/minutes", _PLAN,
    "notes/notes-page", "overview/overview", "overview/overview-page", "offline/offline-page"), _EVERYWHERE),
    "work/work": "work/cards", "work/sheets": "work/forms",
    "planner/planner-page": _PLAN, "planner/school-days": "planner/planner-page",
    "overview/exported": "overview/overview-page"}
"""The scripts of an edition's pages, each with the one that is there before it. A page knows them by their stem."""
INSTEAD = {"work/forms": "work/cards", "work/fronts": "work/progress", "work/work": "work/progress",
           "work/sheets": "work/work", "meeting/minutes": "work/sheets", "overview/overview-page": _PLAN,
           "overview/exported": "planner/planner-page"}
"""Scripts of pages that do without another, of which they hold a part."""
_SHARED = "shared/"
_Module = tuple[str, list[str]]
"""What a module does, without its imports and exports, and the names that it exports."""
_IMPORT = re.compile(r'^import(?: \{([^}]*)\} from)? "(\.\.?/[\w./-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|let|function\*?|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^\s*(?:import|export)\b.*", re.MULTILINE)


def script(entry: str, folder: Path = SCRIPT_FOLDER, after: str = "") -> str:
    """The module `entry` ("notes/notes": a path in `folder`, without .js) and all it imports, as one small script.

    What the script of `after` holds is there already when this one runs, and what that one builds on. ValueError
    for a form of import or export that isn't `import { a, b as c } from "../x/y.js";` or `export` before const, let,
    function or class.
    """
    modules: dict[str, _Module] = {}
    _collect(entry, folder, modules)
    given: dict[str, _Module] = {}
    is_first = not after
    while after:
        _collect(after, folder, given)
        after = SCRIPTS.get(after, "")
    scopes = (_run(name, *module, is_first=is_first) for name, module in modules.items() if name not in given)
    minified: str = rjsmin.jsmin("\n".join(('"use strict";', *scopes)))
    return minified + "\n"


@cache
def made_assets() -> tuple[tuple[str, str], ...]:
    """What an edition's pages ask for beside the theme's own files, by its address."""
    scripts = ((f"assets/kp/{posixpath.basename(name)}.js", script(name, after=after))
               for name, after in SCRIPTS.items())
    return (*scripts, *made_sheets())


def _collect(name: str, folder: Path, modules: dict[str, _Module]) -> None:
    """Put `name` into `modules`, after what it imports."""
    source = (folder / f"{name}.js").read_text(encoding="utf-8")
    for _, path in _IMPORT.findall(source):
        needed = _module(name, path)
        if needed not in modules:
            _collect(needed, folder, modules)
    body = _EXPORT.sub("", _IMPORT.sub(lambda match: _from_scope(match, name), source))
    left = _LEFT.search(body)
    if left:
        raise ValueError(f"{name}.js: {left[0].strip()}")
    modules[name] = body, _EXPORT.findall(source)


def _run(name: str, body: str, exported: list[str], *, is_first: bool) -> str:
    """The module in a scope of its own. Two scripts after the first may hold the same one of `shared/`."""
    scope = _scope(name)
    before = f"globalThis.{scope}||" if name.startswith(_SHARED) and not is_first else ""
    return (f"var {scope}={before}(()=>{{{body}\nreturn{{{','.join(exported)}}};}})();" if exported
            else f"(()=>{{{body}\n}})();")


def _module(importer: str, path: str) -> str:
    """The module that `path`, as `importer` writes it, leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), path))


def _from_scope(match: re.Match[str], importer: str) -> str:
    """What an import takes; nothing for one that only sees to it that the module has run."""
    return f"const {{{match[1].replace(' as ', ': ')}}} = {_scope(_module(importer, match[2]))};\n" if match[1] else ""


def _scope(name: str) -> str:
    """The name of a module's scope; no two modules have one stem (tests/test_bundle.py)."""
    return "kp_" + posixpath.basename(name).replace("-", "_")
