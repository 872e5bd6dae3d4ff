"""What readers are told stands in words/: no other module holds a Norwegian sentence, but for those named here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import kompetansepakke

SOURCE = Path(kompetansepakke.__file__).parent
SMALL = frozenset("av blir da de den der det du en enn er et for fra går har her hva ikke kan med må når og om på som "
                  "skal så til var ved vil eit ein ikkje frå kva dei".split())
"""Words that hardly any Norwegian sentence does without."""
EDITORS = ("cli/", "machine/", "site/incoming/", "base/codes/all_codes.py", "base/codes/markdown_codes.py",
           "base/codes/theme_codes.py", "base/codes/upkeep_codes.py")
"""They speak to those who write and publish, in the language of the editor guide."""
TELLING = re.compile(r"problem|_report|refuse|Key|KeyTable|Part|Kind|\w+Kind|list_of|objects|_written|\w+Error")
"""Calls whose texts are told to editors: problems, refusals and descriptions of keys."""
EXEMPT = {
    "reasons and mends, kept apart from the problem that they go into": {
        "base/role_names.py", "content/assemble.py", "content/checks/model/addresses.py",
        "content/checks/model/translations.py",
        "content/checks/pages/anchors.py",
        "content/checks/pages/converted.py", "content/checks/pages/page_links.py", "content/checks/pages/shown.py",
        "content/derived/likeness.py", "content/front/frontmatter.py",
        "content/targets.py", "plan/calendar/read_breaks.py", "publish/last_look/built_links.py", "scan/opened.py",
        "scan/opener.py", "engine/extension/chosen.py", "engine/mkdocs_yml.py",
        "site/site_words.py", "source/blocks/block_options.py", "source/blocks/block_slips.py",
        "source/blocks/blocks.py",
        "source/html/css.py", "source/html/html_allowlist.py", "source/html/svg_rules.py", "source/markdown/code.py",
        "source/markdown/figure_calls.py", "source/markdown/macro_calls.py", "source/yaml/keys.py",
        "source/yaml/localized.py",
        "source/yaml/yaml_errors.py", "source/yaml/yaml_tree.py", "web/look/palette.py", "web/look/palette_setting.py",
        "web/own_theme.py", "engine/theme/host_colours.py", "engine/theme/look_reader.py",
        "engine/theme/no_effect.py", "engine/theme/override_templates.py"},
    "told to who runs the command": {
        "engine/mkdocs_build.py", "site/drafts/missing_words.py", "site/drafts/proofreading.py",
        "preview/serving/answers.py", "preview/run.py", "preview/following.py", "preview/rounds.py",
        "preview/serving/screens.py",
        "preview/serving/server.py", "publish/build.py", "publish/paper.py", "publish/swap.py"},
    "a part of the editor guide or the hosting guide": {
        "reference/editor_guide.py", "reference/hosting_guide.py", "web/look/material_settings.py"},
    "letters and forms of words, which are no sentences": {
        "base/slugs.py", "content/front/glossary.py", "figures/drawing/measure.py", "pages/glossary/glossary_page.py",
        "plan/calendar/read_calendar_file.py", "search/norwegian.py"},
    "the first lines of a file that is made for who keeps the site": {"engine/plain/plain_site.py", "site/tripwire.py"},
}
MODULES = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))
           if not path.relative_to(SOURCE).as_posix().startswith(EDITORS)}


def is_norwegian(text: str) -> bool:
    """Whether the text holds æ, ø or å, or two of the small words."""
    words = re.findall(r"[a-zæøå]+", text.lower())
    return re.search("[æøå]", text.lower()) is not None or sum(word in SMALL for word in words) >= 2


def norwegian(path: Path) -> Iterator[str]:
    """The Norwegian texts of a module, but for docstrings and what is told to editors at once."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if TELLING.fullmatch(ast.unparse(call.func).rpartition(".")[2]):
            passed |= {node for node in ast.walk(call) if isinstance(node, ast.Constant)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed \
                and is_norwegian(node.value):
            yield node.value


@pytest.mark.parametrize("text", ["Dette er en side", "Møte", "Ein modul med eit møte"])
def test_a_norwegian_sentence_is_known_as_one(text: str) -> None:
    assert is_norwegian(text)


@pytest.mark.parametrize("text", ["kp-page", "utf-8", "for", "to the det"])
def test_other_texts_are_not(text: str) -> None:
    assert not is_norwegian(text)


def test_no_module_holds_a_norwegian_sentence_but_those_named() -> None:
    exempt = set().union(*EXEMPT.values())
    found = {name: texts for name, path in MODULES.items() if (texts := list(norwegian(path)))}
    assert {name: texts for name, texts in found.items() if name not in exempt} == {}
    assert exempt - found.keys() == set(), "these are exempt and need not be"


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.html")),
                         ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_holds_one_either(path: Path) -> None:
    written = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [line for line in written.splitlines() if is_norwegian(re.sub(r"<[^>]*>", "", line))] == []
