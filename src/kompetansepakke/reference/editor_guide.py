"""Parts of the editor guide that are made from the code, so that they can't drift from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from kompetansepakke.base.codes.all_codes import CODES
from kompetansepakke.base.codes.code_kinds import Code
from kompetansepakke.content.front.key_tables import FILES, PARTS
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.registry import KINDS, figure_keys, figure_parts
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.source.blocks.block_kinds import BLOCKS, BlockKind
from kompetansepakke.source.yaml.keys import NODE, NODES, Key

GROUPS = {"1": "Filer og tegn", "2": "Sidehoder og nøkler", "3": "Blokker", "4": "Tekst og lenker",
          "5": "Sammenhengen i pakken", "6": "Omfanget av en modul",
          "7": "Skoleruter og regionale planer", "8": "Figurer, årshjul og ordliste", "9": "Det bygde nettstedet"}
"""The first figure of a code, and what codes of its group are about."""

_ARGUMENTS = {"title": "Etter `|` står en tittel.", "roles": "Etter `|` står roller, med mellomrom mellom.",
              "tip": "Etter `|` står slaget av tips.", "none": "Ingenting skal stå etter navnet."}


def codes_markdown() -> str:
    """Each problem code: what it says, why, and how to mend it."""
    parts = []
    for first, title in GROUPS.items():
        parts.append(f"### {title} (KP{first}xx)")
        parts += [_code(name, code) for name, code in sorted(CODES.items()) if name.startswith(f"KP{first}")]
    return "\n\n".join(parts)


def keys_markdown() -> str:
    """Tables of the keys of front matter and package.yml, and of every block's options."""
    return "\n\n".join([*_tables((table.about, table.keys) for table in (*FILES, *PARTS)),
                        *(_block(kind) for kind in BLOCKS.values()),
                        *_tables([("Det alle figurer i `figures.yml` har", figure_keys())]),
                        *(_figure(kind) for kind in KINDS.values()),
                        *_tables((part.about, part.keys) for part in figure_parts())])


def _tables(named: Iterable[tuple[str, Mapping[str, Key]]]) -> Iterator[str]:
    return (f"### {title}\n\n{_table(table)}" for title, table in named)


def _figure(kind: FigureKind) -> str:
    return f"### Figuren `{kind.name}`\n\n{kind.about}\n\n{_table(kind.keys)}"


def _code(name: str, code: Code) -> str:
    kind = "advarsel" if code.severity == "warning" else "feil"
    return (f"#### {name} {{: #{name.lower()} }}\n\n**{_filled(code.message)}** ({kind})\n\n"
            f"{escape_markdown(code.cause)}\n\n**Rett:** {_filled(code.fix)}")


def _filled(template: str) -> str:
    """What a message says, with «…» for what it will name; hints of the kind «Mente du …?» are left out."""
    text = "".join(literal + ("…" if field and field != "near" and not literal.endswith("…") else "")
                   for literal, field, _, _ in Formatter().parse(template))
    return escape_markdown(re.sub(r"…[….]+", "…", text))


def _block(kind: BlockKind) -> str:
    if kind.argument == "roles":
        return f"### Blokken `{kind.name}`\n\n{kind.about} {_ARGUMENTS[kind.argument]} Den har ingen nøkler."
    one_of = f" Én av {' og '.join(f'`{name}`' for name in kind.one_of)} må være med." if kind.one_of else ""
    return f"### Blokken `{kind.name}`\n\n{kind.about} {_ARGUMENTS[kind.argument]}{one_of}\n\n{_table(kind.options)}"


def _expected(key: Key) -> str:
    if key.kind is NODE:
        return "nøkler og verdier; se tabellen under"
    return "en liste; se tabellen under" if key.kind is NODES else key.kind.expected


def _table(table: Mapping[str, Key]) -> str:
    rows = [f"| `{key.name}`{' (påkrevd)' if key.required else ''} | {escape_markdown(_expected(key))} | "
            f"{escape_markdown(key.about)} |" for key in table.values()]
    return "\n".join(["| Nøkkel | Verdi | Hva den er til |", "| --- | --- | --- |", *rows])
