"""Texts of a YAML file in one more language: put in where they stand, and every other letter as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator

import yaml

from kompetansepakke.base.problems import Place, Problem, problem

_Edit = tuple[int, int, str]


class DraftRefusedError(Exception):
    """A draft that can't go into its file; holds the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def with_texts(data: bytes, draft: bytes, source: str, first: str, locale: str) -> bytes:
    """The file `data` with the texts of the draft, which has the same keys and lists with those texts alone.

    `first` is the language of a text that says none, `locale` that of the draft, whose file is `source`.
    """
    text = data.decode("utf-8-sig")
    merge = _Merge(text, source, first, locale)
    edits = merge.edits(_tree(text, source), _tree(draft.decode("utf-8-sig"), source))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text.encode()


def _tree(text: str, source: str) -> yaml.Node:
    try:
        tree = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(source, mark.line + 1) if mark else Place(source)
        raise DraftRefusedError(problem("KP510", place, why="den ene av dem er ikke YAML")) from error
    return tree or yaml.MappingNode("", [])


class _Merge:
    """Walks a file and its draft side by side."""

    def __init__(self, text: str, source: str, first: str, locale: str) -> None:
        self._text, self._source, self._first, self._locale = text, source, first, locale

    def edits(self, node: yaml.Node, draft: yaml.Node, depth: int = 0) -> Iterator[_Edit]:
        """What is to stand between which letters of the file."""
        if isinstance(draft, yaml.MappingNode) and isinstance(node, yaml.MappingNode):
            own = {key.value: value for key, value in node.value}
            for key, value in draft.value:
                if key.value not in own:
                    raise self.refuse(key, f"«{key.value}» finnes ikke i den andre fila")
                yield from self.edits(own[key.value], value, depth + 1)
        elif isinstance(draft, yaml.SequenceNode) and isinstance(node, yaml.SequenceNode):
            if len(draft.value) != len(node.value):
                raise self.refuse(draft, f"lista har {len(draft.value)} ledd her og {len(node.value)} der")
            for one, other in zip(node.value, draft.value, strict=True):
                yield from self.edits(one, other, depth + 1)
        elif isinstance(draft, yaml.ScalarNode):
            yield self._told(node, draft, depth)
        else:
            raise self.refuse(draft, "her står det noe annet enn i den andre fila")

    def _told(self, node: yaml.Node, draft: yaml.ScalarNode, depth: int) -> _Edit:
        """The text in its languages: each on a line where it is a value of the whole file, else in braces."""
        start, end = node.start_mark.index, node.end_mark.index
        texts = self._known(node)
        if texts is None:
            raise self.refuse(draft, "her står det ingen tekst i den andre fila")
        texts[self._locale] = draft.value
        pairs = [f"{locale}: {json.dumps(' '.join(text.split()), ensure_ascii=False)}"
                 for locale, text in texts.items()]
        end = start + len(self._text[start:end].rstrip())
        if depth > 1:
            return start, end, f"{{{', '.join(pairs)}}}"
        return len(self._text[:start].rstrip()), end, "".join(f"\n  {pair}" for pair in pairs)

    def _known(self, node: yaml.Node) -> dict[str, str] | None:
        """The text in the languages that the file has it in; None where no text stands there."""
        if isinstance(node, yaml.ScalarNode):
            return {self._first: node.value}
        texts = {key.value: value.value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
        return texts if self._first in texts else None

    def refuse(self, node: yaml.Node, why: str) -> DraftRefusedError:
        """What is wrong with the draft, at its line."""
        return DraftRefusedError(problem("KP510", Place(self._source, node.start_mark.line + 1), why=why))
