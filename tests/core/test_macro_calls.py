from __future__ import annotations

import pytest

from kompetansepakke.base.problems import Place
from kompetansepakke.source.macro_code import Macro, offered
from kompetansepakke.source.markdown.macro_calls import macro_problems


def refused(text: str) -> int:
    return len(list(macro_problems(text, lambda at: Place("f", 1, at + 1), frozenset({Macro("figur")}))))


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
    found = next(macro_problems("{{ figr('a') }}", lambda at: Place("f"), frozenset({Macro("figur")})))
    assert "Mente du «figur»?" in found.fix


KART = b"""def define_env(env):
    @env.macro
    def kart(sted, /, bredde: int = 3, *, farge, navn=None): ...

    def alt(*steder, **mer): ...
    env.macro(alt, "hva_som_helst")

    @env.macro
    @husket
    def husker(sted): ...
"""


@pytest.mark.parametrize("text", [
    "{{ kart('a', farge='r') }}", "{{ kart('a', 2, farge='r', navn='x') }}", "{{ kart('a', bredde=2, farge='r') }}",
    "{{ hva_som_helst() }}", "{{ hva_som_helst('a', 'b', c=1) }}", "{{ husker() }}", "{{ husker('a', 'b') }}"])
def test_what_a_macro_takes_or_may_take_passes(text: str) -> None:
    assert not list(macro_problems(text, lambda at: Place("f"), offered(KART)))


@pytest.mark.parametrize("text", [
    "{{ kart() }}", "{{ kart('a') }}", "{{ kart('a', 2, 3, farge='r') }}", "{{ kart(sted='a', farge='r') }}",
    "{{ kart('a', farge='r', hoyde=2) }}", "{{ kart('a', 2, bredde=2, farge='r') }}"])
def test_what_a_macro_does_not_take_is_refused_and_told_what_it_takes(text: str) -> None:
    found, = macro_problems(f"x {text}", lambda at: Place("f", 1, at + 1), offered(KART))
    assert (found.code, found.line, found.column) == ("KP438", 1, 3)
    assert "kart(sted, /, bredde=3, *, farge, navn=None)" in found.fix
