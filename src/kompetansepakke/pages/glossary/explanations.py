"""The words that a page explains, last on its stage: Markdown that is a list by itself.

The engine's extension (`engine/extension/inline/explained.py`) has each opened from where the page first uses it.
"""

from __future__ import annotations

from functools import partial

from kompetansepakke.content.front.glossary import Term
from kompetansepakke.content.view import PackageView
from kompetansepakke.pages.parts.labels import edition_lang, lang_where
from kompetansepakke.pages.parts.linker import Linker
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.words.marks import marked
from kompetansepakke.words.strings import text

_SAID = "\0"


def glossary_path(package: PackageView) -> str:
    """The staged page of a package's glossary."""
    return f"{package.id}/ordliste/index.md"


def explanations(package: PackageView, linker: Linker) -> str:
    """The terms of the package that the linker's page uses; nothing where it uses none."""
    page = linker.page
    found = [(term, forms) for term in package.glossary if (forms := term.found(page.written, page.locale))]
    if not found:
        return ""
    words = "".join(_explanation(term, forms, package, linker) for term, forms in found)
    return (f"\n\n//// html | div.kp-words[data-kp-noindex=\"\"]\n\n"
            f"**{_ours(linker, 'words_here')}**\n{{: .kp-words__title }}\n{words}\n////\n")


def _ours(linker: Linker, key: str, said: str = "") -> str:
    """A phrase in the edition's language, around what is `said` in that of the text or by its own marks."""
    tag = edition_lang(linker.page, linker.view)
    before, _, after = text(linker.view.locale, key, words=_SAID).partition(_SAID)
    return f"{marked(before, tag)}{said}{marked(after, tag)}"


def _explanation(term: Term, forms: frozenset[str], package: PackageView, linker: Linker) -> str:
    """`data-kp-also` holds what the search finds the page by: its text has one form of the word alone."""
    locale = linker.page.locale
    name, *synonyms = term.names(locale)
    own = partial(marked, tag=lang_where(linker.view, is_written=term.is_written_in(locale)))
    also = f" ({escape_markdown(_ours(linker, 'term_also', own(', '.join(synonyms))))})" if synonyms else ""
    selector = (f"div.kp-word[id=\"kp.ord.{term.anchor}\"][data-kp-forms=\"{'|'.join(sorted(forms))}\"]"
                f"[data-kp-also=\"{', '.join((name, *synonyms))}\"]")
    more = f"[{_ours(linker, 'glossary_title')}]({linker.made(glossary_path(package))}#{term.anchor})"
    heading, definition = (escape_markdown(own(said)) for said in (term.heading(locale), term.definition(locale)))
    return f"\n/// html | {selector}\n\n**{heading}**{also}: {definition} {more}\n\n///\n"
