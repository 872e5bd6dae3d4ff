from __future__ import annotations

import pytest

from kompetansepakke.base.problems import Place
from kompetansepakke.source.markdown.macro_calls import macro_problems


def refused(text: str) -> int:
    return len(list(macro_problems(text, lambda at: Place("f", 1, at + 1), frozenset({"figur"}))))


@pytest.mark.parametrize(
    "text", ["{{ figur('a') }}", "{{figur(\"a\", 2, b='c', d=True)}}", "{{ figur() }}", "{ x }", "}} {"]
)
def test_plain_calls_pass(text: str) -> None:
    assert not refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ figur(x) }}",
        "{{ figur([1]) }}",
        "{{ figur('a') + 1 }}",
        "{{ figur('a') }",
        "{{ Figur('a') }}",
        "{{ 1 }}",
        "{{ figur(**{'a': 1}) }}",
        "{{- figur('a') -}}",
        "{% if x %}",
        "{# a #}",
        "{{ figur(\n'a') }}",
        "{{ figur(f'a') }}",
        "{{ figur('{{ x }}') }}",
        "{{ a.figur('a') }}",
        "{{ figur('a')() }}",
        "{{ figur(lambda: 1) }}",
        "{{",
        "{%",
    ],
)
def test_all_other_jinja_is_refused(text: str) -> None:
    assert refused(text)


def test_a_near_miss_is_offered() -> None:
    found = next(macro_problems("{{ figr('a') }}", lambda at: Place("f"), frozenset({"figur"})))
    assert "Mente du «figur»?" in found.fix
