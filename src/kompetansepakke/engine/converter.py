"""Markdown to HTML just as the engine will do it, so that the check reads what will be published."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from pymdownx.slugs import slugify

from kompetansepakke.content.conversion import Converted, NotConvertedError, Render
from kompetansepakke.content.model import Content
from kompetansepakke.engine.rendering.kept_pages import name_of_extensions
from kompetansepakke.machine.kept import Kept, name_of
from kompetansepakke.pages.tracing import renderer
from kompetansepakke.web.own_theme import own_icons
from kompetansepakke.words.languages import MODEL

_OURS = "kompetansepakke.engine.markdown_ext"
EXTENSIONS = (
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.blocks.html",
    "pymdownx.caret", "pymdownx.details", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys",
    "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tilde", _OURS)
"""What every site has; it may add others in mkdocs.yml, or settings for these."""
_FIXED: Mapping[str, Mapping[str, Any]] = {
    "pymdownx.highlight": {"use_pygments": True, "noclasses": False, "guess_lang": False, "anchor_linenums": False,
                           "line_anchors": "", "linenums_style": "pymdownx-inline"},
    "pymdownx.tabbed": {"alternate_style": False},
    "toc": {"permalink": False, "anchorlink": False},
}
"""Settings that a site can't change: the policy allows no style in a page, and what is made of them must be known."""
_INSTEAD = ("pymdownx.emoji", "pymdownx.tasklist", "pymdownx.arithmatex", "pymdownx.progressbar")
"""What our extension does instead, or tells as what it doesn't do."""

_JUST_BEFORE_RAW_HTML, _JUST_AFTER_RAW_HTML = 20.5, 19.5
"""Around Python-Markdown's own preprocessor of raw HTML, which has the priority 20."""
_SPARE_FRAMES = 250
"""How much deeper the engine's own calls may lie on the stack than ours when it converts the same page."""


def add_extensions(names: list[str], settings: dict[str, Any], locale: str, own: str | None = None) -> None:
    """Add what every site has to a list of extensions and their settings, in place.

    `own` is the folder of the site's own theme, which may have icons.
    """
    names[:] = [name for name in names if name not in (*_INSTEAD, _OURS)]
    names += [name for name in EXTENSIONS if name not in names]
    for name in _INSTEAD:
        settings.pop(name, None)
    for name, options in _FIXED.items():
        settings[name] = {**settings.get(name, {}), **options}
    settings[_OURS] = {"locale": locale, "icons": own_icons(Path(own)) if own else {}}
    settings.setdefault("toc", {}).setdefault("slugify", slugify(case="lower"))


def get_ready() -> None:
    """Convert a page, so that no process that renders loads the extensions and compiles their patterns for itself."""
    Converter((), {}, MODEL)("Tekst")


def site_renderer(config: MkDocsConfig, locales: tuple[str, ...]) -> Callable[[Content], Render]:
    """What makes the converter of a content's pages, with the site's own extensions and ours, in each language."""
    make = keeping_renderer(config, locales)
    return lambda content: make(content, Kept(None))


def keeping_renderer(config: MkDocsConfig, locales: tuple[str, ...]) -> Callable[[Content, Kept], Render]:
    """The same, of a converter that looks among what is kept first."""
    converters = {locale: Converter(config.markdown_extensions, config.mdx_configs, locale, config.theme.custom_dir,
                                    Path(config.config_file_path).parent)
                  for locale in locales}
    return lambda content, kept: renderer(content, {locale: _Keeping(converter, kept)
                                                    for locale, converter in converters.items()})


class Converter:
    """Converts pages of one language with a site's extensions (`names`, and the `settings` of some of them)."""

    def __init__(self, names: Sequence[str], settings: Mapping[str, Any], locale: str, own: str | None = None,
                 root: Path = Path()) -> None:
        """`own` is the folder of the site's own theme, `root` that of the site, which may bring extensions."""
        names, settings = list(names), {name: dict(options) for name, options in settings.items()}
        add_extensions(names, settings, locale, own)
        settings[_OURS]["drawn"] = False
        self.name = name_of_extensions(names, settings, root)
        self._raw = _RawHtml()
        self._extensions: list[str | Extension] = [*names, self._raw]
        self._settings = settings

    @cached_property
    def _markdown(self) -> Markdown:
        """Set up for the first page: often all pages were converted before."""
        return Markdown(extensions=self._extensions, extension_configs=self._settings)

    def __call__(self, text: str) -> Converted:
        """The page `text` as HTML; raises NotConvertedError where the engine stops at it."""
        self._markdown.reset()
        self._raw.blocks.clear()  # of a page without text, the engine asks nobody
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(limit - _SPARE_FRAMES)
        try:
            html = self._markdown.convert(text)
        except Exception as fault:  # whatever the engine stops at, an editor is told the line
            raise NotConvertedError from fault
        finally:
            sys.setrecursionlimit(limit)
        return Converted(html, tuple(self._raw.blocks), frozenset(self._markdown.references))


@dataclass(frozen=True, slots=True)
class _Keeping:
    """A converter that converts nothing it has converted before."""

    converter: Converter
    kept: Kept

    def __call__(self, text: str) -> Converted:
        name = name_of(self.converter.name, "converted", text)
        found = self.kept.get_json(name)
        if found is not None:
            html, raw, references = found
            return Converted(html, tuple(raw), frozenset(references))
        made = self.converter(text)
        self.kept.put_json(name, [made.html, made.raw, sorted(made.references)])
        return made


class _RawHtml(Extension):
    """Remembers the blocks of raw HTML of the page that was converted last: in them, Markdown isn't read."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._first = 0

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        md.preprocessors.register(_Called(md, self._before), "kp_before_raw_html", _JUST_BEFORE_RAW_HTML)
        md.preprocessors.register(_Called(md, self._after), "kp_after_raw_html", _JUST_AFTER_RAW_HTML)

    def _before(self, md: Markdown) -> None:
        self._first = len(md.htmlStash.rawHtmlBlocks)

    def _after(self, md: Markdown) -> None:
        self.blocks = [block for block in md.htmlStash.rawHtmlBlocks[self._first:] if isinstance(block, str)]


class _Called(Preprocessor):
    """Calls a function at its place among the preprocessors, and leaves the text as it is."""

    def __init__(self, md: Markdown, call: Any) -> None:
        super().__init__(md)
        self._call = call

    def run(self, lines: list[str]) -> list[str]:
        self._call(self.md)
        return lines
