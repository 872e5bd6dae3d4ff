"""What a translator is to write so that the tool speaks a language: a start of its file of words, or what it lacks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site_words import LOCALE, WORDS_FOLDER
from kompetansepakke.words.languages import (
    MODEL,
    TABLES,
    UnknownLanguageError,
    language,
    shipped_words,
    site_words,
)

if TYPE_CHECKING:
    from babel import Locale


def missing_words(locale: str) -> str:
    """A file of words in YAML. What nobody has said yet is commented out, in the language that it now comes from.

    The facts of a new language (its name, months and days) are those of CLDR, Unicode's collection, where it has them.
    SiteError where no language can have the name.
    """
    if not LOCALE.fullmatch(locale):
        raise SiteError(f"«{locale}» er ikke det korte navnet på et språk, som se eller sr-latn.")
    own = {**site_words().get(locale, {})}
    for table in TABLES:
        own[table] = {**shipped_words(locale).get(table, {}), **own.get(table, {})}
    facts = {} if shipped_words(locale) or locale in site_words() else _facts(locale)
    lacks = {table: [key for key in shipped_words(MODEL)[table] if key not in own[table]] for table in TABLES}
    return "".join(f"{line}\n" for line in (*_head(locale, lacks), *_written(facts), *_unsaid(locale, lacks)))


def _head(locale: str, lacks: Mapping[str, Sequence[str]]) -> Iterator[str]:
    missing, of = sum(map(len, lacks.values())), sum(len(shipped_words(MODEL)[table]) for table in TABLES)
    yield f"# {WORDS_FOLDER}/{locale}.yml: {missing} av {of} tekster mangler."
    if missing:
        yield "# Ta bort «# » foran linja når teksten er oversatt, og la det i krøllparenteser stå som det er."


def _facts(locale: str) -> Mapping[str, Any]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (takes its time, and few ask for it)

    try:
        known = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return {"tag": locale, "fallback": MODEL}
    name, lists, nobodys = known.display_name or locale, _lists(known), _lists(Locale("root"))
    return {"tag": locale, "name": name[0].upper() + name[1:], "fallback": MODEL,
            **{key: words for key, words in lists.items() if words != nobodys[key]}}


def _lists(known: Locale) -> Mapping[str, list[str]]:
    """The months and days of a locale; those of CLDR's root, which others fall back to, are numbers and English."""
    months, days = known.months["format"], known.days["format"]["wide"]
    lists = {"months": months["wide"], "short_months": months["abbreviated"], "weekdays": days}
    return {name: [str(words[key]) for key in sorted(words)] for name, words in lists.items()}


def _written(facts: Mapping[str, Any]) -> Iterator[str]:
    return (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items())


def _unsaid(locale: str, lacks: Mapping[str, Sequence[str]]) -> Iterator[str]:
    try:
        now = language(locale)
    except UnknownLanguageError:
        now = language(MODEL)
    for table, keys in lacks.items():
        if keys:
            yield f"# {table}:"
        yield from (f"#   {key}: {json.dumps(getattr(now, table)[key], ensure_ascii=False)}" for key in keys)
