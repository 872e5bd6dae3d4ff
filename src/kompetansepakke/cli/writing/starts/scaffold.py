"""`kp new`: a commented start of a package, a module or a page, which `kp check --strict` has nothing to say about."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from kompetansepakke.base import slugs
from kompetansepakke.base.problems import Problem, suggestion
from kompetansepakke.base.role_names import meant_role
from kompetansepakke.plan.calendar.read_breaks import FOLDER
from kompetansepakke.site.project import Reading, SiteError, read_content
from kompetansepakke.site.site import Site
from kompetansepakke.site.tripwire import TRIPWIRE, TRIPWIRE_TEXT

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
{requires}# Fjern # foran det modulen trenger: færrest møter (ellers 3), timer, og datoen den åpner.
# meetings: 3
# hours: 8-10
# opens: 2027-01-15
---

Skriv her hva modulen handler om, og hva dere sitter igjen med.
"""
_PAGE = """---
title: {title}
# Hvem sida er for: all, eller en liste som [leader, owner].
roles: {roles}
# description: Én setning om sida, til søk og deling.
---

/// goals
- Skriv hva leseren kan når sida er lest.
/// end goals

## Begynn her

Skriv teksten her. Blokkene og nøklene står i redaktørguiden.
"""

_SERIES_GAP = 10
"""A wider gap than this between the numbers of two pages begins a new series, as manuscripts from 51 on."""


def new_package(site: Site, package: str, *, title: str | None, roles: str | None) -> list[Path]:
    """Write `modules/<package>/package.yml` and a first module, and what stops other engines where the site lacks it.

    SiteError where it can't be.
    """
    if not slugs.PACKAGE.fullmatch(package):
        raise SiteError(f"«{package}» kan ikke være navnet på en pakke; begynn med en bokstav, og bruk a–z, 0–9 og "
                        f"bindestrek{_offer(package)}.")
    folder = site.root / "modules" / package
    if folder == site.root / FOLDER:
        raise SiteError(f"{FOLDER} er for skoleruter; velg et annet navn på pakken.")
    if folder.exists():
        raise SiteError(f"{folder.relative_to(site.root)} finnes fra før.")
    name = _title(title, package)
    files = {folder / "package.yml": _PACKAGE.format(title=_text(name), purpose=_text(f"Formålet med {name}.")),
             folder / "0-introduksjon" / "index.md": _module(site, 0, "Introduksjon", roles, None)}
    if not (site.root / TRIPWIRE).exists():
        files[site.root / TRIPWIRE] = TRIPWIRE_TEXT
    return _write(site, files, _read(site))


def new_module(site: Site, package: str, slug: str, *, title: str | None, roles: str | None) -> list[Path]:
    """Write the next module of a package, with its front page; SiteError where it can't be."""
    package = _inside_modules(package)
    folder = site.root / "modules" / package
    if not slugs.PACKAGE.fullmatch(package) or not (folder / "package.yml").is_file():
        known = [path.parent.name for path in (site.root / "modules").glob("*/package.yml")]
        raise SiteError(f"Pakken «{package}» finnes ikke. {_choose(package, known)}"
                        "Lag en ny med «kp new package».")
    number = _next(_numbers(folder, slugs.MODULE), "moduler", package)
    slug = _checked_slug(slug, number)
    before = _read(site)
    readable = [module.meta.number for known in before.content.packages if known.id == package
                for module in known.modules if module.front.source not in before.content.unsure]
    text = _module(site, number, _title(title, slug), roles, max(readable, default=None))
    return _write(site, {folder / f"{number}-{slug}" / "index.md": text}, before)


def new_page(site: Site, module: str, slug: str, *, title: str | None, roles: str | None) -> list[Path]:
    """Write the next page of a module (`<package>/<module folder>`); SiteError where it can't be."""
    path, slug = next_page(site, module, slug)
    text = _PAGE.format(title=_text(_title(title, slug)), roles=roles_of(site, roles))
    return _write(site, {path: text}, _read(site))


def next_page(site: Site, module: str, slug: str) -> tuple[Path, str]:
    """Where the next page of a module will lie, and its slug; SiteError where it can't be."""
    module = _inside_modules(module)
    folder = site.root / "modules" / module
    package, _, name = module.partition("/")
    if not slugs.PACKAGE.fullmatch(package) or not slugs.MODULE.fullmatch(name) or not (folder / "index.md").is_file():
        known = [path.parent.relative_to(site.root / "modules").as_posix()
                 for path in (site.root / "modules").glob("*/*/index.md")]
        raise SiteError(f"Modulen «{module}» finnes ikke. {_choose(module, known)}"
                        "Skriv pakke/modulmappe, som fagfornyelsen/1-overordnet-del.")
    number = _next(_first_series(_numbers(folder, slugs.PAGE)), "sider", module)
    slug = _checked_slug(slug, number)
    return folder / f"{number:02}-{slug}.md", slug


def _module(site: Site, number: int, title: str, roles: str | None, requires: int | None) -> str:
    before = "" if requires is None else f"# Moduler som må være gjennomført først.\nrequires: [{requires}]\n"
    return _MODULE.format(title=_text(title), roles=roles_of(site, roles), number=number, requires=before,
                          purpose=_text(f"Formålet med {title}."))


def _inside_modules(path: str) -> str:
    """What stands under `modules/`, also where the shell has completed the path."""
    return path.removeprefix("./").removeprefix("modules/").rstrip("/")


def _choose(wanted: str, known: list[str]) -> str:
    return suggestion(wanted, known) or (f"Her er: {', '.join(sorted(known))}. " if known else "")


def _numbers(folder: Path, pattern: re.Pattern[str]) -> list[int]:
    names = (path.name.removesuffix(".md") for path in folder.iterdir())
    return sorted(int(match["number"]) for name in names if (match := pattern.fullmatch(name)))


def _first_series(numbers: list[int]) -> list[int]:
    """Numbers from 0 on, up to the first wide gap: after 00–06, 41 and 51 comes 07."""
    series = [0]
    for number in numbers:
        if number - series[-1] > _SERIES_GAP:
            break
        series.append(number)
    return series


def _next(numbers: list[int], what: str, place: str) -> int:
    number = max(numbers, default=-1) + 1
    if number > 999:
        raise SiteError(f"Det er ikke flere numre til {what} i {place}; 999 er det høyeste.")
    return number


def _checked_slug(slug: str, number: int) -> str:
    """The slug without the number that `kp new` itself puts before it; SiteError where another number stands there."""
    slug = slug.removesuffix(".md")
    written, _, rest = slug.partition("-")
    if rest and written.isdecimal():
        if int(written) != number:
            raise SiteError(f"Nummeret kommer av seg selv, og det neste er {number}. Skriv «{rest}», ikke «{slug}».")
        slug = rest
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise SiteError(f"«{slug}» kan ikke bli en adresse; bruk a–z, 0–9 og bindestrek{_offer(slug)}.")
    return slug


def _offer(wanted: str) -> str:
    offer = slugs.slug(wanted)
    return f", som «{offer}»" if offer and offer != wanted else ""


def roles_of(site: Site, roles: str | None) -> str:
    """The roles as front matter says them, all where none are given; SiteError where one doesn't exist."""
    if roles is None:
        return "all"
    names = [*dict.fromkeys(name for name in re.split(r"[\s,]+", roles.strip("[] ")) if name)]
    known = site.vocabulary.role_ids
    if names == ["all"]:
        return "all"
    for name in names:
        if name == "all":
            raise SiteError("all er alle rollene, og står alene. Skriv --roles all, eller nevn rollene uten all.")
        if name not in known:
            near = meant_role(name, ("all", *known))
            raise SiteError(f"Ukjent rolle «{name}». {near}Roller her: all, {', '.join(known)}.")
    if not names:
        raise SiteError(f"--roles er tom. Roller her: all, {', '.join(known)}.")
    return f"[{', '.join(names)}]"


def _title(title: str | None, slug: str) -> str:
    if title is None:
        return slug.replace("-", " ").capitalize()
    if not title.strip():
        raise SiteError("--title er tom. Skriv en tittel i hermetegn, eller utelat --title.")
    if any("\ud800" <= char <= "\udfff" for char in title):
        raise SiteError("--title har tegn som ikke er UTF-8. Skriv tittelen på nytt.")
    return " ".join(title.split())


def _text(value: str) -> str:
    """A YAML string that holds whatever the title holds."""
    return json.dumps(value, ensure_ascii=False)


def _read(site: Site) -> Reading:
    return read_content(site.root, site.vocabulary, site.macros, site.made)


def _write(site: Site, files: dict[Path, str], before: Reading) -> list[Path]:
    """Write new files and read the site anew; what then turns out not to be in order is taken away again."""
    return write_new({path: text.encode() for path, text in files.items()},
                     lambda: next((found for found in _read(site).problems if found not in before.problems), None))


def write_new(files: Mapping[Path, bytes], hindrance: Callable[[], Problem | None]) -> list[Path]:
    """Write files that aren't there; where something then hinders them they are taken away, and SiteError says what."""
    made: list[Path] = []
    try:
        for path, data in files.items():
            made += [folder for folder in reversed(path.parents) if not folder.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                made.append(path)
                file.write(data)
        if wrong := hindrance():
            raise SiteError(f"{wrong.message} Rett: {wrong.fix}")
    except FileExistsError as error:
        _take_away(reversed(made))
        raise SiteError(f"{error.filename} finnes fra før. Flytt eller slett den, og prøv igjen.") from error
    except BaseException:
        _take_away(reversed(made))
        raise
    return list(files)


def _take_away(made: Iterable[Path]) -> None:
    for path in made:
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
