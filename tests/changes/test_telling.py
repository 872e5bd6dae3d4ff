"""A comparison told: once where it is the same to several, in both languages, and safely in Markdown."""

from __future__ import annotations

import json
from datetime import date

import pytest

from kompetansepakke.content.changes.change import Change, Detail, EditionChanges
from kompetansepakke.content.changes.comparison import compare
from kompetansepakke.content.changes.telling.tell_formats import FORMATS, Since
from tests.changes.comparing import LEADERS, SECOND, VIDEO, hash_of, moment, site
from tests.core.reading import HEAD, PAGE

SINCE = Since("main...", "0123456789abcdef", date(2026, 11, 27))
OLD = site("En tekst om lesing.\n\n" + VIDEO, "To")
OLD[PAGE.replace(".md", ".nn.md")] = f"---\ntitle: Sida\nsource_hash: {hash_of(OLD, PAGE)}\n---\nEin tekst\n\n{VIDEO}"
RENAMED = VIDEO.replace("id: film", "id: filmen").replace("7", "9")
NEW = {**OLD, **site(f"En tekst om høytlesing.\n\n{RENAMED}{LEADERS}", HEAD.replace("all", "[leader]") + "To")}
TEXT = """\
Endret for leserne siden main... (0123456789, 27. november 2026)

Alle utgavene
  Pass på
    - Id-en film er borte: film «Film» ser ut til å ha fått id-en filmen. Notater og framdrift hang på den gamle. \
Skriv id: film i modules/p/1-a/01-x.md.
  Pakker og moduler
    - Pakken «Pakke»: tid 9 min (før 7 min)
    - Modul 1 Modul: tid 9 min (før 7 min)

Utgavene laerer og eier
  Pass på
    - Adressen p/1-a/02-y/ («1.2 Side») leder ingen steder, og ingen side har den under «aliases».
  Sider og blokker
    - Borte: 1.2 Side (p/1-a/02-y/)

Alle utgavene, på bokmål
  Sider og blokker
    - På 1.1 Side (p/1-a/01-x/)
      - Endret: film «Film» (filmen): id filmen (før film); tid 9 min (før 7 min)

Alle utgavene, på nynorsk
  Pass på
    - Oversettelsen modules/p/1-a/01-x.nn.md er eldre enn teksten: 1.1 Side er endret.
  Sider og blokker
    - På 1.1 Sida (p/1-a/01-x/)
      - Endret: film «Film» (filmen): id filmen (før film); tid 9 min (før 7 min)

Utgavene leder og uh
  Sider og blokker
    - Endret: 1.2 Side (p/1-a/02-y/): for leader (før all)

Utgavene laerer og eier, på bokmål
  Sider og blokker
    - Endret: 1.1 Side (p/1-a/01-x/): 1 nytt ord, 1 ord er borte

Utgavene leder og uh, på bokmål
  Sider og blokker
    - Endret: 1.1 Side (p/1-a/01-x/): 4 nye ord, 1 ord er borte; «roles | leader» 1 (før 0)
"""


def told(form: str, locale: str = "nb") -> str:
    return FORMATS[form](SINCE, compare(moment(OLD), moment(NEW)), locale)


def one(form: str, change: Change) -> str:
    return FORMATS[form](SINCE, (EditionChanges("laerer", "nb", (change,)),), "nb")


def test_what_is_the_same_to_several_is_told_once_under_all_of_them() -> None:
    assert told("text") == TEXT


def test_it_is_told_in_nynorsk_too() -> None:
    said = told("text", "nn")
    assert said.startswith("Endra for lesarane sidan main...")
    assert "Utgåvene leder og uh, på bokmål\n" in said
    assert "Endra: 1.2 Side (p/1-a/02-y/): for leader (før all)" in said


def test_markdown_says_the_same_with_headings_and_lists() -> None:
    said = told("md")
    assert said.splitlines()[:6] == ["## Endret for leserne siden `main...` (0123456789, 27. november 2026)", "",
                                     "### Alle utgavene", "", "**Pass på**", ""]
    assert "\n- På 1.1 Side (`p/1-a/01-x/`)\n  - Endret: film «Film» (`filmen`)" in said


@pytest.mark.parametrize(("name", "written"), [
    ("*Viktig* [lenke](x)", r"\*Viktig\* \[lenke\](x)"), ("<b>a & b", r"\<b\>a \& b"),
    ("Hei @kari", "Hei @<!-- -->kari"), ("https://x.no :smile:", r"https\:<!-- -->//x.no \:smile\:"),
    ("se www.x.no, WWW.x.no og _www.x.no_, ikke wwww",
     r"se www<!-- -->.x.no, WWW<!-- -->.x.no og \_www<!-- -->.x.no\_, ikke wwww")])
def test_nothing_that_editors_wrote_is_taken_for_markdown_or_calls_on_anybody(name: str, written: str) -> None:
    change = Change("page", "changed", name, "p/", details=(Detail("title", "før", name),))
    assert f"- Endret: {written} (`p/`): tittel «{written}» (før «før»)\n" in one("md", change)


def test_readers_in_different_languages_are_named_in_one_sentence() -> None:
    change = Change("page", "new", "S", "p/")
    asked = (("laerer", "nb"), ("laerer", "nn"), ("leder", "nb"), ("leder", "nn"), ("uh", "nb"))
    found = [EditionChanges(edition, locale, () if (edition, locale) == ("leder", "nn") else (change,))
             for edition, locale in asked]
    assert "\nUtgavene leder og uh, på bokmål; utgaven laerer\n" in FORMATS["text"](SINCE, found, "nb")


def test_json_holds_the_facts_edition_by_edition() -> None:
    value = json.loads(told("json"))
    assert value["since"] == {"revision": "main...", "commit": "0123456789abcdef", "date": "2026-11-27"}
    assert [(found["edition"], found["locale"]) for found in value["editions"]] == [
        (edition, locale) for edition in ("laerer", "leder", "eier", "uh") for locale in ("nb", "nn")]
    leaders = next(found for found in value["editions"] if (found["edition"], found["locale"]) == ("leder", "nn"))
    assert {"subject": "page", "verdict": "changed", "name": "1.2 Side", "place": "p/1-a/02-y/",
            "details": [{"name": "roles", "before": "all", "after": "leader"}]} in leaders["changes"]


def test_nothing_changed_is_said_in_a_sentence() -> None:
    found = compare(moment(OLD), moment(OLD))
    assert FORMATS["text"](SINCE, found, "nb").endswith("\n\nIngenting er endret for leserne.\n")
    assert json.loads(FORMATS["json"](SINCE, found, "nb"))["editions"][0]["changes"] == []


@pytest.mark.parametrize(("change", "said"), [
    (Change("page", "changed", "S", "p/", details=(Detail("layout"),)),
     "Endret: S (p/): rekkefølge, tegn eller oppsett"),
    (Change("page", "changed", "S", "", details=(Detail("figure", None, "vei"),)),
     "Endret: S (/): figuren vei er en annen"),
    (Change("page", "changed", "S", "p/", details=(Detail("description", "a", "b"),)),
     "Endret: S (p/): beskrivelse er endret"),
    (Change("page", "changed", "S", "p/", details=(Detail("description", "a"),)),
     "Endret: S (p/): beskrivelse er tatt bort (var «a»)"),
    (Change("page", "new", "S", "p/", details=(Detail("opens", None, "2027-01-15"),)),
     "Ny side: S (p/): åpner 15. januar 2027"),
    (Change("page", "moved", "S", "p/b/", "p/a/"), "Flyttet: S, fra p/a/ til p/b/"),
    (Change("page", "changed", "S", "p/", details=(Detail("language", "nb", "nn"),)),
     "Endret: S (p/): språk nynorsk (før bokmål)"),
    (Change("block", "moved", "B", "p/b/", "p/a/", "video", "b", page="S"),
     "Flyttet hit fra p/a/: film «B» (b)"),
    (Change("block", "changed", "B", "p/", "", "task", "b", (Detail("kind", "text", "task"), Detail("ukjent", 1, 2)),
            page="S"), "Endret: oppgave «B» (b): slag oppgave (før tekst); ukjent 2 (før 1)"),
    (Change("package", "changed", "P", "p", details=(Detail("wheel"),)), "Pakken «P»: årshjul er endret"),
    (Change("file", "gone", "a.png", "p/a.png"), "Borte: p/a.png"),
    (Change("term", "new", "lesing", "p"), "Nytt ord: «lesing» (p)"),
    (Change("term", "changed", "lesing", "p", details=(Detail("definition", "a", "b"), Detail("synonyms", "c"))),
     "Endret: ordet «lesing» (p): forklaring er endret; synonymer er tatt bort (var c)"),
    (Change("setup", "changed", "mkdocs.yml", "mkdocs.yml"), "Endret: mkdocs.yml. Alle sider kan være annerledes"),
    (Change("macros", "changed", "macros.py", "macros.py", details=(Detail("macros", None, "dato"),
                                                                     Detail("pages", None, 2))),
     "Endret: macros.py. Det makroene lager, kan være annerledes: makroer i bruk dato; antall sider 2"),
    (Change("language", "new", "nn"), "Utgaven finnes nå på nynorsk."),
    (Change("edition", "gone", "uh"), "Utgaven uh er borte."),
    (Change("field", "lost", "Hva nå?", "p/", kind="worksheet", id="ark"),
     "Feltet «Hva nå?» i arbeidsarket ark er borte eller skrevet om (p/). Svar på det blir stående for seg selv."),
])
def test_each_kind_of_change_has_its_sentence(change: Change, said: str) -> None:
    assert f"- {said}\n" in one("text", change)


def test_blocks_stand_below_their_page_and_pages_in_the_order_of_their_addresses() -> None:
    blocks = tuple(Change("block", "changed", place, place, kind="video", id="b", page=place)
                   for place in ("p/10-b/", "p/2-a/", "p/gammel/"))
    moved = Change("page", "moved", "Ny", "p/1-ny/", "p/gammel/")
    said = FORMATS["text"](SINCE, (EditionChanges("laerer", "nb", (*blocks, moved)),), "nb")
    lines = [line.strip() for line in said.splitlines() if line.startswith("    ")]
    assert lines == ["- Flyttet: Ny, fra p/gammel/ til p/1-ny/", "- Endret: film «p/gammel/» (b)",
                     "- På p/2-a/ (p/2-a/)", "- Endret: film «p/2-a/» (b)",
                     "- På p/10-b/ (p/10-b/)", "- Endret: film «p/10-b/» (b)"]


def test_the_source_of_a_moved_page_is_where_the_alias_is_to_stand() -> None:
    now = {**site(), SECOND: HEAD + "En tekst om lesing.\n\n" + VIDEO}
    said = FORMATS["md"](SINCE, compare(moment(site("En tekst om lesing.\n\n" + VIDEO)), moment(now)), "nb")
    assert f"Skriv `aliases: [1-a/01-x]` i sidehodet i `{SECOND}`." in said
