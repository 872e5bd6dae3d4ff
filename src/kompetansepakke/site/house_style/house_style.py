"""Whether the texts of a site keep to its list of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.site.house_style.language_file import Instead, read_language_file
from kompetansepakke.site.house_style.prose import Prose, blank, locales_in, prose

_QUOTED = re.compile(r"«(?:[^«»\n]|\n(?!\n))*»|“[^“”\n]*”|\"[^\"\n]*\"|‘[^‘’\n]*’")
_OF_OTHERS = re.compile(r"\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])|^[ \t]*>.*"
                        r"|(?<![\w*])\*(?=[^\s*])[^*\n]*\*(?![\w*])|(?<![\w_])_(?=[^\s_])[^_\n]*_(?![\w_])",
                        re.MULTILINE)
"""Links, the lines of a quotation, and italics, in which titles stand."""
_READ = (".md", ".yml")


def style_problems(listed: tuple[str, bytes], files: Iterable[tuple[str, bytes]],
                   locales: Sequence[str]) -> Iterator[Problem]:
    """Where the texts of the files have a word that isn't used, and what is wrong with the list, a file and its bytes.

    What is quoted or linked to was written by others, or is the name of something, and is left alone.
    """
    style, wrong = read_language_file(*listed, locales)
    yield from wrong
    style = {locale: _written(instead) for locale, instead in style.items() if instead}
    patterns = {locale: _pattern(instead) for locale, instead in style.items()}
    for file, data in files:
        # Most files have none of the words, which is seen before their prose is made out.
        text = normalize("NFC", data.decode("utf-8", "replace")) if file.endswith(_READ) else ""
        if any(patterns[one].search(text) for one in locales_in(file, locales) if one in patterns):
            for one in prose(file, data, locales):
                if one.locale in style:
                    yield from _found(one, patterns[one.locale], style[one.locale])


def _written(instead: Instead) -> Instead:
    """The words as they stand in the list and at the beginning of a sentence."""
    return {**{_capital(word): _capital(better) for word, better in instead.items()}, **instead}


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _pattern(instead: Instead) -> re.Pattern[str]:
    """Any of the words, the longest that fits: so «ved siden av» can be right where «siden» isn't."""
    ways = (r"\s+".join(map(re.escape, word.split(" "))) for word in sorted(instead, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(ways)})(?![\w-])")


def _found(one: Prose, pattern: re.Pattern[str], instead: Instead) -> Iterator[Problem]:
    for match in pattern.finditer(_own_words(one)):
        word = " ".join(match[0].split())
        if instead[word] != word:
            yield problem("KP611", one.place(match.start()), word=word, instead=instead[word])


def _own_words(one: Prose) -> str:
    """The prose without what is quoted and linked to."""
    text = one.text
    for match in _OF_OTHERS.finditer(one.source):
        text = text[:match.start()] + blank(match[0]) + text[match.end():]
    while (less := _QUOTED.sub(lambda match: blank(match[0]), text)) != text:
        text = less
    return text
