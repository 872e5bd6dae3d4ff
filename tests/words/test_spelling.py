"""The spelling of what we have written ourselves: content, guides and phrases, held against hunspell's dictionaries.

A word that is right and unknown to hunspell stands in `known_words/<locale>.txt`, one a line.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kompetansepakke.site.house_style.prose import Prose, blank, prose
from tests.programs import ROOT, program

DICTIONARIES = {"nb": "nb_NO", "nn": "nn_NO"}
WORD = re.compile(r"(?<![\w./@-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@]|\.\w)")
"""What may be a word; names of files and addresses are none."""
NOT_OURS = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]*\*(?![\w*])|https?://\S+|\{[^{}\n]*\}|`[^`\n]*`|\\n")
"""Italics, in which titles stand; addresses; code, fields and line ends of phrases."""


def written() -> Iterator[Prose]:
    for path in sorted(path for folder in ("modules", "docs") for kind in ("md", "yml")
                       for path in (ROOT / folder).rglob(f"*.{kind}")):
        yield from prose(path.relative_to(ROOT).as_posix(), path.read_bytes(), tuple(DICTIONARIES))
    for locale in DICTIONARIES:
        path = ROOT / f"src/kompetansepakke/words/{locale}.yml"
        yield from prose(path.relative_to(ROOT).as_posix(), path.read_bytes(), (locale,))


def words(one: Prose) -> Iterator[tuple[str, int]]:
    """The words of a file in small letters, so no names, and where they stand in it."""
    text = one.text
    for match in NOT_OURS.finditer(one.source):
        text = text[:match.start()] + blank(match[0]) + text[match.end():]
    yield from ((match[0], match.start()) for match in WORD.finditer(text) if match[0].islower())


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, tuple[Prose, int]]]:
    """By language each word that we use, and the last place where it stands."""
    used: dict[str, dict[str, tuple[Prose, int]]] = {locale: {} for locale in DICTIONARIES}
    for one in written():
        used[one.locale].update({word: (one, at) for word, at in words(one)})
    return used


def misspelt(words: set[str], locale: str) -> set[str]:
    """Those that the dictionary doesn't know; of a word with hyphens, hunspell names the part that is wrong."""
    done = subprocess.run([program("hunspell"), "-l", "-i", "utf-8", "-d", DICTIONARIES[locale]],
                          input="\n".join(sorted(words)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"ordboka {DICTIONARIES[locale]} mangler: tools/system-packages hunspell"
    return set(done.stdout.split())


@pytest.mark.parametrize("locale", DICTIONARIES)
def test_every_word_is_spelt_as_in_the_dictionary_or_is_known_to_be_right(
        locale: str, found: dict[str, dict[str, tuple[Prose, int]]]) -> None:
    used = found[locale]
    known = set((Path(__file__).parent / f"known_words/{locale}.txt").read_text("utf-8").split())
    wrong = misspelt(set(used), locale) - known
    assert {word: str(used[word][0].place(used[word][1])) if word in used else "" for word in sorted(wrong)} == {}


@pytest.mark.parametrize(("locale", "text"), [("nb", "skolen og elevnee"), ("nn", "skulen og elevnae")])
def test_a_slip_is_found(locale: str, text: str) -> None:
    page = next(prose("modules/p/1-a/01-x.md", f"---\ntitle: X\nroles: all\n---\n{text}\n".encode(), (locale,)))
    assert misspelt({word for word, _ in words(page)}, locale) == {text.rsplit(maxsplit=1)[-1]}
