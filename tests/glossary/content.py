"""The small site: a glossary, a page that uses its words in two languages, and one that uses none."""

from __future__ import annotations

from tests.site.building import FRONT, HEAD, PACKAGE

SECRET = "Å spørre om det en tok for gitt, og ikke bare om det en gjorde"
GLOSSARY = f"""\
- term: {{nb: dybdelæring, nn: djupnelæring}}
  definition: {{nb: Å forstå noe & bruke det., nn: Å forstå noko & bruke det.}}
  synonyms: [varig forståelse]
- term: åpne spørsmål
  definition: Spørsmål med flere svar.
- term: ærlighet
  definition: Å si det som det er.
- term: kjerne
  definition: {SECRET}.
  roles: [leader]
  synonyms: [grunnvoll]
"""
PAGE = HEAD + """Om dybdelæringen, kjernen, ærlighet og åpne spørsmål.

/// worksheet | Ark
    id: ark

- Skriv om dybdelæring.
/// end worksheet
"""
FILES = {
    "modules/p/package.yml": PACKAGE, "modules/p/glossary.yml": GLOSSARY, "modules/p/1-a/index.md": FRONT,
    "modules/p/1-a/01-x.md": PAGE,
    "modules/p/1-a/02-y.md": HEAD + "Se [ordlista](../ordliste/index.md). Ingen ord.\n",
    "modules/p/1-a/01-x.nn.md": PAGE.replace("roles: all\n", "").replace("dybdelæring", "djupnelæring"),
}
