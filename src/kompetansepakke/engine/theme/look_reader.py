"""The look that mkdocs.yml asks for, and what is wrong with what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.engine.theme.host_colours import StyleSheet, host_colours
from kompetansepakke.engine.theme.no_effect import written, written_theme
from kompetansepakke.source.html.html_allowlist import refused
from kompetansepakke.web.look.icons import ICONS
from kompetansepakke.web.look.look import OWN_ICON, Link, Look
from kompetansepakke.web.look.palette_setting import Where, read_palette
from kompetansepakke.web.material_icons import icon_svg

_WEB = ("https", "http")
_FOLLOWED: Mapping[str, tuple[str, ...]] = {"feedback": ("mailto", *_WEB), "accessibility": _WEB, "privacy": _WEB}
"""The schemes that each of our plugin's addresses may have."""
_ENDS_AN_ADDRESS = re.compile(r"[\s\"<>\\^`{|}]")
"""What no address has, and what could end the attribute that it stands in."""
_MATERIAL_FAVICON = "assets/images/favicon.png"
_CONSENT = "#__consent"
"""What Material's users lead readers to the question of cookies by."""
_ICON_NAME = re.compile(r"[\w-]+(?:/[\w-]+)*")


def read_look(config: MkDocsConfig, where: Where) -> tuple[Look, tuple[Problem, ...]]:
    """The look, and the problems in the order of their lines."""
    reader = _Reader(config, where)
    look = reader.look()
    return look, tuple(sorted({*reader.found}))


@dataclass(slots=True)
class _Reader:
    config: MkDocsConfig
    where: Where
    found: list[Problem] = field(default_factory=list)

    def look(self) -> Look:
        theme, extra = written_theme(written(self.config)), self.config.extra
        icons: Mapping[str, Any] = theme["icon"] if isinstance(theme.get("icon"), Mapping) else {}
        palette, wrong = read_palette(theme.get("palette"), self.where)
        colours = host_colours(palette, self._sheets(), self.where)
        self.found += (*wrong, *colours.problems, *self._copyright(), *self._language(theme),
                       *self._addresses())
        for number, entry in enumerate(self.config.extra_javascript):
            self._file(str(entry), "extra_javascript", number)
        return Look(
            icons={name: self._icon(str(icons.get(name) or known), name) for name, known in ICONS.items()},
            palette=palette, light=colours.light, dark=colours.dark,
            logo=self._file(theme.get("logo"), "theme", "logo"),
            logo_icon=self._icon(str(icons["logo"]), "logo") if icons.get("logo") and not theme.get("logo") else "",
            favicon=self._file(theme.get("favicon"), "theme", "favicon") or self._usual_favicon(),
            features=tuple(map(str, theme.get("features") or ())), homepage=str(extra.get("homepage") or ""),
            author=self.config.site_author or "",
            links=tuple(self._links(extra.get("social"))),
            **{name: self._address(name) for name in ("feedback", "accessibility", "privacy")})

    @property
    def _root(self) -> Path:
        return Path(self.config.config_file_path).parent

    @property
    def _own(self) -> Path:
        """The folder of the site's own templates and assets, whether or not it is there."""
        return Path(self.config.theme.custom_dir or self._root / "overrides")

    def _named(self, path: str) -> str:
        return (self._own / path).relative_to(self._root).as_posix() if self._own.is_relative_to(self._root) else path

    def _file(self, path: Any, *keys: str | int) -> str:
        """The path of a file in the site's own folder; nothing, and a problem, where there is none."""
        if not path:
            return ""
        bare = str(path).partition("?")[0]
        if urlsplit(bare).scheme or bare.startswith(("//", "/")):
            self.found.append(problem("KP906", self.where(*keys), target=path))
        elif not _there(self._own, bare) or not self.config.theme.custom_dir:
            self.found.append(problem("KP213", self.where(*keys), path=path, key=_key(keys), folder=self._folder(),
                                      fix=self._mend(bare)))
        else:
            return str(path)
        return ""

    def _folder(self) -> str:
        return self._own.name

    def _mend(self, path: str) -> str | None:
        """How to bring the file to its place, where it lies somewhere else or the place isn't named."""
        if _there(self._own, path):
            return f"skriv «custom_dir: {self._folder()}» under theme, så blir mappa brukt."
        found = next((f"{folder}/{path}" for folder in ("docs", ".") if (self._root / folder / path).is_file()), None)
        moved = f"flytt {found} til {self._named(path)}; stien i mkdocs.yml er sett derfra."
        return moved.replace("./", "") if found else None

    def _sheets(self) -> Iterator[StyleSheet]:
        for entry in self.config.extra_css:
            if path := self._file(entry, "extra_css", entry):
                bare = path.partition("?")[0]
                text = (self._own / bare).read_text(encoding="utf-8-sig", errors="replace")
                yield StyleSheet(self._named(bare), text)

    def _usual_favicon(self) -> str:
        """Where Material's users put their own without naming it."""
        return _MATERIAL_FAVICON if self.config.theme.custom_dir and _there(self._own, _MATERIAL_FAVICON) else OWN_ICON

    def _icon(self, name: str, key: str) -> str:
        """The SVG of an icon from the site's or Material's `.icons`."""
        if drawing := icon(name, self.config.theme.dirs):
            return drawing
        self.found.append(problem("KP213", self.where("theme", "icon", key), path=name, key=f"theme.icon.{key}",
                                  folder="overrides/.icons", fix=_ICON_FIX))
        return ""

    def _links(self, written: Any) -> Iterator[Link]:
        for number, entry in enumerate(written if isinstance(written, list) else []):
            place = self.where("extra", "social", number)
            link = str(entry.get("link") or "") if isinstance(entry, Mapping) else ""
            if urlsplit(link).scheme not in ("http", "https", "mailto", "tel"):
                self.found.append(problem("KP205", place, key="extra.social",
                                          why="lenka mangler eller er ikke en adresse",
                                          expected="link: https://… og icon: fontawesome/brands/…"))
                continue
            drawing = icon(str(entry["icon"]), self.config.theme.dirs) if entry.get("icon") else ""
            if entry.get("icon") and not drawing:
                self.found.append(problem("KP213", place, path=entry["icon"], key="extra.social.icon",
                                          folder="overrides/.icons", fix=_ICON_FIX))
            yield Link(link, str(entry.get("name") or _name_of(link)), drawing)
        if self.config.repo_url:
            yield Link(self.config.repo_url, self.config.repo_name or _name_of(self.config.repo_url))

    def _copyright(self) -> Iterator[Problem]:
        """`copyright` may be HTML, as in Material, but not of every kind."""
        for found in refused(self.config.copyright or ""):
            yield problem("KP408", self.where("copyright"), html=found.shown, why=found.why,
                          fix="skriv teksten uten det; lenker og uthevet tekst er i orden.")
        if _CONSENT in (self.config.copyright or ""):
            yield problem("KP211", self.where("copyright"), key=f"copyright: {_CONSENT}",
                          why="ingenting blir samlet inn, så det er ingenting å si ja eller nei til",
                          fix="ta lenka bort fra copyright.")

    def _addresses(self) -> Iterator[Problem]:
        """What MkDocs takes for an address and no browser does, and what would lead «edit» links astray."""
        for key in ("site_url", "repo_url"):
            if _ENDS_AN_ADDRESS.search(self.config[key] or ""):
                yield problem("KP205", self.where(key), key=key, why="tegn i den kan ikke stå i en adresse",
                              expected="en hel adresse, som https://skole.example.no/")
        for key in ("edit_uri", "edit_uri_template"):
            written = str(self.config[key] or "")
            whole = urljoin(f"{(self.config.repo_url or '').rstrip('/')}/", written)
            if written and urlsplit(whole).scheme not in _WEB:
                yield problem("KP205", self.where(key), key=key, why="den leder ikke til en adresse på nettet",
                              expected="en hel adresse som begynner med https://, eller oppgi repo_url")

    @property
    def _options(self) -> Mapping[str, Any]:
        """Those of our own plugin."""
        plugin = self.config.plugins.get("kompetansepakke")
        return plugin.config if plugin else {}

    def _language(self, theme: Mapping[str, Any]) -> Iterator[Problem]:
        first = next(iter(self._options.get("locales") or ["nb"]))
        written = theme.get("language")
        if written and written != first and {str(written), first} != {"no", "nb"}:
            yield problem("KP211", self.where("theme", "language"), key=f"theme.language: {written}",
                          why=f"språkene står i locales, og det første er {first}")

    def _address(self, option: str) -> str:
        """The address that one of our plugin's options gives."""
        written = str(self._options.get(option) or "")
        if written and urlsplit(written).scheme not in _FOLLOWED[option]:
            self.found.append(problem("KP205", self.where("plugins", "kompetansepakke", option), key=option,
                                      why="den er ikke en hel adresse",
                                      expected=" eller ".join(f"{scheme}:…" for scheme in _FOLLOWED[option])))
            return ""
        return written


_ICON_FIX = ("bruk navnet på en fil under .icons i Material uten .svg, som material/school, eller legg den i "
             "overrides/.icons.")


def icon(name: str, folders: list[str]) -> str:
    """The SVG that the first of the theme's folders, else Material, has under that name; nothing where none has."""
    if not _ICON_NAME.fullmatch(name):
        return ""
    paths = (Path(folder) / f".icons/{name}.svg" for folder in folders)
    own = next((path.read_text(encoding="utf-8").strip() for path in paths if path.is_file()), "")
    return own or icon_svg(name) or ""


def _there(folder: Path, path: str) -> bool:
    """Whether the file is there by just this name: servers tell capitals from small letters, not all machines do."""
    found = folder / path
    return (found.is_file() and found.resolve().is_relative_to(folder.resolve())
            and found.name in {one.name for one in found.parent.iterdir()})


def _name_of(link: str) -> str:
    """What Material calls a link without a name: where it leads."""
    found = urlsplit(link)
    return found.netloc or found.path


def _key(keys: tuple[str | int, ...]) -> str:
    return str(keys[0]) if str(keys[0]).startswith("extra_") else ".".join(map(str, keys))
