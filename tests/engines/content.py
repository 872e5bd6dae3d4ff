"""A small site with something of everything that an engine renders."""

from __future__ import annotations

from tests.site.building import FRONT, HEAD, PACKAGE

SECRET = "Bare lederne vet at rektor slutter til jul"
FILES = {
    "mkdocs.yml": "site_name: Nettsted & co\nsite_url: https://eksempel.no/pakker/\n"
                  "theme: {name: material, custom_dir: overrides}\nextra_css: [egen.css]\nextra: {skole: Solsiden}\n"
                  "plugins:\n  - macros: {module_name: makroer}\n  - kompetansepakke\n"
                  "markdown_extensions:\n  - toc: {permalink: false}\n  - pymdownx.mark\n",
    "makroer.py": "def define_env(env):\n"
                  "    @env.macro\n"
                  "    def hilsen(navn):\n"
                  "        return f'Hei, **{navn}** på {env.variables[\"skole\"]}!'\n",
    "overrides/egen.css": "p { color: red }\n",
    "overrides/partials/site-footer.html": "<p>Egne ord</p>\n",
    "docs/om-oss.md": HEAD.replace("Side", "Om oss & dere") + "## Hvem\n\n{{ hilsen(\"Kari\") }}\n\n## Hvor\n\nHer.\n",
    "docs/ledere.md": HEAD.replace("all", "[leader]") + f"{SECRET}.\n",
    "modules/p/package.yml": PACKAGE,
    "modules/p/figures.yml": "ring:\n  kind: cycle\n  title: Ring\n  description: Tre steg i ring.\n"
                             "  steps: [Velge, Lese, Snakke]\n",
    "modules/p/1-a/index.md": FRONT + "\nSe [siden](01-x.md).\n",
    "modules/p/1-a/tegning.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>\n',
    "modules/p/1-a/01-x.md": HEAD + """
/// goals
- Kan noe
/// end goals

## Æ, ø & å {: #egen }

Tekst[^1] med ==merke== og `kode`, ![en strek](tegning.svg) og [en annen side](02-y.md#to).

{{ figur("ring") }}

/// task | Oppgave
    id: o1
    minutes: 10
    work: team

Gjør det.
/// end task

/// meeting | Møte
    id: m1
    minutes: 20

1. 20 min: Snakk.
/// end meeting

/// roles | leader
""" + SECRET + """.
/// end roles

| a | b |
| --- | ---: |
| **x** | y |

!!! note
    Merk dette.

[^1]: En note.
""",
    "modules/p/1-a/02-y.md": HEAD.replace("Side", "Neste") + "## En\n\n```python\nprint(1)\n```\n\n## To\n\n"
                             "/// worksheet | Ark\n    id: a1\n\n- Felt\n/// end worksheet\n",
    "modules/p/1-a/02-y.nn.md": "---\ntitle: Neste, på nynorsk\n---\n\n## Éin\n\nEin tekst.\n\n## To\n\n"
                                "/// worksheet | Ark\n    id: a1\n\n- Felt\n/// end worksheet\n",
    "modules/p/2-b/index.md": FRONT.replace("module: 1", "module: 2").replace("Modul", "Neste modul"),
}
