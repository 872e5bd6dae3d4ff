"""Settings of MkDocs and Material that do nothing here: each is told, with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load

from kompetansepakke.base.problems import Problem, problem, suggestion
from kompetansepakke.engine.extension.chosen import grouped, names
from kompetansepakke.web.look.material_settings import EXTRA, FEATURES, PLUGINS, THEME, TOP, Setting
from kompetansepakke.web.look.palette_setting import Where

_UNSET: tuple[object, ...] = (None, False, "", [], {})
_NOTHING = "ingen virkning"
_ONE_THEME = "verktøyet har ett tema, som holder Materials kontrakt"
_ONE_THEME_FIX = "skriv «name: material» under theme."


def written(config: MkDocsConfig) -> Mapping[str, Any]:
    """The settings as mkdocs.yml has them, without what MkDocs and Material add."""
    with open(config.config_file_path, "rb") as file:
        found: Mapping[str, Any] = yaml_load(file)
    return found


def written_theme(settings: Mapping[str, Any]) -> Mapping[str, Any]:
    """What they say of the theme beside its name."""
    theme = settings.get("theme")
    return theme if isinstance(theme, Mapping) else {}


def without_effect(config: MkDocsConfig, where: Where) -> Iterator[Problem]:
    """What is set and does nothing."""
    settings = written(config)
    theme = written_theme(settings)
    name = theme.get("name") if theme else settings.get("theme")
    if name not in (None, "material"):
        yield problem("KP211", where("theme", "name"), key=f"theme: {name}", why=_ONE_THEME, fix=_ONE_THEME_FIX)
    yield from _told(THEME, {"theme": theme}, where)
    yield from _told(EXTRA, {"extra": config.extra}, where)
    yield from _told(PLUGINS, {"plugins": dict.fromkeys(_plugins(settings), True)}, where)
    yield from _told(TOP, _decided(config), where)
    yield from _unknown(theme, where)
    yield from _features(theme.get("features"), where)


def _told(settings: Iterable[Setting], said: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    for setting in settings:
        keys = setting.key.split(".")
        if setting.effect == _NOTHING and _value(said, keys) not in _UNSET:
            shown = keys[-1] if keys[0] == "plugins" else setting.key
            yield problem("KP211", where(*keys), key=shown, why=setting.about)


def _value(said: Any, keys: list[str]) -> Any:
    for key in keys:
        said = said.get(key) if isinstance(said, Mapping) else None
    return said


def _plugins(settings: Mapping[str, Any]) -> list[str]:
    """The plugins that mkdocs.yml names, those in groups too."""
    named = settings.get("plugins") or []
    options = [option for one in named if isinstance(one, Mapping) for option in one.values()]
    return names(named) + [name for option in options if isinstance(option, Mapping) for name in grouped(option)]


def _decided(config: MkDocsConfig) -> dict[str, object]:
    """What the tool decides itself, where mkdocs.yml says otherwise."""
    elsewhere = Path(config.docs_dir) != Path(config.config_file_path).parent / "docs"
    return {"nav": config.nav is not None, "docs_dir": elsewhere, "use_directory_urls": not config.use_directory_urls}


def _unknown(theme: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    known = {setting.key.split(".")[1] for setting in THEME}
    for key in theme:
        if key not in known:
            near = suggestion(str(key), known)
            yield problem("KP211", where("theme", key), key=f"theme.{key}", why="temaet kjenner ikke nøkkelen",
                          fix=f"{near}Slett nøkkelen, eller sett den under extra, der egne maler kan lese den.")


def _features(listed: object, where: Where) -> Iterator[Problem]:
    known = {setting.key: setting for setting in FEATURES}
    for name in listed if isinstance(listed, list) else []:
        place = where("theme", "features", str(name))
        if name not in known:
            yield problem("KP211", place, key=f"features: {name}", why="temaet kjenner ikke navnet",
                          fix=f"{suggestion(str(name), known)}Slett linja, eller rett navnet.")
        elif known[name].effect == _NOTHING:
            yield problem("KP211", place, key=f"features: {name}", why=known[name].about, fix="slett linja.")
