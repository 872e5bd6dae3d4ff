"""The glossary of a package: the words that its pages use and that are explained, in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kompetansepakke.content.front.glossary import Term
from kompetansepakke.content.view import PackageView, View
from kompetansepakke.pages.glossary.explanations import glossary_path
from kompetansepakke.pages.parts.labels import audience_label, lang_where
from kompetansepakke.pages.parts.made_page import Body, MadePage, Making, crumbs
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.words.marks import marked
from kompetansepakke.words.strings import text

_LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""The last letters of the alphabet, as what comes after z among characters."""


def glossary_pages(making: Making) -> Iterator[MadePage]:
    """The glossary of each package that explains any words."""
    view = making.view
    for package in view.packages:
        if package.glossary:
            title = text(view.locale, "glossary_title")
            yield MadePage(glossary_path(package), "glossary", title, partial(_body, package, view),
                           text(view.locale, "glossary_about", package=package.title),
                           meta={"package": package.id, "crumbs": crumbs(package)}, package=package, nav_title=title)


def _body(package: PackageView, view: View, _: frozenset[str]) -> Body:
    terms = sorted(package.glossary, key=lambda term: term.term(view.locale).casefold().translate(_LAST))
    return Body(f"# {escape_markdown(text(view.locale, 'glossary_title'))}\n\n{text(view.locale, 'glossary_lead')}\n\n"
                + "\n".join(_entry(term, view) for term in terms))


def _entry(term: Term, view: View) -> str:
    said = partial(marked, tag=lang_where(view, is_written=term.is_written_in(view.locale)))
    _, *synonyms = term.names(view.locale)
    parts = [f"## {escape_markdown(said(term.heading(view.locale)))} {{: #{term.anchor} }}\n"]
    if label := audience_label(term.audience, view):
        parts.append(f"{escape_markdown(label)}\n{{: .kp-for }}\n")
    parts.append(f"{escape_markdown(said(term.definition(view.locale)))}\n")
    if synonyms:
        also = text(view.locale, "term_also", words=said(", ".join(synonyms)))
        parts.append(f"{escape_markdown(also[0].upper() + also[1:])}\n{{: .kp-facts }}\n")
    return "\n".join(parts)
