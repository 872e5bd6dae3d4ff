"""The folder of the page for editing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from jinja2 import FileSystemLoader

from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.pages.parts.templates import templates
from kompetansepakke.publish.editing.cms_config import cms_config
from kompetansepakke.web.bundle import EDITING, script
from kompetansepakke.web.editing_host import EditingHost
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import text

_PAGE = "page.html"


def write_editing(host: EditingHost, site_name: str, vocabulary: Vocabulary, folder: Path) -> None:
    """Write the page, its scripts and fonts with their licences, and what they are set up by."""
    shutil.copytree(EDITING, folder, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns(_PAGE))
    locale = vocabulary.first_locale
    name = text(locale, "editing_title", site=site_name)
    page = templates(FileSystemLoader(EDITING)).get_template(_PAGE).render(
        lang=language(locale).tag, name=name, policy=host.policy(), needs_script=text(locale, "editing_needs_script"))
    configured = json.dumps(cms_config(host, name, vocabulary), ensure_ascii=False, indent=1)
    for file, made in (("index.html", page), ("rediger.js", script("editing/editor")),
                       ("rediger.json", configured + "\n")):
        (folder / file).write_text(made, encoding="utf-8", newline="\n")
