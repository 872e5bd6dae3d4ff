"""How a site's pages look, beyond what all sites have in common: what the templates are told, and the files of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kompetansepakke.web.look.icons import icons_css
from kompetansepakke.web.look.palette import Tokens, palette_css
from kompetansepakke.web.look.palette_setting import PaletteSetting

OWN_ICON = "assets/kp/icon.svg"
MANIFEST = "assets/kp/manifest.json"
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon", "jpg": "image/jpeg", "webp": "image/webp",
          "gif": "image/gif"}
_DARK_MEDIA = {"auto": "screen and (prefers-color-scheme: dark)", "light": "not all", "dark": "screen"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link at the foot of every page, with an icon (an SVG) where it has one."""

    address: str
    name: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What mkdocs.yml says of the theme, as far as it is honoured. Paths are from the edition's root."""

    icons: Mapping[str, str]
    """The SVGs of the interface's icons, by name."""
    palette: PaletteSetting = field(default_factory=PaletteSetting)
    light: Tokens = field(default_factory=dict)
    dark: Tokens = field(default_factory=dict)
    """The colours that differ from the theme's own."""
    logo: str = ""
    logo_icon: str = ""
    """An SVG, where an icon is shown instead of a picture."""
    favicon: str = OWN_ICON
    features: tuple[str, ...] = ()
    """The names in `theme.features`, for templates that ask for them."""
    homepage: str = ""
    author: str = ""
    links: tuple[Link, ...] = ()
    feedback: str = ""
    """Where readers report a fault on a page: `mailto:…` or a web address."""
    accessibility: str = ""
    privacy: str = ""
    """The addresses of the accessibility statement and of what is said of privacy."""

    @property
    def favicon_type(self) -> str:
        """The media type of the icon, or nothing where its name doesn't tell."""
        return _TYPES.get(self.favicon.rpartition(".")[2].lower(), "")

    def context(self) -> dict[str, Any]:
        """What the templates know as `config.extra.kp.look`."""
        palette = self.palette
        return {
            "logo": self.logo, "logo_icon": self.logo_icon, "favicon": self.favicon, "favicon_type": self.favicon_type,
            "has_palette": bool(self.light or self.dark), "theme_color": str(self.light.get("--kp-brand", "")),
            "schemes": {"both": "light dark"}.get(palette.shown, palette.shown), "start": palette.start,
            "dark_media": "" if palette.shown == "light" else _DARK_MEDIA[palette.start],
            "has_switch": palette.has_switch, "features": [*self.features], "homepage": self.homepage,
            "author": self.author,
            "links": [{"address": link.address, "name": link.name, "icon": link.icon} for link in self.links],
            "feedback": self.feedback, "accessibility": self.accessibility, "privacy": self.privacy,
        }

    def assets(self, site_name: str) -> Iterator[tuple[str, str]]:
        """The files that are made of it, by their address."""
        yield "assets/kp/icons.css", icons_css(self.icons)
        yield MANIFEST, self._manifest(site_name)
        if self.light or self.dark:
            yield "assets/kp/palette.css", palette_css(self.light, self.dark)

    def _manifest(self, site_name: str) -> str:
        """What a device shows of the site when it is put among its programs; addresses are from the file itself."""
        home = "../" * MANIFEST.count("/")
        icon = {"src": home + self.favicon, "sizes": "any", **({"type": kind} if (kind := self.favicon_type) else {})}
        colour = {"theme_color": str(self.light["--kp-brand"])} if "--kp-brand" in self.light else {}
        told = {"name": site_name, "start_url": home, "scope": home, "display": "minimal-ui", "icons": [icon],
                **colour}
        return json.dumps(told, ensure_ascii=False) + "\n"


NO_LOOK = Look({})
"""That of a site that no engine has read."""
