"""What people read in a source file, where it stands: running text and short texts, and nothing of the markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from posixpath import basename

import yaml

from kompetansepakke.base.problems import Place
from kompetansepakke.content.front.frontmatter import split
from kompetansepakke.site.drafts.segments import protected, segments
from kompetansepakke.source.text import Line, read_lines

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where PyYAML has it
_FRONT_KEYS = frozenset({"title", "description", "purpose"})
_NAMES = frozenset({"from", "id", "kind", "page", "roles", "start", "to", "url"})
"""Keys of a package's files whose values name something, and aren't read."""
_NOT_READ = re.compile(r"<!--.*?-->|<(?P<tag>[a-z]+)\s[^<>]*\blang=[^<>]*>.*?</(?P=tag)>", re.DOTALL)
"""Comments, and what is marked as being in another language."""
_LETTER = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Prose:
    """The prose of a file in one language. `text` is the file's, but with NUL for every letter that isn't prose."""

    file: str
    source: str
    text: str
    locale: str

    def place(self, at: int) -> Place:
        """Where the letter `at` of the text stands."""
        return Place(self.file, self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at))


def prose(file: str, data: bytes, locales: Sequence[str]) -> Iterator[Prose]:
    """The prose of a page or of a package's YAML file, in each language that it is written in."""
    lines, _ = read_lines(data, file)
    source = "\n".join(line.text for line in lines)
    for locale in locales_in(file, locales):
        spans = _of_yaml(source, locale, locales) if file.endswith(".yml") else _of_page(file, lines)
        if kept := list(spans):
            yield Prose(file, source, _only(source, kept), locale)


def locales_in(file: str, locales: Sequence[str]) -> Sequence[str]:
    """The languages that a file can be written in: a page in one, the files of a package in all."""
    if file.endswith(".yml"):
        return locales
    return [next((one for one in locales[1:] if basename(file).endswith(f".{one}.md")), locales[0])]


def _only(source: str, spans: list[tuple[int, int]]) -> str:
    """The source with all outside the spans blanked, and what isn't read within them."""
    kept, end = [], 0
    for start, stop in spans:
        kept += [blank(source[end:start]), source[start:stop]]
        end = stop
    text = "".join([*kept, blank(source[end:])])
    for match in _NOT_READ.finditer(source):
        text = text[:match.start()] + blank(match[0]) + text[match.end():]
    return text


def blank(text: str) -> str:
    """As many letters, on as many lines, of which none is a letter or a space."""
    return _LETTER.sub("\0", text)


def _of_page(file: str, lines: tuple[Line, ...]) -> Iterator[tuple[int, int]]:
    _, body, _ = split(lines, file)
    head = "\n".join(line.text for line in lines[:len(lines) - len(body)])
    inner = head.removeprefix("---").rpartition("\n---")[0]
    yield from ((start + 3, end + 3) for key, start, end in _texts(inner) if key in _FRONT_KEYS)
    at = len(head) + 1
    for segment in segments(body):
        for part in protected(segment.text, {}) if segment.is_prose else (segment,):
            if part.is_prose:
                yield at, at + len(part.text)
            at += len(part.text)


def _of_yaml(source: str, locale: str, locales: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The texts in a language; a text that says none is in the site's first."""
    for key, start, end in _texts(source):
        if (key if key in locales else locales[0]) == locale and key not in _NAMES:
            yield start, end


def _texts(source: str) -> Iterator[tuple[str, int, int]]:
    """The values of a YAML text that are texts: the key that they belong to, and where they stand."""
    try:
        root = yaml.compose(source, _LOADER)
        yield from _walk(root, "") if root else ()
    except (yaml.YAMLError, RecursionError):
        return


def _walk(node: yaml.Node, key: str) -> Iterator[tuple[str, int, int]]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _walk(value, name.value if isinstance(name, yaml.ScalarNode) else "")
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item, key)
    elif isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str"):
        quote = 1 if node.style in ("'", '"') else 0
        yield key, node.start_mark.index + quote, node.end_mark.index - quote
