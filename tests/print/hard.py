"""A small site with what is hard to get right on paper, as text."""

from __future__ import annotations

from pathlib import Path

from .content import FRONT, LONG

SITE = "https://skole.example/kp/"
COLUMNS = 12
CELLS = [[f"{LONG[:12 + 3 * column]} {row}{column:02}" for column in range(1, COLUMNS + 1)] for row in range(3)]
TABLE = "\n".join([f"| {' | '.join(cells)} |" for cells in (CELLS[0], ["---"] * COLUMNS, *CELLS[1:])])
LONG_WORDS = f"| Hva | Hvem | Når |\n| --- | --- | --- |\n| {LONG} | {LONG} | {LONG} |"
TWO = f"| Fra | Til |\n| --- | --- |\n| {LONG}{LONG} | {LONG}{LONG} |"
FAR = f"https://example.org/{'langt/' * 60}"
TALL = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="2600"><rect width="300" height="2600"/></svg>'

PAGE = f"""---
title: Vanskelig
roles: all
---

/// goals
- Dere kan noe.
/// end goals

/// task | Oppgave
    id: oppg
    minutes: 30
    work: team

Gjør dette.

{TABLE}

{LONG_WORDS}

{TWO}

- [Les mer]({FAR})

Slutt på oppgaven.
/// end task

/// task | Oppgave med det som Materials brukere skriver
    id: konstruksjoner
    minutes: 5
    work: team

!!! warning "Husk boka"
    Ta den med.

??? tip "Åpne"
    Ligger lukket.

=== "Barnetrinn"
    Les høyt.

=== "Ungdomstrinn"
    Les stille.

- [x] bestilt
- [ ] hentet

:material-school: Skole :material-check:{{ title="Ja" }} 😄 ferdig. ++ctrl+f++ ==merket== ~~strøket~~ H~2~O

```python title="liste.py" linenums="1"
print("hei")
```

<figure markdown="span">
  ![Bildet](liten.svg)
  <figcaption>Under bildet</figcaption>
</figure>

![Siden](liten.svg){{ align=right width="20" }}
/// end task

/// meeting | Møte uten agenda
    id: uten
    minutes: 45

Snakk sammen.
/// end meeting

/// meeting | Møte med agenda
    id: med
    minutes: 45

1. 45 min: Snakk sammen.
/// end meeting

/// worksheet | Ark
    id: ark

- Felt en
- Felt to
- Felt tre
/// end worksheet
"""
FILES = {
    "mkdocs.yml": f"site_name: Nettsted\nsite_url: {SITE}\ntheme: {{name: material}}\nplugins: [kompetansepakke]\n",
    "docs/.gitkeep": "",
    "modules/pakke/package.yml": "title: Pakken\npurpose: Å lære.\n",
    "modules/pakke/0-m/index.md": FRONT.format(title="Modulen", number=0, purpose="Å åpne.", more=""),
    "modules/pakke/0-m/01-vanskelig.md": PAGE,
    "modules/pakke/0-m/02-bilde.md": "---\ntitle: Bilde\nroles: all\n---\n\n![Et høyt bilde](hoy.svg)\n",
    "modules/pakke/0-m/03-tom.md": "---\ntitle: Tom side\nroles: all\n---\n",
    "modules/pakke/0-m/90-tom.md": "---\ntitle: Tom lederside\nroles: [leader]\n---\n",
    "modules/pakke/0-m/hoy.svg": TALL,
    "modules/pakke/0-m/liten.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>',
}


def write_hard_site(root: Path) -> Path:
    """The site in `root`: one module, whose front page lies at `SITE` in each edition's folder."""
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root
