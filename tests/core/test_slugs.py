"""Anchors must be those that Python-Markdown makes, or the check of anchors would lie."""

from __future__ import annotations

import markdown
import pytest
from pymdownx.slugs import slugify

from kompetansepakke.core import slugs
from kompetansepakke.core.facts import scan
from kompetansepakke.core.text import Line

HEADINGS = """\
Ærlig talt, Øyvind! Å være
Hva er «dybdelæring»?
Mål 1.2: Å lære – sammen
R&amp;D og A & B
5 < 6 og 7 > 3
**Fet**, *kursiv*, ~~strøk~~ og `kode_med_strek`
Lenke til [Udir](https://udir.no) her
[Udir](https://no.wikipedia.org/wiki/A_(b)) og [a [b] c](https://udir.no)
Bilde ![alt](a.png) her
snake_case_ord og __init__ og _kursiv_ og \\_ikke\\_
100 % av elevene – og 50/50
Spørsmål?! Hva? Hvorfor?
C# og C++ og #emneknagg
Sámi giella: čáppa đ ŋ ŧ ž
Tall 1½ og ²
E-post: ola@skole.no og <https://udir.no>
Emoji 👍 her
Dobbel  avstand   her
Bindestrek-ord og tanke—strek…
<em>HTML</em> i overskrift<br>
Fotnote[^1] her
2 * 3 * 4 og $a_1$ + b
ÆØÅ, Straße, İstanbul
Første, andre &mdash; tredje, &copy; 2020
Kode `<b>` og ``a ` b`` her
Del A (første) ###
O'Connor’s "X" og 'Y'
1. Først""".splitlines()


def anchor_by_markdown(heading: str) -> str:
    md = markdown.Markdown(
        extensions=["toc", "attr_list", "footnotes"], extension_configs={"toc": {"slugify": slugify(case="lower")}}
    )
    md.convert(f"## {heading}\n\n[^1]: x\n")
    found: str = md.toc_tokens[0]["id"]  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("heading", [*HEADINGS, "NBSP\u00a0her", "a\u0308 og e\u0301", "Egen id {: #valgt }"])
def test_a_heading_gets_the_anchor_that_markdown_gives_it(heading: str) -> None:
    _, facts, _ = scan((Line(1, f"## {heading}"),), "f", frozenset())
    assert slugs.anchors((found.text, found.id) for found in facts.headings) == {anchor_by_markdown(heading)}


def test_repeated_headings_are_numbered_as_markdown_numbers_them() -> None:
    md = markdown.Markdown(extensions=["toc"], extension_configs={"toc": {"slugify": slugify(case="lower")}})
    md.convert("## Mål\n\n## Mål\n\n## Mål\n\n## Mål_1\n")
    expected = {token["id"] for token in md.toc_tokens}  # type: ignore[attr-defined]
    assert slugs.anchors([("Mål", None), ("Mål", None), ("Mål", None), ("Mål_1", None)]) == expected


def test_addresses_that_differ_in_case_or_form_collide() -> None:
    assert slugs.collision_key("A/Ü/") == slugs.collision_key("a/U\u0308")


def test_a_title_becomes_an_ascii_slug() -> None:
    assert slugs.slug("Å lære på ærlig øving – 2!") == "a-laere-pa-aerlig-oving-2"
