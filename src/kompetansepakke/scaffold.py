"""`kp new`: a commented, valid start of a package, a module or a page."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kompetansepakke.core import slugs
from kompetansepakke.core.pacing.read_breaks import FOLDER
from kompetansepakke.project import SiteError
from kompetansepakke.site_config import Site

_PACKAGE = """# Navnet på pakken, slik leserne ser det.
title: {title}
# Formålet, i én eller to setninger.
purpose: {purpose}
# Hvor mange uker et løp er beregnet til.
horizon_weeks: 26
"""
_MODULE = """---
title: {title}
# Hvem modulen er for: all, eller en liste som [leader, owner].
roles: {roles}
module: {number}
# Hva modulen skal føre til, i én eller to setninger.
purpose: {purpose}
# Færrest uker: det første tallet er gulvet, det andre er anbefalt.
min_weeks: 4-5
{requires}# Færrest møter.
meetings: 0
# hours: 8-10
# opens: 2027-01-15
---

Skriv her hva modulen handler om, og hva dere sitter igjen med.
"""
_PAGE = """---
title: {title}
# Hvem siden er for: all, eller en liste som [leader, owner].
roles: {roles}
# description: Én setning om siden, til søk og deling.
---

/// goals
- Skriv hva leseren kan når siden er lest.
/// end goals

## Begynn her

Skriv teksten her. Blokkene og nøklene står i redaktørguiden.
"""


def new_package(site: Site, package: str, *, title: str | None, roles: str | None) -> list[Path]:
    """Write `modules/<package>/package.yml` and a first module; SiteError where it can't be."""
    if not slugs.PACKAGE.fullmatch(package):
        raise SiteError(f"«{package}» kan ikke være navnet på en pakke; bruk a–z, 0–9 og bindestrek.")
    folder = site.root / "modules" / package
    if folder == site.root / FOLDER:
        raise SiteError(f"{FOLDER} er for skoleruter; velg et annet navn på pakken.")
    if folder.exists():
        raise SiteError(f"{folder.relative_to(site.root)} finnes fra før.")
    name = title or _title(package)
    path = _write(folder / "package.yml", _PACKAGE.format(title=_text(name), purpose=_text(f"Formålet med {name}.")))
    return [path, *new_module(site, package, "introduksjon", title="Introduksjon", roles=roles)]


def new_module(site: Site, package: str, slug: str, *, title: str | None, roles: str | None) -> list[Path]:
    """Write the next module of a package, with its front page; SiteError where it can't be."""
    folder = site.root / "modules" / package
    if not (folder / "package.yml").is_file():
        raise SiteError(f"Pakken «{package}» finnes ikke. Lag den med «kp new package {package}».")
    _check_slug(slug)
    taken = [int(match["number"]) for path in folder.iterdir() if (match := slugs.MODULE.fullmatch(path.name))]
    number = max(taken, default=-1) + 1
    requires = f"# Moduler som må være gjennomført først.\nrequires: [{max(taken)}]\n" if taken else ""
    name = title or _title(slug)
    text = _MODULE.format(title=_text(name), roles=_roles(site, roles), number=number, requires=requires,
                          purpose=_text(f"Formålet med {name}."))
    return [_write(folder / f"{number}-{slug}" / "index.md", text)]


def new_page(site: Site, module: str, slug: str, *, title: str | None, roles: str | None) -> list[Path]:
    """Write the next page of a module (`<package>/<module folder>`); SiteError where it can't be."""
    folder = site.root / "modules" / module
    if module.count("/") != 1 or not (folder / "index.md").is_file():
        raise SiteError(f"Modulen «{module}» finnes ikke. Skriv pakke/modulmappe, som fagfornyelsen/1-overordnet-del.")
    _check_slug(slug)
    taken = [int(match["number"]) for path in folder.glob("*.md")
             if (match := slugs.PAGE.fullmatch(path.name.removesuffix(".md")))]
    number = max((number for number in taken if number < 50), default=0) + 1
    text = _PAGE.format(title=_text(title or _title(slug)), roles=_roles(site, roles))
    return [_write(folder / f"{number:02}-{slug}.md", text)]


def _check_slug(slug: str) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        offer = slugs.slug(slug)
        raise SiteError(f"«{slug}» kan ikke bli en adresse; bruk a–z, 0–9 og bindestrek"
                        + (f", som «{offer}»." if offer else "."))


def _roles(site: Site, roles: str | None) -> str:
    if not roles or roles == "all":
        return "all"
    names = [name for name in re.split(r"[\s,]+", roles.strip("[] ")) if name]
    for name in names:
        if name not in site.vocabulary.role_ids:
            raise SiteError(f"Ukjent rolle «{name}». Roller her: {', '.join(site.vocabulary.role_ids)}.")
    return f"[{', '.join(dict.fromkeys(names))}]"


def _title(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def _text(value: str) -> str:
    """A YAML string that holds whatever the title holds."""
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> Path:
    if path.exists():
        raise SiteError(f"{path} finnes fra før.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
