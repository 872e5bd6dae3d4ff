"""What the helper process does once, so that no edition does it again."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from kompetansepakke.base.problems import Place
from kompetansepakke.engine.plugin import KompetansepakkePlugin
from kompetansepakke.engine.theme import template_loader
from kompetansepakke.engine.theme.theme_in_use import ThemeInUse
from tests.site.building import write


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    root = write(tmp_path, {"overrides/partials/kp-copy.html": "egen"})
    found = MkDocsConfig(config_file_path=str(root / "mkdocs.yml"))
    found.load_dict({"site_name": "Nettsted", "plugins": [],
                     "theme": {"name": "material", "custom_dir": str(root / "overrides")}})
    assert found.validate() == ([], [])
    return found


def test_a_build_compiles_no_template_that_the_helper_has_compiled(config: MkDocsConfig,
                                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    template_loader.get_ready()
    theme = ThemeInUse(config, lambda *_: Place("mkdocs.yml"))
    environment = config.theme.get_env()
    theme.prepare(environment)

    def compiled_anew(*_: object) -> str:
        raise AssertionError("a template is compiled anew")

    monkeypatch.setattr(Environment, "_generate", compiled_anew)
    for name in ("main.html", "404.html", "planner.html", "partials/kp-nav.html"):
        assert environment.get_template(name).name == name


def test_a_template_that_the_site_has_changed_is_its_own(config: MkDocsConfig) -> None:
    template_loader.get_ready()
    theme = ThemeInUse(config, lambda *_: Place("mkdocs.yml"))
    environment = config.theme.get_env()
    theme.prepare(environment)
    assert environment.get_template("partials/kp-copy.html").render() == "egen"


def test_mkdocs_lists_none_of_materials_files(config: MkDocsConfig) -> None:
    ThemeInUse(config, lambda *_: Place("mkdocs.yml"))
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    assert files
    assert not [file.src_uri for file in files if "/material/" in str(file.abs_src_path)]


@pytest.mark.parametrize(("text", "spared"), [
    ("Vanlig tekst med {klammer}.", False), ("Her er {{ figur('x') }}.", None), ("{% raw %}", None),
    ("{# nei #}", None)])
def test_the_macros_plugin_is_spared_pages_that_call_nothing(config: MkDocsConfig, text: str,
                                                             spared: bool | None) -> None:
    page = Page("Side", File("side.md", config.docs_dir, config.site_dir, use_directory_urls=True), config)
    page.meta = {}
    first = KompetansepakkePlugin().on_page_markdown.methods[0]
    assert first(text, page=page, config=config, files=Files([])) == text
    assert page.meta.get("render_macros") is spared
