"""What is wrong in mkdocs.yml is told with its line, and what has no effect is not passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetansepakke.engine.mkdocs_yml import read_mkdocs_yml
from kompetansepakke.site.project import SiteError

PLAIN = "site_name: N\ntheme: {name: material}\n"
OWN = PLAIN + "plugins: [kompetansepakke]\n"


def read(folder: Path, text: str) -> list[str]:
    """The problems, or the refusal."""
    for name in ("docs", "sider"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    try:
        return [str(found) for found in read_mkdocs_yml(folder / "mkdocs.yml")[1]]
    except SiteError as refused:
        return [str(refused)]


@pytest.mark.parametrize("text", [
    OWN, "# bare kommentar\n" + OWN, OWN + "nav:\n", OWN + "docs_dir: docs\nuse_directory_urls: true\n",
    OWN + "extra: {nav: [a], tull: 1}\n", OWN + "extra: {a: &a {b: 1}, c: {b: 2, <<: *a}, d: *a}\n",
    OWN + "markdown_extensions:\n  - toc: {toc_depth: 3}\n",
    OWN + "site_url: https://eksempel.no\nrepo_url: https://github.com/a/b\nextra_css: [a.css]\n",
    OWN + "markdown_extensions:\n  - pymdownx.tasklist: {custom_checkbox: true}\n",
    OWN + "markdown_extensions:\n  - pymdownx.tabbed: {alternate_style: true}\n",
    OWN + "markdown_extensions:\n  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n",
])
def test_an_ordinary_mkdocs_yml_has_no_problems(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == []


@pytest.mark.parametrize(("text", "told"), [
    (OWN + "site_nam: B\n", "mkdocs.yml:4: KP203 error: Ukjent nøkkel «site_nam». Rett: Mente du «site_name»? Slett"),
    ("site_name: N\ntheme:\nname: material\nplugins:\n  - kompetansepakke\n",
     "mkdocs.yml:3: KP203 error: Ukjent nøkkel «name». Rett: rykk linja inn med to mellomrom, så den hører til "),
    (PLAIN + "plugins: [kompetansepake]\n", "mkdocs.yml:3: KP205 error: «plugins» har feil verdi: MkDocs sier «The "
     "\"kompetansepake\" plugin is not installed». Rett: Mente du «kompetansepakke»?"),
    (OWN + "site_url: skole.no\n", "mkdocs.yml:4: KP205 error: «site_url» har feil verdi: MkDocs sier «The URL isn't "
     "valid, it should include the http:// (scheme)». Rett: skriv hele adressen, som https://"),
    (OWN + "tull: B\n", "mkdocs.yml:4: KP203 error: Ukjent nøkkel «tull». Rett: Slett"),
    (PLAIN + "plugins:\n  - macros\n  - kompetansepakke:\n      rolles: {}\n",
     "mkdocs.yml:6: KP203 error: Ukjent nøkkel «rolles». Rett: Mente du «roles»? Slett nøkkelen, eller rett navnet; "),
    (OWN + "nav:\n  - Hjem: index.md\n", "mkdocs.yml:4: KP211 warning: «nav» har ingen virkning her"),
    (OWN + "use_directory_urls: false\n", "mkdocs.yml:4: KP211 warning: «use_directory_urls» har ingen virkning her"),
    (OWN + "markdown_extensions:\n  - toc\n  - pymdownx.arithmatex: {generic: true}\n",
     "mkdocs.yml:6: KP211 warning: «pymdownx.arithmatex» har ingen virkning her: formler"),
    (OWN + "markdown_extensions:\n  - pymdownx.blocks.tab\n",
     "mkdocs.yml:5: KP211 warning: «pymdownx.blocks.tab» har ingen virkning her: linjer med tre skråstreker"),
    (OWN + "markdown_extensions:\n  pymdownx.highlight:\n    use_pygments: true\n    linenums_style: table\n",
     "mkdocs.yml:7: KP211 warning: «linenums_style» har ingen virkning her"),
    (OWN + "docs_dir: sider\n", "mkdocs.yml:4: KP211 warning: «docs_dir» har ingen virkning her"),
    (OWN + "\tfoo: a\n", "mkdocs.yml:4: KP202 error: YAML-en kan ikke leses: tabulator i innrykket."),
    (OWN + "foo: [a\nbar: b\n", "mkdocs.yml:4: KP202 error:"),
    ("site_name: a: b\n", "mkdocs.yml:1: KP202 error: YAML-en kan ikke leses: et kolon midt i en verdi."),
    ("<<<<<<< a\nsite_name: N\n", "mkdocs.yml:1: KP202 error: YAML-en kan ikke leses: git har satt inn to utgaver"),
    ("site_name: 1\n", "mkdocs.yml:1: KP205 error: «site_name» har feil verdi: MkDocs sier «Expected type"),
    (PLAIN + "plugins: [borte]\n", "mkdocs.yml:3: KP205 error: «plugins» har feil verdi: MkDocs sier «The \"borte\""),
    ("", "mkdocs.yml:1: KP205 error: «site_name» har feil verdi"),
    (OWN + "site_name: B\n", "mkdocs.yml:4: KP204 error: Nøkkelen «site_name» står to ganger."),
    (PLAIN + "plugins:\n  - kompetansepakke:\n      editions: {a: {sees: [teacher]}}\n      changed: false\n"
     "      editions: {a: {sees: [teacher, leader]}}\n", "mkdocs.yml:7: KP204 error: Nøkkelen «editions» står to"),
    ("- a\n", "mkdocs.yml: The configuration is invalid."),
    ("INHERIT: borte.yml\n", "mkdocs.yml: Inherited config file 'borte.yml' does not exist"),
    ("\x00", "mkdocs.yml: MkDocs encountered an error parsing"),
])
def test_what_is_wrong_is_told_in_one_line_where_it_stands(tmp_path: Path, text: str, told: str) -> None:
    found = read(tmp_path, text)
    assert len(found) == 1
    assert found[0].startswith(told), found
    assert "\n" not in found[0]


def test_a_slip_in_an_inherited_file_is_told_in_that_file(tmp_path: Path) -> None:
    (tmp_path / "felles.yml").write_text("a: b\nfoo: [a\n", encoding="utf-8")
    assert read(tmp_path, "INHERIT: felles.yml\nsite_name: N\n")[0].startswith("felles.yml:2: KP202 error:")
