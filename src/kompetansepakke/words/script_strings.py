"""What the scripts of the pages say, in bokmål and nynorsk; `browser.bundle` hands it to them as `T`.

One table for each behaviour, so that a phrase stands beside those it is read with.
"""

from __future__ import annotations

from collections.abc import Mapping

_OFFLINE = {
    "offline_keep": ("Lagre «{title}» på enheten ({size} MB)", "Lagre «{title}» på eininga ({size} MB)"),
    "offline_drop": ("Slett «{title}» fra enheten ({size} MB)", "Slett «{title}» frå eininga ({size} MB)"),
    "offline_progress": ("Så langt er «{title}» lagret", "Så langt er «{title}» lagra"),
    "offline_working": ("Lagrer …", "Lagrar …"),
    "offline_kept": ("Hele pakken er lagret og kan leses uten nett.", "Heile pakken er lagra og kan lesast utan nett."),
    "offline_failed": ("Noe kom ikke med. Sjekk nettet og om det er plass på enheten, og prøv igjen.",
                       "Noko kom ikkje med. Sjekk nettet og om det er plass på eininga, og prøv igjen."),
    "offline_forgotten": ("Alt er slettet fra denne nettleseren.", "Alt er sletta frå denne nettlesaren."),
}
_SEARCH = {
    "search_loading": ("Henter søkeregisteret …", "Hentar søkjeregisteret …"),
    "search_failed": ("Søkeregisteret kunne ikke hentes. Prøv igjen.",
                      "Søkjeregisteret kunne ikkje hentast. Prøv igjen."),
    "search_none": ("Ingen treff på «{query}».", "Ingen treff på «{query}»."),
    "search_one": ("1 treff på «{query}».", "1 treff på «{query}»."),
    "search_many": ("{count} treff på «{query}».", "{count} treff på «{query}»."),
    "search_instead": ("Ingen treff på «{query}». Her er {count} treff på «{instead}».",
                       "Ingen treff på «{query}». Her er {count} treff på «{instead}»."),
    "search_some": ("Ingen side har alle ordene i «{query}». {count} treff på noen av dem.",
                    "Inga side har alle orda i «{query}». {count} treff på nokre av dei."),
    "search_more": ("Vis flere treff", "Vis fleire treff"),
}
_NOTES = {
    "done_tick": ("gjort", "gjort"),
    "done_count": ("{count} av {total} gjort", "{count} av {total} gjort"),
    "done_onward": ("Fortsett der du slapp", "Hald fram der du slapp"),
}
_TABLES: tuple[Mapping[str, tuple[str, str]], ...] = (_OFFLINE, _SEARCH, _NOTES)
"""Phrase by key: bokmål and nynorsk."""

SCRIPT_STRINGS = {locale: {key: words[at] for table in _TABLES for key, words in table.items()}
                  for at, locale in enumerate(("nb", "nn"))}
