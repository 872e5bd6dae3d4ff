from __future__ import annotations

from datetime import date

import pytest

from kompetansepakke.base.problems import Place
from kompetansepakke.content.targets import resolve
from kompetansepakke.content.view import view
from kompetansepakke.pages.makers import made_paths
from kompetansepakke.pages.parts.cards import Renderer
from kompetansepakke.pages.parts.linker import Linker, Places
from kompetansepakke.source.blocks.block_kinds import BLOCKS
from kompetansepakke.source.markdown.links import markdown_links
from kompetansepakke.source.yaml import kinds
from tests.core.reading import HEAD, PAGE, SITE, Files, body_codes, codes, read


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](b.md)", ["b.md"]),
        ('![a](b.png "T")', ["b.png"]),
        ("[a](<b c.md>)", ["b c.md"]),
        ("[a](b_(c).md)", ["b_(c).md"]),
        ("[![a](b.png)](c.md)", ["b.png", "c.md"]),
        ("\\[a](b.md)", []),
        ("[a] (b.md)", []),
        ("[a\nb](c.md)", ["c.md"]),
        ("[a\n\nb](c.md)", []),
        ("[a][b]\n\n[b]: c.md", ["c.md"]),
        ('[b]:\n  c.md\n  "T"', ["c.md"]),
        ("[b]: <c.md> 'T'", ["c.md"]),
        ("[[a]](b.md)", ["b.md"]),
    ],
)
def test_targets_are_found(text: str, targets: list[str]) -> None:
    links, found = markdown_links(text, lambda at: Place("f", 1, at + 1))
    assert [link.target for link in links] == targets
    assert not found


@pytest.mark.parametrize(
    ("target", "kind", "source"),
    [
        ("b.md#x", "page", "docs/a/b.md"),
        ("../b.md", "page", "docs/b.md"),
        ("b%20c.pdf", "attachment", "docs/a/b c.pdf"),
        ("#x", "same-page", "docs/a/p.md"),
        ("https://x.no", "external", ""),
        ("mailto:a@b.no", "external", ""),
        ("//x.no/a.png", "refused", ""),
        ("b.exe", "refused", ""),
        ("b.md?x", "refused", ""),
        ("HTTPS://x.no", "external", ""),
        ("vbscript:x", "refused", ""),
        ("file:///etc/passwd", "refused", ""),
        ("tel:+4712345678", "external", ""),
    ],
)
def test_a_target_is_understood_or_refused(target: str, kind: str, source: str) -> None:
    found = resolve(target, "docs/a/p.md")
    assert (found.kind, found.source) == (kind, source)


def hidden(link: str) -> list[str]:
    other = "---\ntitle: Annen\nroles: [leader]\n---\n\n## Under\n"
    return body_codes(link, **{"modules/p/1-a/02-leder.md": other})


@pytest.mark.parametrize(
    "link",
    [
        "[x](02-leder.md)",
        "[x](02-leder.md#under)",
        "[x][l]\n\n[l]: 02-leder.md",
        '<a href="02-leder.md">x</a>',
        "[x](<02-leder.md>)",
        "[![x](a.png)](02-leder.md)",
        "[x](../1-a/02-leder.md)",
        "[x](02%2Dleder.md)",
        "[x](02-l&#101;der.md)",
        "| a |\n|--|\n| [x](02-leder.md) |",
        "> - [x](02-leder.md)",
        "[x]\n\n[x]:\n   02-leder.md",
    ],
)
def test_a_link_to_a_page_for_leaders_is_refused_on_a_page_for_all(link: str) -> None:
    assert "KP402" in hidden(link)


def test_a_link_to_a_page_for_leaders_is_fine_in_a_block_for_leaders() -> None:
    assert hidden("/// roles | leader\n[x](02-leder.md#under)\n/// end roles\n") == []


def test_a_link_to_an_anchor_that_only_leaders_have_is_refused() -> None:
    other = HEAD + "/// roles | leader\n## Under\n/// end roles\n"
    found = read({**SITE, PAGE: HEAD + "[x](02-y.md#under)\n", "modules/p/1-a/02-y.md": other})[1]
    assert [(p.code, "laerer, eier" in p.message) for p in found] == [("KP402", True)]


TASK = "/// task | T\n    id: t\n    minutes: 5\n    work: team\n\nA\n/// end task\n"


@pytest.mark.parametrize(("link", "wrong"), [
    ("../tidsplan/index.md", []), ("../index.md", []), ("../deltakerark/1-a/index.md", []),
    ("../lederguide/index.md", ["KP402"]), ("../arshjul/index.md", ["KP401"]),
    ("../tidsplan/index.md#planen", ["KP403"]), ("../../../docs/ressurser/index.md", []),
    ("../../../docs/uten-nett/index.md", ["KP401"]),
])
def test_a_link_may_lead_to_a_page_that_the_tool_makes_for_all_who_see_the_link(link: str, wrong: list[str]) -> None:
    assert body_codes(f"[x]({link})\n", **{"modules/p/1-a/02-y.md": HEAD + TASK}) == wrong


@pytest.mark.parametrize("link", ["../lederguide/index.md", "../lederguide/1-a/index.md"])
def test_a_link_to_the_leader_guide_is_fine_in_a_block_for_leaders(link: str) -> None:
    assert body_codes(f"/// roles | leader\n[x]({link})\n/// end roles\n") == []


def test_a_link_to_a_made_page_that_is_not_there_yet_becomes_its_text() -> None:
    later = str(SITE["modules/p/1-a/index.md"]).replace("min_weeks", "opens: 2027-02-01\nmin_weeks")
    text = "[guiden](../modules/p/lederguide/index.md), [planen](../modules/p/tidsplan/index.md)\n"
    about = "---\ntitle: Om\nroles: [leader]\n---\n" + text
    content, found = read({**SITE, "modules/p/1-a/index.md": later, "docs/om.md": about})
    assert found == []
    shown = []
    for on in (date(2027, 1, 31), date(2027, 2, 1)):
        seen = view(content, content.vocabulary.edition("leder"), on)
        page = seen.by_path["om.md"]
        shown.append(Renderer(seen, page, Linker(seen, page, Places({}, made_paths(seen)))).render())
    assert shown == ["guiden, [planen](p/tidsplan/index.md)\n",
                     "[guiden](p/lederguide/index.md), [planen](p/tidsplan/index.md)\n"]


def test_an_attachment_in_a_module_that_the_edition_lacks_is_refused() -> None:
    front = "---\ntitle: B\nroles: [leader]\nmodule: 2\npurpose: F\nmin_weeks: 4\n---\n[x](ark.pdf)\n"
    found = codes(
        {
            **SITE,
            PAGE: HEAD + "[x](../2-skjult/ark.pdf)\n",
            "modules/p/2-skjult/index.md": front,
            "modules/p/2-skjult/ark.pdf": b"",
        }
    )
    assert found == [(PAGE, "KP402")]


@pytest.mark.parametrize(
    "use", ["![x](a.png)", "[x](a.png)", '<img src="a.png" alt="">', "[x][a]\n\n[a]: a.png", "[x](<a.png>)"]
)
def test_an_attachment_counts_as_used_however_it_is_written(use: str) -> None:
    assert body_codes(use, **{"modules/p/1-a/a.png": ""}) == []


@pytest.mark.parametrize("use", ["`![x](a.png)`", "```\n![x](a.png)\n```", "<!-- ![x](a.png) -->", "a.png"])
def test_an_attachment_that_no_text_uses_is_told(use: str) -> None:
    assert codes({**SITE, PAGE: HEAD + use + "\n", "modules/p/1-a/a.png": b""}) == [("modules/p/1-a/a.png", "KP106")]


def test_the_nynorsk_text_uses_attachments_too() -> None:
    nynorsk = "---\ntitle: Side\n---\n![x](a.png)\n"
    page = HEAD + "![x](a.png)\n"
    found = codes({**SITE, PAGE: page, PAGE.replace(".md", ".nn.md"): nynorsk, "modules/p/1-a/a.png": b""})
    assert [code for _, code in found] == ["KP506"]


def transcript(block_roles: str, page_roles: str) -> list[str]:
    options = f"    id: film\n    minutes: 7\n    transcript: 51-manus.md\n    roles: {block_roles}\n"
    video = f"/// video | Film\n{options}\nx\n/// end video\n"
    return body_codes(video, **{"modules/p/1-a/51-manus.md": f"---\ntitle: M\nroles: {page_roles}\n---\n"})


def test_a_transcript_must_be_open_to_all_who_see_the_film() -> None:
    assert transcript("[teacher, leader]", "[leader]") == ["KP503"]
    assert transcript("[leader]", "[leader]") == []


def test_what_leaders_see_too_may_be_pointed_to_from_what_is_theirs() -> None:
    assert transcript("[leader]", "[teacher]") == []


def test_a_transcript_in_a_module_that_the_reader_lacks_is_refused() -> None:
    front = "---\ntitle: B\nroles: [leader]\nmodule: 2\npurpose: F\nmin_weeks: 4\n---\n"
    video = "/// video | Film\n    id: film\n    minutes: 7\n    transcript: ../2-b/51-manus.md\n\nx\n/// end video\n"
    found = codes({**SITE, PAGE: HEAD + video, "modules/p/2-b/index.md": front, "modules/p/2-b/51-manus.md": HEAD})
    assert found == [(PAGE, "KP503")]


def test_a_meeting_brings_only_what_all_in_it_see() -> None:
    task = "/// task | T\n    id: t\n    minutes: 5\n    work: team\n    roles: [{}]\n\nx\n/// end task\n"
    meeting = "/// meeting | M\n    id: m\n    minutes: 5\n    brings: [t]\n    roles: [{}]\n\nx\n/// end meeting\n"
    assert body_codes(task.format("leader") + meeting.format("teacher")) == ["KP312"]
    assert body_codes(task.format("teacher") + meeting.format("leader")) == []


HIDDEN = "---\ntitle: B\nroles: [leader]\nmodule: 2\npurpose: F\nmin_weeks: 4\n---\n"


def test_captions_in_a_module_that_the_reader_lacks_are_refused_as_a_link_is() -> None:
    video = (
        "/// video | Film\n    id: film\n    minutes: 7\n    url: https://film.no/1\n"
        "    captions: ../2-b/film.vtt\n\nx\n/// end video\n"
    )
    files: Files = {**SITE, PAGE: HEAD + video, "modules/p/2-b/index.md": HIDDEN, "modules/p/2-b/film.vtt": b""}
    assert codes(files) == [(PAGE, "KP402")]
    assert codes({**files, "modules/p/2-b/index.md": HIDDEN.replace("[leader]", "all")}) == []


@pytest.mark.parametrize("kind", BLOCKS)
def test_every_option_that_names_something_is_looked_at(kind: str) -> None:
    """A new option whose value has the form of a path or an id can't be forgotten: its kind says what it names."""
    for key in BLOCKS[kind].options.values():
        if key.kind in (kinds.PATH, kinds.URL, kinds.CAPTIONS):
            assert key.kind.targets("../2-b/film.vtt") == ("../2-b/film.vtt",)
        if key.kind is kinds.IDS:
            assert key.kind.ids(("a", "b")) == ("a", "b")


def test_a_module_may_not_require_what_its_readers_are_not_to_know_of() -> None:
    front = SITE["modules/p/1-a/index.md"].replace("min_weeks", "requires: [2]\nmin_weeks")
    found = read({**SITE, "modules/p/1-a/index.md": front, "modules/p/2-b/index.md": HIDDEN})[1]
    assert [(p.file, p.line, p.code, "laerer, eier" in p.message) for p in found] == [
        ("modules/p/1-a/index.md", 6, "KP402", True)
    ]
    open_to_all = HIDDEN.replace("[leader]", "[teacher]")
    assert codes({**SITE, "modules/p/1-a/index.md": front, "modules/p/2-b/index.md": open_to_all}) == []
