"""A small site with everything that a printed set has to cope with, as text."""

from __future__ import annotations

from pathlib import Path

MKDOCS = "site_name: Nettsted\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
LONG = "Minoritetsspråkligpedagogikkveiledningskompetanseutviklingsprosjektgruppe"
SECRET = "lederhemmelighet"
CLOSED = "stengthemmelighet"
FRONT = ('---\ntitle: "{title}"\nroles: all\nmodule: {number}\npurpose: "{purpose}"\nmin_weeks: "4-5"\n{more}---\n\n'
         "Forside.\n")

PAGE = """---
title: "Del {n}"
roles: all
---

# Del {n}

Ord[^1] og [lenke][ref] og <span id="merke">merke</span> og [hit](#merke).

/// goals
- Dere kan noe.
/// end goals

/// task | Oppgave {n}
    id: oppg-{n}
    minutes: 30
    work: team
    phase: before

Gjør det[^1] med [den][ref] og se [merket](#merke) og [møtet](#mote-{n}).

#### Inni kortet

| Hva | Hvem | {long} |
| --- | --- | --- |
| en | to | tre |

/// tip | demanding
{secret} ved oppgave {n}.
/// end tip
/// end task

/// tip | method
{secret} om metode {n}.
/// end tip

/// meeting | Møte {n}
    id: mote-{n}
    minutes: 45
    groups: across
    brings: [oppg-{n}]

1. 10 min: Åpning med **[trykk](https://example.org/a)**.
2. 20 min: Samtale.

    Et avsnitt til.

3. 15 min: Slutt.
/// end meeting

/// worksheet | Ark {n}
    id: ark-{n}

- Første felt
- Andre felt
/// end worksheet

/// tip | reading
{secret} om lesing {n}.
/// end tip

/// roles | leader owner
{secret} på siden {n}.
/// end roles

[^1]: Note {n}.

[ref]: https://example.org/{n}
"""


def write_site(root: Path, *, mkdocs: str = MKDOCS, pages: int = 2) -> Path:
    """The site in `root`: an open module with `pages` pages and one for leaders, and a closed module."""
    files = {
        "mkdocs.yml": mkdocs, "docs/.gitkeep": "",
        "modules/pakke/package.yml": "title: Pakken\npurpose: Å lære.\n",
        "modules/pakke/0-apen/index.md": FRONT.format(title=f"Åpen {LONG}", number=0, purpose="Å åpne.", more=""),
        "modules/pakke/0-apen/90-leder.md":
            f"---\ntitle: For leder\nroles: [leader, owner]\n---\n\n## Krav\n\n{SECRET}.\n",
        "modules/pakke/1-stengt/index.md": FRONT.format(title="Stengt", number=1, purpose=f"{CLOSED}.",
                                                        more="opens: 2030-01-01\n"),
        "modules/pakke/1-stengt/01-side.md": PAGE.format(n=99, long=LONG, secret=CLOSED),
        "modules/pakke/0-apen/index.nn.md": '---\ntitle: "Open"\npurpose: "Å opne."\n---\n\nFramside.\n',
        **{f"modules/pakke/0-apen/{n:02d}-del.md": PAGE.format(n=n, long=LONG, secret=SECRET)
           for n in range(1, pages + 1)},
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root
