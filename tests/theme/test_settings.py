"""Each of Material's settings is honoured, or told in one line with a code and its place in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kompetansepakke.engine.site_config import open_site
from kompetansepakke.reference.hosting_guide import settings_markdown
from kompetansepakke.web.look.material_settings import EXTRA, FEATURES, PLUGINS, THEME, TOP
from tests.site.building import write

from .hosting import LOGO, opened, problems, told

OWN = "theme:\n  name: material\n  custom_dir: overrides\n"
CSS = {"overrides/egen.css": ":root { --md-primary-fg-color: #005aa0; --md-accent-fg-color: #c40; }\n"}
CUSTOM = OWN + "  palette: {primary: custom, accent: custom}\nextra_css: [egen.css]\n"
LIST = """\
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: deep purple
      toggle: true
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: teal
      toggle: true
"""


@pytest.mark.parametrize("settings", [
    OWN + "  palette: {primary: teal, accent: amber}\n", OWN + LIST, OWN + "  palette: {scheme: slate}\n",
    OWN + "  font: false\n  language: nb\n  features: [navigation.footer, content.action.edit]\n",
    OWN + "copyright: © 2026 <a href=\"https://eksempel.no\">Kommunen</a>\nrepo_url: https://github.com/a/b\n",
    OWN + "extra:\n  generator: false\n  egen: 1\n  social:\n    - {icon: fontawesome/brands/github, link: https://x.no}\n",
    OWN + "repo_url: https://x.no/a\nedit_uri: ?query=\n", OWN + "edit_uri: https://x.no/edit/\nsite_url: https://x.no/å\n",
    OWN + "edit_uri_template: https://x.no/edit/{path_noext}.md\n",
    OWN + "  icon: {logo: material/school, menu: octicons/three-bars-16}\n",
    "theme: {name: material, custom_dir: overrides, logo: img/l.svg, favicon: img/l.svg}\n"
    "extra_css: [img/a.css]\nextra_javascript: [img/a.js, {path: img/b.mjs, type: module}]\n",
])
def test_what_is_honoured_has_no_problem(tmp_path: Path, settings: str) -> None:
    files = {"overrides/img/l.svg": LOGO, "overrides/img/a.css": "", "overrides/img/a.js": "", "overrides/img/b.mjs": ""}
    assert told(tmp_path, settings, files) == []


@pytest.mark.parametrize(("settings", "line"), [
    (OWN + "  font: {text: Roboto}\n", "mkdocs.yml:6: KP211 warning: «theme.font.text» har ingen"),
    (OWN + "  direction: rtl\n", "mkdocs.yml:6: KP211 warning: «theme.direction»"),
    (OWN + "  language: en\n", "mkdocs.yml:6: KP211 warning: «theme.language: en» har ingen"),
    (OWN + "  features:\n    - navigation.path\n    - navigation.tabs\n",
     "mkdocs.yml:8: KP211 warning: «features: navigation.tabs» har ingen virkning her: menyen"),
    (OWN + "  features: [navigation.tab]\n",
     "mkdocs.yml:6: KP211 warning: «features: navigation.tab» har ingen virkning her: temaet kjenner ikke navnet. Rett: Mente du «navigation.tabs»?"),
    (OWN + "  logoo: a.svg\n", "mkdocs.yml:6: KP211 warning: «theme.logoo» har ingen virkning her: temaet kjenner "
     "ikke nøkkelen. Rett: Mente du «logo»?"),
    (OWN + "extra:\n  analytics: {provider: google}\n", "mkdocs.yml:7: KP211 warning: «extra.analytics»"),
    (OWN + "copyright: '© <a href=\"#__consent\">Kapsler</a>'\n", "mkdocs.yml:6: KP211 warning: «copyright: #__consent»"),
    (OWN + "site_url: 'https://x.no/\"onclick=x'\n", "mkdocs.yml:6: KP205 error: «site_url» har feil verdi: tegn"),
    (OWN + "repo_url: https://x.no/a b\n", "mkdocs.yml:6: KP205 error: «repo_url» har feil verdi: tegn i den"),
    (OWN + "repo_url: https://x.no/a\nedit_uri: 'javascript:x'\n", "mkdocs.yml:7: KP205 error: «edit_uri» har feil"),
    (OWN + "extra_css: [../mkdocs.yml]\n", "mkdocs.yml:6: KP213 error: «../mkdocs.yml», som «extra_css» nevner"),
    (OWN + "nav: [a.md]\n", "mkdocs.yml:6: KP211 warning: «nav»"),
    (OWN + "  palette: {primary: tael}\n",
     "mkdocs.yml:6: KP205 error: «theme.palette.primary» har feil verdi: fargen «tael» finnes ikke. Rett: Mente du «teal»?"),
    (OWN + "  palette: teal\n", "mkdocs.yml:6: KP205 error: «theme.palette» har feil verdi"),
    (OWN + "  palette: {scheme: youtube}\n", "mkdocs.yml:6: KP211 warning: «scheme: youtube» har ingen virkning her"),
    (OWN + "  palette:\n    toggle: {icon: material/eye, name: Bytt}\n",
     "mkdocs.yml:7: KP211 warning: «palette.toggle.icon og name»"),
    (OWN + "  palette: {primary: custom}\n",
     "mkdocs.yml:6: KP205 error: «theme.palette.primary» har feil verdi: ingen stiler har fargen. Rett: skriv «:root { --md-primary-fg-color: #005aa0; }»"),
    (OWN + "  logo: img/borte.svg\n", "mkdocs.yml:6: KP213 error: «img/borte.svg», som «theme.logo» nevner, finnes "
     "ikke. Rett: legg fila i overrides/img/borte.svg"),
    (OWN + "  icon: {logo: material/borte}\n", "mkdocs.yml:6: KP213 error: «material/borte», som «theme.icon.logo»"),
    (OWN + "extra_javascript:\n  - js/a.js\n", "mkdocs.yml:7: KP213 error: «js/a.js», som «extra_javascript» nevner"),
    (OWN + "extra_css:\n  - https://x.no/a.css\n", "mkdocs.yml:7: KP906 error: «https://x.no/a.css» ville"),
    (OWN + "extra:\n  social:\n    - {icon: material/borte, link: https://x.no}\n", "mkdocs.yml:8: KP213 error:"),
    (OWN + "extra:\n  social:\n    - {icon: material/email}\n", "mkdocs.yml:8: KP205 error: «extra.social» har feil"),
    (OWN + "copyright: <script>1</script>\n", "mkdocs.yml:6: KP408 error: HTML-en «<script>» er ikke tillatt"),
])
def test_what_is_not_is_told_in_one_line_at_its_place(tmp_path: Path, settings: str, line: str) -> None:
    found = told(tmp_path, settings, {"overrides/.gitkeep": ""})
    assert [one[:len(line)] for one in found] == [line]


@pytest.mark.parametrize(("files", "mend"), [
    ({"docs/stil.css": ""}, "flytt docs/stil.css til overrides/stil.css; stien i mkdocs.yml er sett derfra."),
    ({"stil.css": ""}, "flytt stil.css til overrides/stil.css; stien i mkdocs.yml er sett derfra."),
    ({"overrides/Stil.css": ""}, "legg fila i overrides/stil.css, eller rett stien."),
])
def test_a_style_sheet_in_the_wrong_place_is_told_with_the_right_one(tmp_path: Path, files: Mapping[str, str],
                                                                     mend: str) -> None:
    (tmp_path / "overrides").mkdir()
    found = told(tmp_path, OWN + "extra_css: [stil.css]\n", files)
    assert [one.partition(" Rett: ")[2] for one in found] == [mend]


def test_a_folder_of_templates_that_nothing_names_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, "theme: {name: material, logo: l.svg}\n", {"overrides/l.svg": LOGO})
    assert [one.partition(" Rett: ")[2] for one in found] == ["skriv «custom_dir: overrides» under theme, så blir mappa "
                                                              "brukt."]


def test_two_properties_of_material_s_give_a_site_its_own_colours(tmp_path: Path) -> None:
    site = opened(tmp_path, CUSTOM, CSS)
    assert site.problems() == ()
    assert str(site.look.light["--kp-brand"]) == str(site.look.dark["--kp-brand"]) == "#005aa0"
    assert str(site.look.light["--kp-link"]) == "#005aa0" != str(site.look.dark["--kp-link"])


def test_the_dark_scheme_may_have_its_own_of_them(tmp_path: Path) -> None:
    css = CSS["overrides/egen.css"] + '[data-md-color-scheme="slate"] { --md-primary-fg-color: #80c0ff; }\n'
    site = opened(tmp_path, CUSTOM, {"overrides/egen.css": css})
    assert (str(site.look.light["--kp-brand"]), str(site.look.dark["--kp-brand"])) == ("#005aa0", "#80c0ff")


@pytest.mark.parametrize(("css", "line", "text"), [
    ("--md-typeset-a-color: #9ac;", 2, "i lyst: lenkene mot bakgrunnen har 2,3:1, og kravet er 4,5:1."),
    ("--md-primary-bg-color: #38c;", 2, "i lyst: teksten i toppen mot toppen har 1,8:1, og kravet er 4,5:1."),
    ("--kp-muted: #aaa;", 2, "i lyst: dempet tekst mot bakgrunnen har 2,3:1, og kravet er 4,5:1."),
    ("--kp-text: #222;", 2, "i mørkt: teksten mot bakgrunnen har 1,1:1, og kravet er 4,5:1."),
])
def test_a_pair_that_falls_short_is_named_where_it_was_decided(tmp_path: Path, css: str, line: int,
                                                               text: str) -> None:
    sheet = CSS["overrides/egen.css"] + f":root {{ {css} }}\n"
    found = opened(tmp_path, CUSTOM, {"overrides/egen.css": sheet}).problems()
    assert {(one.code, one.file, one.line) for one in found} == {("KP214", "overrides/egen.css", line)}
    assert any(text in one.message for one in found)


@pytest.mark.parametrize(("css", "told_of"), [
    (":root { --md-hue: 210; }\n", "«--md-hue»"), (".md-header { color: red }\n", "«.md-header»"),
])
def test_styles_for_material_s_html_are_told_once_a_file(tmp_path: Path, css: str, told_of: str) -> None:
    found = told(tmp_path, OWN + "extra_css: [egen.css]\n", {"overrides/egen.css": css * 2})
    assert len(found) == 1
    assert found[0].startswith(f"overrides/egen.css:1: KP216 warning: {told_of} har ingen virkning her")


@pytest.mark.parametrize(("settings", "shown", "start", "switch"), [
    ("", "both", "auto", True), ("  palette: {primary: red}\n", "both", "auto", True),
    ("  palette: {scheme: default}\n", "light", "light", False), ("  palette: {scheme: slate}\n", "dark", "dark", False),
    (LIST, "both", "auto", True), (LIST.replace("      toggle: true\n", ""), "both", "auto", False),
    ("  palette:\n    - {scheme: slate, toggle: true}\n    - {scheme: default, toggle: true}\n", "both", "dark", True),
])
def test_the_schemes_are_those_that_the_palette_names(tmp_path: Path, settings: str, shown: str, start: str, *,
                                                      switch: bool) -> None:
    palette = opened(tmp_path, OWN + settings, {"overrides/.gitkeep": ""}).look.palette
    assert (palette.shown, palette.start, palette.has_switch) == (shown, start, switch)


def test_only_the_scheme_that_readers_see_is_held_to_the_contrast(tmp_path: Path) -> None:
    settings = OWN + "  palette: {scheme: default, primary: teal}\nextra_css: [egen.css]\n"
    assert problems(tmp_path, settings, {"overrides/egen.css": ":root { --kp-text: #222; }\n"}) == []


@pytest.mark.parametrize(("option", "value"), [
    ("feedback", "post@kommune.no"), ("accessibility", "mailto:a@b.no"), ("privacy", "personvern/"),
])
def test_an_address_of_the_plugin_s_must_be_whole(tmp_path: Path, option: str, value: str) -> None:
    settings = f"site_name: N\nplugins:\n  - kompetansepakke:\n      {option}: {value}\n"
    assert problems(tmp_path, "", {"mkdocs.yml": settings}) == [("KP205", "mkdocs.yml", 4)]


def test_every_setting_stands_once_in_the_table_of_the_guide() -> None:
    table = settings_markdown()
    for setting in (*TOP, *THEME, *FEATURES, *EXTRA, *PLUGINS):
        assert table.count(f"| `{setting.key}` |") == 1, setting.key


def test_what_is_in_a_group_of_plugins_is_judged_as_the_others(tmp_path: Path) -> None:
    settings = ("site_name: N\ntheme: {name: material}\nplugins:\n  - kompetansepakke\n"
                "  - group: {enabled: true, plugins: [search, include-markdown]}\n")
    found = [str(one) for one in open_site(write(tmp_path, {"mkdocs.yml": settings})).problems()]
    assert [line.partition(" ")[2].partition("»")[0] for line in found] == ["KP211 warning: «search", "KP217 error: «include-markdown"]
