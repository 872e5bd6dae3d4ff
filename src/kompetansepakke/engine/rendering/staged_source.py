"""The source of a staged page, read without the YAML that MkDocs reads it by: that takes as long as all else of it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from kompetansepakke.source.staged_head import read_staged_head


def read_source(page: Page, config: MkDocsConfig) -> None:
    """Do what the page's own `read_source` does; that is asked where a plugin has a source of its own for pages."""
    found = None if config.plugins.events["page_read_source"] else read_staged_head(page.file.content_string)
    if found is None:
        type(page).read_source(page, config)
    else:
        page.markdown, page.meta = found
