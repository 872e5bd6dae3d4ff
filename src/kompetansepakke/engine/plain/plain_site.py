"""A staged edition as a site without plugins, that any engine reading `mkdocs.yml` can build."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig

from kompetansepakke.engine.converter import add_extensions
from kompetansepakke.engine.mkdocs_yml import read_mkdocs_yml
from kompetansepakke.engine.plain.macro_caller import macro_caller
from kompetansepakke.engine.theme.template_loader import extending_base
from kompetansepakke.machine.child import children_end_with_us
from kompetansepakke.machine.temporary import temporary_folder
from kompetansepakke.pages.stage import SiteFacts, Stage, StageWish, write_stage
from kompetansepakke.search.index import FOLDER as SEARCH
from kompetansepakke.site.project import Reading
from kompetansepakke.site.site import BuildJob, Site
from kompetansepakke.web.bundle import THEME, made_assets
from kompetansepakke.web.look.look import Look
from kompetansepakke.web.policy import PAGE_POLICY

_ABOUT = """\
# Laget av «kp stage»: én utgave som et vanlig nettsted, uten programtillegg. Endre i kilden, ikke her.
# kompetansepakke.engine.markdown_ext er en utvidelse av Python-Markdown, og følger med kompetansepakke. Der den ikke er
# installert, tar du bort linjene om den: Da får tabeller ikke rullefelt og radoverskrifter, og bokser uten tittel
# får engelsk tittel. Søkeindeksen i docs/search er laget av sidene slik de var.
"""
_SLUGIFY = "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify"


def write_plain_site(site: Site, reading: Reading, edition: str, locale: str, on: date, target: Path) -> None:
    """Leave the edition as it is on a date in the folder `target`, as `mkdocs.yml`, `docs/` and `theme/`.

    It is built once on the way, for the search index and so that what is left can be built. Raises BuildError where
    it can't, and OSError where the disk refuses.
    """
    config, _ = read_mkdocs_yml(site.config_file)
    with temporary_folder() as folder:
        (folder / "stage").mkdir()
        facts = SiteFacts(site.root, site.name, site.url or "", reading.school_breaks, site.guides,
                          site.changes())
        wish = StageWish(site.vocabulary.edition(edition), locale, on)
        stage = write_stage(facts, reading.content, wish, folder / "stage")
        _write_docs(stage, config, target / "docs")
        with children_end_with_us():
            site.build(BuildJob(site.config_file, edition, stage.folder, on, folder / "built"))
        shutil.copytree(folder / "built" / SEARCH, target / "docs" / SEARCH)
    _write_theme(stage, config, site.look, target / "theme")
    settings = yaml.dump(_settings(stage, config, site.look), Dumper=_Dumper, allow_unicode=True, sort_keys=False,
                         width=10_000)
    (target / "mkdocs.yml").write_text(_ABOUT + settings, encoding="utf-8", newline="\n")


def _write_docs(stage: Stage, config: MkDocsConfig, docs: Path) -> None:
    """The pages with their macro calls carried out, and the attachments."""
    shutil.copytree(stage.docs, docs, copy_function=shutil.copyfile)
    carried_out = macro_caller(config)
    for path in sorted(docs.rglob("*.md")):
        staged = path.relative_to(docs).as_posix()
        head, matter, text = path.read_text(encoding="utf-8").split("---\n", 2)
        text = carried_out(stage.sources.get(staged, staged), text)
        path.write_text(f"{head}---\n{matter}---\n{text}\n", encoding="utf-8", newline="\n")


def _write_theme(stage: Stage, config: MkDocsConfig, look: Look, theme: Path) -> None:
    """Our templates and styles under the site's own, and the scripts and what the look is made of as files."""
    shutil.copytree(THEME, theme, ignore=shutil.ignore_patterns("chooser.html"), copy_function=shutil.copyfile)
    for name, content in (*made_assets(), *look.assets(stage.context["name"])):
        (theme / name).write_text(content, encoding="utf-8", newline="\n")
    if config.theme.custom_dir:
        shutil.copytree(config.theme.custom_dir, theme, copy_function=shutil.copyfile, dirs_exist_ok=True)
        own_main = theme / "main.html"
        own_main.write_text(extending_base(own_main.read_text(encoding="utf-8-sig")), encoding="utf-8", newline="\n")


def _settings(stage: Stage, config: MkDocsConfig, look: Look) -> dict[str, Any]:
    names, options = list(config.markdown_extensions), dict(config.mdx_configs)
    add_extensions(names, options, stage.locale, config.theme.custom_dir)
    settings = {
        "site_name": stage.context["name"], "site_url": stage.site_url,
        "site_description": stage.context["about"] or config.site_description,
        "copyright": config.copyright,
        "theme": {"name": None, "custom_dir": "theme", "static_templates": ["404.html"]},
        "plugins": [], "use_directory_urls": True,
        "extra_css": list(config.extra_css),
        "extra_javascript": [entry if isinstance(entry, str) else dict(entry) for entry in config.extra_javascript],
        "markdown_extensions": [{name: dict(options[name])} if options.get(name) else name for name in names],
        "nav": stage.nav, "not_in_nav": "".join(f"/{path}\n" for path in sorted(stage.outside_nav)),
        "extra": {**config.extra, "kp": {**stage.context, "policy": PAGE_POLICY, "look": look.context()}},
    }
    kept_empty = ("plugins", "theme")
    return {key: value for key, value in settings.items() if value or key in kept_empty}


class _Dumper(yaml.Dumper):
    """Writes what Python-Markdown's extensions are given, functions too, in a form that every engine reads."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: not all readers of YAML know aliases."""
        return True


def _slugify(dumper: yaml.Dumper, function: partial[str]) -> yaml.Node:
    """A way to make anchors, which is a function made by pymdownx.slugs.slugify."""
    if function.func.__module__ != "pymdownx.slugs":
        return dumper.represent_object(function)
    return dumper.represent_mapping(_SLUGIFY, {"kwds": dict(function.keywords)})


_Dumper.add_representer(partial, _slugify)
