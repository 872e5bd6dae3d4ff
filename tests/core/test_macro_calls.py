from __future__ import annotations

from pathlib import Path

import pytest

from kompetansepakke.base.problems import Place
from kompetansepakke.engine.mkdocs_yml import read_mkdocs_yml, site_macros
from kompetansepakke.source.macro_code import Macro, offered
from kompetansepakke.source.markdown.macro_calls import macro_problems
from tests.site.building import write


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


def test_a_name_that_is_not_known_is_told_as_that_and_not_as_another_form() -> None:
    found = next(macro_problems("{{ hei('du') }}", lambda at: Place("f"), frozenset({Macro("kart")})))
    assert found.fix == "bruk en som finnes. Makroer her: figur, kart."


def test_a_macro_in_a_file_that_is_not_read_is_told_with_what_reads_it() -> None:
    macros = frozenset({Macro("kart"), Macro("hei", is_read=False)})
    fixes = [found.fix for text in ("{{ hei('du') }}", "{{ hei(1) }}", "{{ heij() }}")
             for found in macro_problems(text, lambda at: Place("f"), macros)]
    assert fixes[0] == fixes[1] == ("skriv «macros: {module_name: macros}» under plugins i mkdocs.yml, så blir "
                                    "makroene i macros.py lest.")
    assert "hei" not in fixes[2]


@pytest.mark.parametrize(("plugins", "known"), [
    ("kompetansepakke", {"hei": False}), ("macros, kompetansepakke", {"hei": False, "fra_main": True}),
    ("macros: {module_name: macros}, kompetansepakke", {"hei": True})])
def test_macros_are_known_with_whether_the_site_reads_them(tmp_path: Path, plugins: str,
                                                           known: dict[str, bool]) -> None:
    write(tmp_path, {"mkdocs.yml": f"site_name: N\ntheme: {{name: material}}\nplugins: [{plugins}]\n",
                     **{f"{file}.py": f"def define_env(env):\n    @env.macro\n    def {name}(hvem): ...\n"
                        for file, name in (("macros", "hei"), ("main", "fra_main"))}})
    config, _ = read_mkdocs_yml(tmp_path / "mkdocs.yml")
    assert {macro.name: macro.is_read for macro in site_macros(tmp_path, config)} == known


def test_a_macros_py_that_is_not_read_may_hold_anything(tmp_path: Path) -> None:
    write(tmp_path, {"macros.py": "dette er ikke Python\n"})
    config, _ = read_mkdocs_yml(tmp_path / "mkdocs.yml")
    assert site_macros(tmp_path, config) == frozenset()


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
