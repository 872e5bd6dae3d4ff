"""Sveltia's configuration: the git host, the languages, and the collections of pages."""

from __future__ import annotations

from typing import Any

from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.publish.editing.cms_fields import KIND, Field, fields, form, letters
from kompetansepakke.source.yaml.keys import MODULE, PAGE, TRANSLATION
from kompetansepakke.web.editing_host import EditingHost
from kompetansepakke.words.strings import text

FORMAT = "kp-page"
"""The name of our format of pages (`web/scripts/editing/front-matter.js`)."""
YAML_FORMAT = "kp-yaml"
"""The name of our format of YAML files: one text, kept to the letter (`web/scripts/editing/editor.js`)."""
_MODULE_DEPTH = 3
"""How deep pages lie below `modules`: package, module, file."""
_API = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1"}
_COMMITS = {"create": "{{slug}}", "update": "{{slug}}", "delete": "{{slug}}", "uploadMedia": "{{path}}",
            "deleteMedia": "{{path}}"}


def cms_config(host: EditingHost, name: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """What the page's script hands to Sveltia, and by their names the keys and how each is written (`form`)."""
    keys = {**PAGE, **MODULE, **TRANSLATION}
    return {"cms": _cms(host, name, vocabulary), "keys": {key.name: form(key) for key in keys.values()}}


def _cms(host: EditingHost, name: str, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "load_config_file": False,
        "backend": _backend(host, vocabulary.first_locale),
        **({"publish_mode": "editorial_workflow"} if host.proposes else {}),
        "app_title": name, "media_folder": "modules", "show_preview_links": False,
        "media_libraries": {"stock_assets": {"providers": []}},
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "i18n": {"structure": "multiple_files", "locales": list(vocabulary.locales),
                 "default_locale": vocabulary.first_locale, "initial_locales": "default",
                 "omit_default_locale_from_file_path": True},
        "collections": _collections(vocabulary),
    }


def _backend(host: EditingHost, locale: str) -> dict[str, Any]:
    login = {"app_id": host.app_id, "auth_type": "pkce"} if host.app_id else {"base_url": host.login}
    own = {"api_root": host.address + _API[host.kind], "base_url": host.address} if host.address else {}
    by_window = bool(host.app_id or host.login)
    return {"name": host.kind, "repo": host.repo, "branch": host.branch, **own, **(login if by_window else {}),
            "auth_methods": ["oauth", "token"] if by_window else ["token"],
            "commit_messages": {what: f"{text(locale, f'editing_commit_{what}')}: {named}"
                                for what, named in _COMMITS.items()}}


def _collections(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Pages of modules, front pages of modules, and pages of the site. None of them names any content."""
    locale = vocabulary.first_locale
    module_fields = fields(MODULE, "module", vocabulary)
    named = {"summary": "{{filename}}: {{title}}", "sortable_fields": {"fields": ["slug", "title"],
                                                                       "default": {"field": "slug"}}}
    pages = named | {"nested": {"depth": _MODULE_DEPTH, "subfolders": False}, "meta": {"path": {}},
             "slug": {"editable": ["create"],  # without a template it has to be typed in
                      "pattern": [r"^[0-9]{2}-[a-z0-9-]+$", text(locale, "editing_slug")],
                      "hint": text(locale, "editing_slug")}}
    fixed = {"create": False, "delete": False, "path": "{{kp_package}}/{{kp_module}}/index",
             "summary": "{{dirname}}: {{title}}"}
    in_path: list[Field] = [{"name": name, "widget": "hidden"} for name in ("kp_package", "kp_module")]
    return [
        _collection("pages", "modules", "page", fields(PAGE, "page", vocabulary), locale) | pages,
        _collection("modules", "modules", "module", in_path + module_fields, locale) | fixed,
        _collection("docs", "docs", "page", fields(PAGE, "page", vocabulary), locale)
        | named | {"nested": {"subfolders": False}, "meta": {"path": {}}},
        _yaml_files(locale),
    ]


def _yaml_files(locale: str) -> dict[str, Any]:
    """The YAML files of packages and of school calendars, each as one text.

    Sveltia's own writer of YAML would lose comments, quotation marks and the order of keys.
    """
    in_path: list[Field] = [{"name": name, "widget": "hidden"} for name in (KIND, "kp_package", "kp_file")]
    own = [*in_path, letters("editing_yaml", text(locale, "editing_yaml_hint"), locale)]
    return _collection("files", "modules", "yaml", own, locale) | {
        "format": YAML_FORMAT, "extension": "yml", "i18n": False, "create": False, "delete": False,
        "path": "{{kp_package}}/{{kp_file}}", "summary": "{{dirname}}/{{filename}}.yml"}


def _collection(name: str, folder: str, kind: str, own: list[Field], locale: str) -> dict[str, Any]:
    return {"name": name, "label": text(locale, f"editing_{name}"),
            "label_singular": text(locale, f"editing_{name}_one"), "folder": folder, "format": FORMAT, "i18n": True,
            "filter": {"field": KIND, "value": kind}, "media_folder": "", "public_folder": "",
            "duplicate": False, "fields": own}
