"""What a site declares: roles, editions and git host in mkdocs.yml, and the macros of its own module."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kompetansepakke.base.audience import DEFAULT_LOCALES, Edition, Role, Vocabulary
from kompetansepakke.base.problems import suggestion
from kompetansepakke.base.slugs import PACKAGE
from kompetansepakke.site.project import SiteError, file_bytes
from kompetansepakke.source.macro_code import Macro, offered
from kompetansepakke.web.editing_host import ADDRESS, HOSTS, EditingHost
from kompetansepakke.words.languages import shipped_locales
from kompetansepakke.words.strings import text

DEFAULT_ROLES: Mapping[str, Any] = dict.fromkeys(("teacher", "leader", "owner", "university"))
"""The roles of a site that names none; the words of the languages hold their names."""
DEFAULT_EDITIONS = {
    "laerer": {"sees": ["teacher"]},
    "leder": {"sees": ["teacher", "leader"]},
    "eier": {"sees": ["teacher", "owner"]},
    "uh": {"sees": ["teacher", "leader", "owner", "university"]},
}
_RESERVED = {"assets", ADDRESS}
_EDITING = {
    "host": "|".join(HOSTS), "repo": r"[\w.-]+(?:/[\w.-]+)+", "branch": r"[\w./-]+",
    "address": r"https://[\w.:-]+", "app_id": r"[\w-]+", "login": r"https://[\w./:-]+"}
"""What `editing` may say, and the form of each."""


def vocabulary(roles: Mapping[str, Any], editions: Mapping[str, Any],
               locales: tuple[str, ...] = DEFAULT_LOCALES) -> Vocabulary:
    """The roles and editions of mkdocs.yml, in these languages; SiteError where they make no sense."""
    known = tuple(Role(_name(role, "rolle"), _labels(role, labels, locales)) for role, labels in roles.items())
    if not known or not editions:
        raise SiteError("mkdocs.yml: kompetansepakke trenger minst én rolle og én utgave.")
    made = tuple(_edition(name, options, {role.id for role in known}) for name, options in editions.items())
    return Vocabulary(known, made, locales)


def edition_named(known: Vocabulary, name: str) -> Edition:
    """The edition with this id; SiteError where there is none."""
    ids = [edition.id for edition in known.editions]
    if name not in ids:
        raise SiteError(f"Utgaven «{name}» finnes ikke. {suggestion(name, ids)}Utgaver: {', '.join(ids)}.")
    return known.edition(name)


def asked_edition(known: Vocabulary) -> Edition:
    """The edition that the variable KP_EDITION names, else the first; SiteError where there is none of that name."""
    name = os.environ.get("KP_EDITION")
    try:
        return edition_named(known, name) if name else known.editions[0]
    except SiteError as error:
        raise SiteError(f"KP_EDITION: {error}") from error


def _name(name: object, what: str) -> str:
    if not isinstance(name, str) or not PACKAGE.fullmatch(name) or name == "all":
        raise SiteError(f"mkdocs.yml: «{name}» kan ikke være navnet på en {what}; bruk a–z, 0–9 og bindestrek.")
    return name


def _labels(role: str, labels: object, locales: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    if labels is None and role in DEFAULT_ROLES:
        return tuple((locale, text(locale, f"role_{role}")) for locale in locales)
    known = {*locales, *shipped_locales()}
    if not isinstance(labels, dict) or not all(isinstance(label, str) for label in labels.values()) \
            or locales[0] not in labels or set(labels) - known:
        raise SiteError(f"mkdocs.yml: rollen «{role}» trenger et navn på hvert språk, som {{nb: Lærer, nn: Lærar}}; "
                        f"{locales[0]} må være med.")
    return tuple((locale, labels[locale]) for locale in locales if locale in labels)


def _edition(name: object, options: object, roles: set[str]) -> Edition:
    edition = _name(name, "utgave")
    if edition in _RESERVED:
        raise SiteError(f"mkdocs.yml: utgaven kan ikke hete «{edition}»; mappa med det navnet er i bruk.")
    sees = options.get("sees") if isinstance(options, dict) and set(options) == {"sees"} else None
    if not isinstance(sees, list) or not sees or len(set(map(str, sees))) < len(sees):
        raise SiteError(f"mkdocs.yml: utgaven «{edition}» skal ha sees og ikke noe mer, som {{sees: [teacher]}}.")
    for role in sees:
        if role not in roles:
            raise SiteError(f"mkdocs.yml: utgaven «{edition}» nevner rollen «{role}», som ikke er erklært i roles.")
    return Edition(edition, tuple(sees))


def editing_host(given: object) -> EditingHost | None:
    """The git host that `editing` names; SiteError where it makes no sense."""
    if given is None:
        return None
    if not isinstance(given, dict) or not {"host", "repo"} <= set(given) <= set(_EDITING):
        raise SiteError("mkdocs.yml: editing skal ha host og repo, og kan ha branch, address, app_id og login, "
                        "som {host: github, repo: eier/depot}.")
    for key, value in given.items():
        if not re.fullmatch(_EDITING[key], str(value), re.ASCII):
            raise SiteError(f"mkdocs.yml: «{value}» kan ikke stå som {key} under editing. "
                            f"Se «Redigering i nettleseren» i driftsveiledningen.")
    host = EditingHost(**{"kind" if key == "host" else key: str(value) for key, value in given.items()})
    unused = "app_id" if host.kind == "github" else "login"
    if getattr(host, unused):
        raise SiteError(f"mkdocs.yml: {unused} under editing har ingen virkning når host er {host.kind}.")
    return host


def offered_macros(root: Path, module: str = "macros") -> frozenset[Macro]:
    """The macros that the site's `<module>.py` offers. SiteError where it isn't Python."""
    path = root / f"{module}.py"
    try:
        return offered(file_bytes(path)) if path.is_file() else frozenset()
    except SyntaxError as error:
        raise SiteError(f"{path.name}:{error.lineno}: kan ikke leses som Python.") from error


def unread_macros(root: Path) -> frozenset[Macro]:
    """The macros of a `macros.py` that the site isn't set up to read; nothing where it isn't Python."""
    try:
        return frozenset(replace(macro, is_read=False) for macro in offered_macros(root))
    except SiteError:
        return frozenset()
