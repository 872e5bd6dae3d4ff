"""What a card says of its resource, in the Markdown that the engine gets."""

from __future__ import annotations

from datetime import date

import pytest
import turbohtml

from kompetansepakke.content.view import view
from kompetansepakke.pages.parts.cards import Renderer
from kompetansepakke.pages.parts.linker import Linker, Places
from tests.core.reading import CONVERTERS, HEAD, PAGE, SITE, Files, read

VIDEO = (
    "/// video | Film\n    id: film\n    minutes: 7\n    url: https://film.no/1\n"
    "    captions: ../2-b/film.vtt\n\nx\n/// end video\n"
)
LATER = "---\ntitle: B\nroles: all\nmodule: 2\npurpose: F\nmin_weeks: 4\nopens: 2027-02-01\n---\n"


def card(on: date) -> str:
    files: Files = {**SITE, PAGE: HEAD + VIDEO, "modules/p/2-b/index.md": LATER, "modules/p/2-b/film.vtt": b""}
    content, found = read(files)
    assert found == []
    seen = view(content, content.vocabulary.editions[0], on)
    page = seen.by_path[PAGE.removeprefix("modules/")]
    attachments = {source: path for path, source in content.attachments.items()}
    return Renderer(seen, page, Linker(seen, page, Places(attachments, frozenset()))).render()


def test_captions_in_a_module_that_has_not_opened_are_told_without_a_link() -> None:
    before, after = card(date(2027, 1, 31)), card(date(2027, 2, 1))
    assert "Filmen er tekstet." in before
    assert "film.vtt" not in before
    assert "](<>)" not in before
    assert "[Last ned tekstingen](<../2-b/film.vtt>)" in after


FOR_LEADERS = "    /// roles | leader\n    For *lederne*.\n    /// end roles\n\n    Etter.\n"


@pytest.mark.parametrize(("body", "holder"), [
    (f'!!! note "Boks"\n\n{FOR_LEADERS}', "admonition note"),
    (f'!!! note "Boks"\n{FOR_LEADERS}', "admonition note"),
    (f'??? note "Boks"\n    Før.\n\n{FOR_LEADERS}', "note"),
    (f'=== "En"\n\n    Før.\n\n=== "To"\n\n{FOR_LEADERS}', "kp-tab__content"),
    (f"Ord.[^1]\n\n[^1]: Note.\n\n{FOR_LEADERS}", "footnote"),
    ('!!! note "Boks"\n\n    - Punkt\n\n' + FOR_LEADERS.replace("    ", " " * 8), "admonition note"),
])
def test_a_block_in_a_box_a_tab_or_a_note_stands_there_for_those_who_see_it(body: str, holder: str) -> None:
    content, found = read({**SITE, PAGE: HEAD + body})
    assert found == []
    seen = view(content, next(one for one in content.vocabulary.editions if one.id == "leder"), date(2027, 1, 1))
    page = seen.by_path[PAGE.removeprefix("modules/")]
    html = CONVERTERS["nb"](Renderer(seen, page, Linker(seen, page, Places({}, frozenset()))).render()).html
    block = turbohtml.parse(html).find(class_="kp-leader")
    assert block is not None
    assert "<em>lederne</em>" in html
    assert "<code>" not in html
    around = [above.attr("class") for above in block.ancestors if isinstance(above, turbohtml.Element)]
    assert holder in around
