"""The icons that Material brings as files of SVG: for the content by their short names, and for our own interface.

What a file says of its maker and licence goes along.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import quote

_SETS = ("material", "octicons", "simple", "fontawesome-brands", "fontawesome-regular", "fontawesome-solid")
"""The sets, as short names begin; with / for - they are folders."""


def path_of(name: str) -> str:
    """The path of the icon with a short name, as `material-school`, if it begins as one of a set; else nothing."""
    found = next((one for one in _SETS if name.startswith(f"{one}-")), None)
    return f"{found.replace('-', '/')}/{name[len(found) + 1:]}" if found else ""


@cache
def icon_svg(path: str) -> str | None:
    """The drawing at `path` ("material/school"); None where there is none."""
    try:
        file = files("material").joinpath("templates", ".icons", f"{path}.svg")
        return file.read_text(encoding="utf-8").strip()
    except (ModuleNotFoundError, FileNotFoundError):
        return None


def icon_variables(icons: Mapping[str, str]) -> str:
    """Custom properties `--kp-icon-<name>` with each icon as a picture; ValueError for one that isn't there."""
    lines = []
    for name, path in icons.items():
        svg = icon_svg(path)
        if svg is None:
            raise ValueError(path)
        lines.append(icon_variable(name, svg))
    return "\n".join(lines)


def icon_variable(name: str, svg: str) -> str:
    """The custom property of one icon, with its drawing."""
    address = quote(" ".join(svg.split()).replace('"', "'"), safe="/:='() ,;+!*@&$-._~")
    return f'--kp-icon-{name}: url("data:image/svg+xml,{address}");'
