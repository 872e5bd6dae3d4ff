"""A site with all that the catalogue must cope with: three packages, closed modules, leader content, nynorsk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

DATE = "2026-11-21"
CONFIG = "site_name: Katalogprøve\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
SECRET = "Hemmelighet"
"""Stands in everything that has not opened."""
WORDS = ("Læringsmiljø", "profesjonsfellesskap", "vurdering", "dybdelæring", "skolens verdier", 'det "gode" møtet',
         "Ærlig øving på åpenhet", "A & B", "medvirkning", "minoritetsspråkligpedagogikkveiledningskompetanseutvikling")
KINDS = ("video", "podcast", "text", "task", "task", "meeting", "worksheet")
WORKS, PHASES = ("individual", "team", "plenary"), ("before", "meeting", "after")
ROLES = ("", "", "", "[teacher]", "[leader]", "[leader, owner]", "[teacher, university]")
MINUTES = (5, 9, 10, 11, 20, 21, 44, 45, 46, 60, 90, 91, 200)


def recorded(name: str) -> bool:
    """Whether the film or podcast with this id can be played: catalog.json doesn't tell."""
    return name[-1] in "02468"


def write_world(root: Path, *, seed: int = 6) -> Path:
    """Write the site into `root`."""
    dice = random.Random(seed)
    files = {"mkdocs.yml": CONFIG, "docs/om.md": "---\ntitle: Om\nroles: all\n---\n\nOm nettstedet.\n"}
    for package, roles, modules in (("alfa", "all", 3), ("beta", "all", 2), ("gamma", "[leader, owner]", 1)):
        files[f"modules/{package}/package.yml"] = f"title: Pakken {package}\npurpose: Lære sammen\n"
        for module in range(modules):
            files |= _module(dice, package, module, roles, closed=module == 2)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def _module(dice: random.Random, package: str, number: int, roles: str, *, closed: bool) -> dict[str, str]:
    folder = f"modules/{package}/{number}-{package}"
    named = f"{SECRET} {number}" if closed else f"Om {package} {number}"
    opens = "opens: 2099-01-01\n" if closed else ""
    front = (f"---\ntitle: Modulen {package} {number}\nroles: {roles}\nmodule: {number}\npurpose: Lære\n"
             f"min_weeks: 4-5\n{opens}---\n")
    manuscript = f"---\ntitle: \"Manus: {named}\"\nroles: {roles}\n---\n\n**Kari:** Hei.\n"
    files = {f"{folder}/index.md": front, f"{folder}/50-manus.md": manuscript}
    for page in (1, 2, 3):
        own = "[leader]" if page == 3 and roles == "all" else roles
        later = "opens: 2099-01-01\n" if page == 2 and package == "beta" and number == 1 else ""
        title = f"{SECRET} side {page}" if closed or later else f"{named}, side {page}"
        body = "\n".join(_blocks(dice, f"{package}-{number}-{page}", own, SECRET if closed or later else ""))
        files[f"{folder}/0{page}-side.md"] = f"---\ntitle: {title}\nroles: {own}\n{later}---\n\n{body}"
        if page == 1 and package == "alfa" and not closed:
            nynorsk = body.replace("| Om ", "| Nynorsk om ")
            files[f"{folder}/01-side.nn.md"] = f"---\ntitle: {title} på nynorsk\n---\n\n{nynorsk}"
    return files


def _blocks(dice: random.Random, name: str, roles: str, mark: str) -> Iterator[str]:
    for at in range(7):
        kind = dice.choice(KINDS)
        lines = [f"/// {kind} | {mark} Om {dice.choice(WORDS)} {at}".replace("|  ", "| "), f"    id: {name}-{at}"]
        if kind not in ("worksheet", "text"):
            lines.append(f"    minutes: {dice.choice(MINUTES)}")
        if kind == "text":
            lines.append(dice.choice(("    pages: 3", "    minutes: 10")))
        if kind in ("video", "podcast"):
            playable = recorded(f"{name}-{at}")
            lines.append("    url: https://example.org/en" if playable else "    transcript: 50-manus.md")
        if kind == "task" or (kind in ("video", "podcast", "text") and dice.random() < 0.6):
            lines.append(f"    work: {dice.choice(WORKS)}")
        if kind not in ("meeting", "worksheet") and dice.random() < 0.7:
            lines.append(f"    phase: {dice.choice(PHASES)}")
        own = dice.choice(ROLES)
        if own and roles == "all":
            lines.append(f"    roles: {own}")
        yield "\n".join([*lines, "", "- Punkt én", f"/// end {kind}", ""])
