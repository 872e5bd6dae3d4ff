"""Parts of the editor guide that are made from the code, so that they can't drift from it."""

from __future__ import annotations

from collections.abc import Mapping

from kompetansepakke.core.block_kinds import BLOCKS
from kompetansepakke.core.codes import CODES
from kompetansepakke.core.keys import MODULE, PACKAGE, PAGE, TRANSLATION, Key
from kompetansepakke.stage.markdown_text import escape_markdown

_ARGUMENTS = {"title": "en tittel", "roles": "roller, med mellomrom", "tip": "slaget av tips", "none": "ingenting"}
_FILES = (("Sider", PAGE), ("Modulens forside (`index.md`)", MODULE), ("Oversettelser (`*.nn.md`)", TRANSLATION),
          ("`package.yml`", PACKAGE))


def codes_markdown() -> str:
    """Each problem code: what it says, why, and how to mend it."""
    return "\n\n".join(
        f"### {name}: {'advarsel' if code.severity == 'warning' else 'feil'}\n\n"
        f"**Meldingen:** {escape_markdown(code.message)}\n\n"
        f"**Årsak:** {escape_markdown(code.cause)}\n\n"
        f"**Rett:** {escape_markdown(code.fix)}" for name, code in sorted(CODES.items()))


def keys_markdown() -> str:
    """Tables of the keys of front matter and package.yml, and of every block's options."""
    parts = [f"### {title}\n\n{_table(table)}" for title, table in _FILES]
    for kind in BLOCKS.values():
        one_of = f" Én av {' og '.join(kind.one_of)} må være med." if kind.one_of else ""
        parts.append(f"### Blokken `{kind.name}`\n\n{kind.about} Etter `|` står {_ARGUMENTS[kind.argument]}.{one_of}\n\n"
                     + _table(kind.options))
    return "\n\n".join(parts)


def _table(table: Mapping[str, Key]) -> str:
    rows = [f"| `{key.name}`{' (påkrevd)' if key.required else ''} | {escape_markdown(key.kind.expected)} | "
            f"{escape_markdown(key.about)} |" for key in table.values()]
    return "\n".join(["| Nøkkel | Verdi | Hva den er til |", "| --- | --- | --- |", *rows])
