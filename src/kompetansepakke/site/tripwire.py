"""What stops an engine that knows nothing of roles: it would publish the folder as it lies, leaders' text and all.

Zensical reads `mkdocs.yml` but passes over plugins that it doesn't know. It reads `zensical.toml` first, where there is
one, and a theme that isn't installed stops it with one line.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from kompetansepakke.base.problems import Place, Problem, problem

TRIPWIRE = "zensical.toml"
_THEME = "bygg-dette-nettstedet-med-kp-build"
TRIPWIRE_TEXT = f"""\
# Dette nettstedet bygges med «kp build», ikke med Zensical. Zensical leser mkdocs.yml, men kjenner ikke
# programtillegget som skiller rollene, og ville publisert det som er for ledere, for alle. Temaet under finnes ikke,
# så Zensical stopper med én linje. La fila stå.
[project]
site_name = "Bygg med kp build"
theme.name = "{_THEME}"
"""


def tripwire_problems(root: Path) -> tuple[Problem, ...]:
    """The warning that the site in `root` lacks the file, or has one that stops nothing."""
    try:
        written = tomllib.loads((root / TRIPWIRE).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        written = {}
    theme = written.get("project", written).get("theme")
    set_up = isinstance(theme, dict) and theme.get("name") == _THEME
    return () if set_up else (problem("KP113", Place(TRIPWIRE), theme=_THEME),)
