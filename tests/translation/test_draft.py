"""`kp translate --to nn`: the prose of a page in the other language, and all else to the letter."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

from kompetansepakke.cli.main import main
from kompetansepakke.site.drafts.proofreading import doubts
from kompetansepakke.site.drafts.segments import segments
from kompetansepakke.source.text import Line
from tests.programs import program
from tests.translation.test_accept import PAGE, Drafts, site

__all__ = ["site"]

DRAFT = f"utkast/{PAGE.replace('.md', '.nn.md')}"
HEAD = "---\ntitle: Hva er en økt?\nroles: all\ndescription: Ikke mye.\n---\n"
BODY = """
## Valget

Jeg leser **ikke** [hjemme](index.md "Forsiden"), og `hvordan` er kode.[^1]

[^1]: Se hjemme.

- [ ] Hva?
    - Hvorfor?

| Hva | Hvem |
| --- | --- |
| Ikke | Noen |

!!! note "Ikke nå"
    ??? tip inline end "Hva «nå» er"

=== "Den *ene*"

<details markdown>
<summary>Hva er <b>det</b>?</summary>
<!-- ikke her -->
</details>

LK20 er en linje med \\/// og `/// tip`.

*[LK20]: Læreplanen

/// meeting | Et møte hjemme
    id: mote
    minutes: 10

1. 10 min: Hva er en økt?
/// end meeting

```
Ikke her
```
"""
"""All that a line can be: heading, text with markup, note, task, table, box, tab, HTML, escaped slashes,
abbreviation, block with options, step, code."""


def prose(text: str) -> list[str]:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    return [one.text for one in segments(lines) if one.is_prose and one.text]


def test_a_page_is_taken_apart_and_nothing_of_it_is_lost() -> None:
    lines = [Line(number, line) for number, line in enumerate(BODY.split("\n"), start=1)]
    assert "".join(one.text for one in segments(lines)) == BODY + "\n"


def test_only_prose_is_given_to_a_translator() -> None:
    assert prose(BODY) == [
        "Valget",
        'Jeg leser **ikke** [hjemme](index.md "Forsiden"), og `hvordan` er kode.[^1]',
        "Se hjemme.", "Hva?", "Hvorfor?", "Hva", "Hvem", "Ikke", "Noen",
        "Ikke nå", "Hva «nå» er", "Den *ene*", "<summary>Hva er <b>det</b>?</summary>",
        r"LK20 er en linje med \/// og `/// tip`.", "Læreplanen", "Et møte hjemme", "Hva er en økt?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{{ hilsen("deg") }} er hjemme.', ['{{ hilsen("deg") }} er hjemme.']),
        ('{{ figur("hjemme") }}', []),
        ('<img src="hjemme.png" alt="Hjemme">', []),
        ("<p", []),
        ("!!! note", []),
        ('!!! note ""', []),
        ('??? tip "Si «"hei"» nå"', ['Si «"hei"» nå']),
        ("    /// tip | method", []),
    ],
)
def test_of_markup_only_what_is_read_is_given_to_a_translator(line: str, told: list[str]) -> None:
    assert prose(line) == told


def test_a_draft_keeps_all_but_the_prose_and_can_be_accepted(site: Drafts) -> None:
    program("apertium")
    site.write(PAGE, HEAD + BODY.replace("Valget\n", "Valget {: #valget }\n"))
    assert translated(site, PAGE)[0] == DRAFT
    text = site.text(DRAFT)
    assert '\nIkke her\n```' in text
    assert 'Eg les **ikkje** [heime](index.md "Forsiden"), og `hvordan` er kode.[^1]' in text
    for kept in ("{: #valget }\n", "[^1]: ", "\n- [ ] Kva?\n    - Kvifor?\n", "| --- | --- |\n", "| Ikkje |",
                 "    id: mote\n    minutes: 10\n", "\n1. 10 min: Kva er ei økt?\n"):  # fmt: skip
        assert kept in text
    assert site.accept("utkast") == [PAGE.replace(".md", ".nn.md")]
    assert site.codes() == []


def translated(site: Drafts, path: str) -> list[str]:
    """What the command says of the drafts that it writes."""
    assert main(["-C", str(site.root), "translate", path, "--to", "nn"]) == 0, site.capsys.readouterr()
    return site.capsys.readouterr().out.splitlines()


def test_a_heading_that_a_link_leads_to_keeps_its_anchor(site: Drafts) -> None:
    program("apertium")
    site.write(PAGE, HEAD + "\n## Valget\n\nTekst.\n")
    translated(site, ".")
    assert "## Valet {: #valget }" in site.text(DRAFT)
    assert len(site.accept(".")) == 4


def test_a_term_is_said_as_the_site_has_decided(site: Drafts) -> None:
    program("apertium")
    site.write("utkast/terms.nn.yml", "økt: arbeidsøkt\n")
    site.write(PAGE, HEAD + "\n## Valget {: #valget }\n\nØkt to er ikke en økt.\n")
    translated(site, PAGE)
    assert "Arbeidsøkt to er ikkje" in site.text(DRAFT)


@pytest.mark.parametrize("terms", ['"": x', "økt: ''", "- økt", "økt: 2", "økt: [a"])
def test_terms_that_no_text_can_have_are_refused(site: Drafts, terms: str) -> None:
    program("apertium")
    site.write("utkast/terms.nn.yml", terms)
    assert main(["-C", str(site.root), "translate", PAGE, "--to", "nn"]) == 2
    assert "utkast/terms.nn.yml" in site.capsys.readouterr().err


def test_a_draft_that_lies_there_is_kept(site: Drafts) -> None:
    program("apertium")
    site.write(DRAFT, "Mitt eige")
    assert translated(site, PAGE) == []
    assert site.text(DRAFT) == "Mitt eige"


def test_only_what_has_changed_since_the_translation_is_drafted_anew(site: Drafts) -> None:
    program("apertium")
    git(site.root, "init", "-q")
    site.write(PAGE, HEAD + "\n## Valget {: #valget }\n\nHva er dette?\n\nIkke mer.\n")
    translated(site, PAGE)
    site.write(DRAFT, site.text(DRAFT).replace("Kva er dette?", "Kva for noko er dette?"))
    site.accept("utkast")
    git(site.root, "add", "-A")
    git(site.root, "-c", "user.name=A", "-c", "user.email=a@b.no", "commit", "-qm", "Side")
    site.write(PAGE, site.text(PAGE).replace("Ikke mer", "Ikke mindre"))
    translated(site, PAGE)
    assert "Kva for noko er dette?\n\nIkkje mindre.\n" in site.text(DRAFT)


def git(root: Path, *arguments: str) -> None:
    subprocess.run([program("git"), *arguments], cwd=root, check=True)


def test_without_apertium_one_line_says_how_to_get_it(site: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert main(["-C", str(site.root), "translate", PAGE, "--to", "nn"]) == 2
    assert "apt install apertium-nno-nob" in site.capsys.readouterr().err


PACKAGE = "modules/lesing/package.yml"
TEXTS = {
    PACKAGE: "# Om\ntitle: Lesing\npurpose: {nb: Lesing}  # kort\nhorizon_weeks: 26\nstart: '08-16'\n"
    "year_wheel:\n  title: Hva skjer?\n  steps:\n    - {id: uke, title: Hva nå?, month: 9}\n"
    "    - {id: dag, title: Lesing, day: '06-15'}\n",
    "modules/lesing/figures.yml": "to:\n  kind: pairs\n  title: Skoler\n  description: Noe om skoler.\n"
    "  heads: [Skolen, Lesing]\n  rows:\n  - [Lesing, Lesing]\n  - - Hva?\n    - nb: Hvem?\n      # hvem\n\n",
    "modules/lesing/glossary.yml": "- term: Skoleuke\n  definition: {nb: Noe., nn: Noko.}\n"
    "- term: lesing\n  definition:\n    nb: >-\n      En\n      økt.\n  forms: [skoleøkt]\n",
}  # fmt: skip
"""Texts in all the ways in which they may stand in a package's files."""


def test_the_texts_of_a_package_are_drafted_and_nothing_else_in_its_files(site: Drafts) -> None:
    program("apertium")
    for path, text in TEXTS.items():
        site.write(path, text)
    drafts = [f"utkast/{path.replace('.yml', '.nn.yml')}" for path in TEXTS]
    assert [line for line in translated(site, "modules/lesing") if line.endswith("yml")] == drafts
    assert [yaml.safe_load(site.text(draft)) for draft in drafts] == [
        {"purpose": "Lesing", "year_wheel": {"title": "Kva skjer?", "steps": [{"title": "Kva no?"}, {}]}},
        {"to": {"title": "Skular", "description": "Noko om skular.", "heads": ["Skulen", "Lesing"],
                "rows": [["Lesing", "Lesing"], ["Kva?", "Kven?"]]}},
        [{}, {"definition": "Ei økt.", "forms": ["skuleøkt"]}],
    ]  # fmt: skip
    assert set(TEXTS) <= set(site.accept("."))
    assert site.codes() == []
    assert "purpose: {nb: Lesing, nn: \"Lesing\"}  # kort\n" in site.text(PACKAGE)
    assert translated(site, "modules/lesing") == []


@pytest.mark.parametrize(("path", "to"), [(PAGE, "se"), ("docs/borte.md", "nn"), (PAGE, "nb")])
def test_what_cannot_be_drafted_is_told_in_one_line(site: Drafts, path: str, to: str) -> None:
    program("apertium")
    assert main(["-C", str(site.root), "translate", path, "--to", to]) == 2
    assert site.capsys.readouterr().err.startswith("kp: ")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Noko foobart her", "ukjent: foobart"),
        ("«Opplæringa skal opne dører mot verda»", "sitat: finnes det en offisiell tekst?"),
        ("No går de", "hvem er de?"),
        ("Læraren Liv kom", "navn: Liv"),
    ],
)
def test_a_proof_reader_is_told_where_machines_go_wrong(line: str, why: str) -> None:
    text = f"Trygt\n{line}\n"
    assert [(doubt.line, doubt.why) for doubt in doubts(text, {line}, {"foobart"})] == [(2, why)]
    assert list(doubts(text, {"Trygt"}, {"foobart"})) == []


def test_a_proof_reader_is_told_what_is_left_in_the_first_language() -> None:
    source = """[a](b.md "Les mer") `title="Kode"` ![Alt](c.png "Et bilde") :material-check:{ title="Ja" }
``` html title="Ei side"
<img alt="Noe" title="Noe">
```
<img src="d.png" alt="Et hus"> [a](b.md "x.y") [a](b.md "Mer")
"""
    text = source.replace("Et hus", "Eit hus")
    assert [(doubt.line, doubt.why) for doubt in doubts(text, (), (), source)] == [
        (1, "ikke oversatt: «Les mer», «Et bilde», «Ja»"),
        (2, "ikke oversatt: «Ei side»"),
        (5, "ikke oversatt: «Mer»"),
    ]
