"""The icons of the theme's own parts, as a style sheet of masks, which take the colour around them."""

from __future__ import annotations

from collections.abc import Mapping

ICONS: Mapping[str, str] = {
    "menu": "material/menu", "search": "material/magnify", "role": "material/account-switch",
    "theme": "material/circle-half-full", "close": "material/close", "goals": "material/flag",
    "video": "material/play-box", "podcast": "material/headphones", "text": "material/text-box",
    "task": "material/pencil", "meeting": "material/account-multiple", "worksheet": "material/clipboard-text",
    "tip": "material/lightbulb", "leader": "material/account-tie",
}
"""What each icon of the interface is called among Material's."""
_ABOUT = ("/* Icons as masks, which take the colour around them: Material Design Icons by Pictogrammers, "
          "Apache License 2.0. */\n")


def icons_css(drawings: Mapping[str, str]) -> str:
    """The style sheet of the icons, each an SVG, by the name that the other style sheets know it by."""
    lines = "".join(f'    --kp-icon-{name}: url("data:image/svg+xml,{_in_url(svg)}");\n'
                    for name, svg in drawings.items())
    return f"{_ABOUT}@layer tokens {{\n  :root {{\n{lines}  }}\n}}\n"


def _in_url(svg: str) -> str:
    """An SVG as it stands in an address between double quotation marks."""
    quoted = " ".join(svg.split()).replace('"', "'").replace("%", "%25").replace("#", "%23")
    return quoted.replace("<", "%3C").replace(">", "%3E")
