"""A small site with everything that a cartridge has to cope with."""

from __future__ import annotations

import io

from PIL import Image

from tests.site.building import FRONT, PACKAGE, Files

SITE_URL = "https://example.no/kp/"
SECRET = "Ledergruppa legger ned leksehjelpen på Bjørkåsen, og lærerne får vite det etter påske."
CLOSED = "Stengt tekst som ingen i noen utgave skal kunne lese før dagen den åpner på kommer."
PAGE = """---
title: "Å & se"
roles: all
---

Se [neste del](02-andre.md), [bildet](bilde.png), [tidsplanen](../tidsplan/index.md), [verden](https://example.org/a?b=1&c=2)
og [det stengte](03-stengt.md).

![En strek](bilde.png)

FIGURE

/// video | Film ute
    id: film-ute
    minutes: 5
    url: https://example.org/film
/// end video

/// podcast | Podkast ikke spilt inn
    id: podkast
    minutes: 5
    transcript: 02-andre.md
/// end podcast

/// text | Tekst
    id: tekst
    pages: 2

Les.
/// end text

/// task | Oppgave & svar
    id: oppgave
    minutes: 30
    work: team

Gjør det, og se [neste del](02-andre.md).

![En strek](bilde.png)

/// tip | demanding
SECRET_TEXT
/// end tip
/// end task

/// meeting | Møtet
    id: mote
    minutes: 45
    brings: [oppgave]

1. 45 min: Åpning.

FIGURE
/// end meeting

/// worksheet | Arket
    id: ark

- Felt en
- Felt to
/// end worksheet
""".replace("FIGURE", '{{ figur("kjede") }}').replace("SECRET_TEXT", SECRET)


def _png() -> bytes:
    written = io.BytesIO()
    Image.new("L", (2, 1)).save(written, "PNG")
    return written.getvalue()


def _page(title: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\nroles: all\n{more}---\n\n{body}\n"


FILES: Files = {
    "mkdocs.yml": f"site_name: Nettsted\nsite_url: {SITE_URL}\ntheme: {{name: material}}\nplugins: [kompetansepakke]\n",
    "modules/p/package.yml": PACKAGE,
    "modules/p/figures.yml": "kjede:\n  kind: chain\n  title: Kjede\n  description: Først en, så to.\n"
                            "  boxes: [{title: En}, {title: To}]\n",
    "modules/p/1-a/index.md": FRONT,
    "modules/p/1-a/01-forste.md": PAGE,
    "modules/p/1-a/02-andre.md": _page("Andre", "Tilbake til [oppgaven](01-forste.md#oppgave).\n\n- [ ] Står igjen\n"
                                     '- [x] Gjort :material-check:{ title="Ja" }:material-check:'),
    "modules/p/1-a/02-andre.nn.md": "---\ntitle: Den andre på nynorsk\n---\n\nTilbake.\n",
    "modules/p/1-a/03-stengt.md": _page("Stengt side", CLOSED, "opens: 2031-01-01\n"),
    "modules/p/1-a/bilde.png": _png(),
    "modules/p/2-b/index.md": FRONT.replace("module: 1", "module: 2\nopens: 2031-01-01") + CLOSED,
    "modules/p/3-c/index.md": FRONT.replace("module: 1", "module: 3").replace("title: Modul", "title: Siste"),
}
