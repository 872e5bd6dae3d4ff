from __future__ import annotations

import pytest

from tests.core.reading import HEAD, PAGE, SITE, read

BLOCKS = (
    "/// roles | leader\n/// task | T\n    id: t\n    minutes: 5\n    work: team\n\nx\n/// end task\n/// end roles\n"
)
NYNORSK = BLOCKS.replace("    minutes: 5\n    work: team\n", "")


def found(nynorsk: str, bokmal: str = BLOCKS) -> list[str]:
    head = "---\ntitle: Sida\n{}---\n"
    site = {**SITE, PAGE: HEAD + bokmal, PAGE.replace(".md", ".nn.md"): head.format("") + nynorsk}
    stale = next(p for p in read(site)[1] if p.code == "KP506")
    value = stale.fix.split("source_hash: ")[1].rstrip("».")
    site[PAGE.replace(".md", ".nn.md")] = head.format(f'source_hash: "{value}"\n') + nynorsk
    return [p.code for p in read(site)[1]]


def test_the_same_blocks_with_the_hash_that_check_names_are_fine() -> None:
    assert found(NYNORSK) == []


@pytest.mark.parametrize(
    "nynorsk",
    [
        NYNORSK.replace("id: t", "id: u"),
        NYNORSK.replace("roles | leader", "roles | owner"),
        "",
        NYNORSK + NYNORSK,
        NYNORSK.replace("task", "worksheet"),
        NYNORSK.replace("    id: t\n", "    id: t\n    minutes: 6\n"),
        NYNORSK.replace("/// roles | leader\n", "").replace("/// end roles\n", "")
        + "/// roles | leader\n/// end roles\n",
        NYNORSK.replace("    id: t\n", "    id: t\n    roles: [leader]\n")
        .replace("/// roles | leader\n", "")
        .replace("/// end roles\n", ""),
    ],
)
def test_other_blocks_than_the_page_are_refused(nynorsk: str) -> None:
    assert "KP505" in found(nynorsk)


@pytest.mark.parametrize("key", ["roles: all", "module: 1", "opens: 2019-01-01", "min_weeks: 4", "purpose: F"])
def test_a_translation_holds_texts_only(key: str) -> None:
    site = {**SITE, PAGE: HEAD, PAGE.replace(".md", ".nn.md"): f"---\ntitle: Sida\n{key}\n---\n"}
    assert "KP203" in [p.code for p in read(site)[1]]


def test_a_changed_page_makes_its_translation_stale_and_a_changed_role_does_not() -> None:
    def hash_of(text: str) -> str:
        return next(
            p.fix
            for p in read({**SITE, PAGE: text, PAGE.replace(".md", ".nn.md"): "---\ntitle: S\n---\n"})[1]
            if p.code == "KP506"
        )

    assert hash_of(HEAD + "a") != hash_of(HEAD + "b")
    assert hash_of(HEAD + "a") == hash_of(HEAD.replace("roles: all", "roles: [leader]") + "a")


def test_a_quote_may_be_broken_in_lines_and_paragraphs_as_the_translator_likes() -> None:
    broken = "> Eit sitat\n> som held fram\n>\n> i to avsnitt.\n\nTekst.\n"
    assert found(broken, "> Et sitat som fortsetter.\n\nTekst.\n") == []
    assert found("Eit sitat.\n", "> Et sitat.\n") == ["KP509"]
    assert found("> Ein.\n\nTekst.\n\n> To.\n", "> En.\n\nTekst.\n") == ["KP509"]
