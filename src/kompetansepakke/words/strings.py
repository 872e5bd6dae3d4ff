"""Every word of the user interface, in bokmål and nynorsk. Tests keep the two alike in keys and fields."""

from __future__ import annotations

from datetime import date

from kompetansepakke.words.catalogue_strings import CATALOGUE_NB, CATALOGUE_NN
from kompetansepakke.words.guide_strings import GUIDE_NB, GUIDE_NN
from kompetansepakke.words.notes_strings import NOTES_NB, NOTES_NN
from kompetansepakke.words.pacing_strings import PACING_NB, PACING_NN
from kompetansepakke.words.recording_strings import RECORDING_NB, RECORDING_NN
from kompetansepakke.words.worksheet_strings import WORKSHEET_NB, WORKSHEET_NN

NB = {
    "language": "Bokmål",
    "home": "Forsiden",
    "skip": "Hopp til innholdet",
    "menu": "Meny",
    "close": "Lukk",
    "navigation": "Innhold i pakken",
    "breadcrumbs": "Brødsmuler",
    "on_this_page": "På denne siden",
    "search": "Søk",
    "search_label": "Søk i {site}",
    "search_hint": "Skriv ett eller flere ord",
    "search_needs_js": "Søket trenger JavaScript. Bruk menyen eller oversikten over modulene i stedet.",
    "offline_title": "Uten nett",
    "offline_lead": "Det du har åpnet, kan du lese igjen uten nett. Her kan du lagre hele pakker på enheten, eller "
                    "laste ned alt som én fil.",
    "offline_missed": "Du er uten nett, og siden du ville til, er ikke lagret på denne enheten.",
    "offline_again": "Prøv igjen",
    "offline_packages": "Lagre en pakke på enheten",
    "offline_packages_text": "Da kan du lese alle sidene, søke og skrive notater uten nett. Når nettstedet blir "
                             "endret, henter nettleseren det nye neste gang du har nett.",
    "offline_needs_js": "Å lagre på enheten trenger JavaScript og en tjener med HTTPS.",
    "offline_zip": "Last ned alt som én fil",
    "offline_zip_text": "Pakk ut fila, og åpne index.html i nettleseren. Da trenger du verken nett eller tjener.",
    "offline_zip_link": "Last ned {name} (zip)",
    "offline_forget": "Slett det som er lagret",
    "offline_forget_text": "Bruker du en maskin som andre også bruker, bør du slette sidene når du er ferdig. Notatene "
                           "dine blir ikke slettet her.",
    "offline_forget_button": "Slett alle lagrede sider fra denne nettleseren",
    "dark": "Mørk",
    "light": "Lys",
    "theme_auto": "Følg enheten",
    "theme": "Utseende",
    "role": "Rolle",
    "role_switch": "Bytt rolle",
    "role_current": "Du leser som {role}",
    "role_same_page": "{role}",
    "role_front": "{role} (til forsiden)",
    "previous": "Forrige",
    "next": "Neste",
    "page_order": "Forrige og neste side",
    "edit": "Foreslå en endring",
    "site_pages": "Om nettstedet",
    "packages": "Pakker",
    "modules": "Moduler",
    "module": "Modul {number}",
    "module_title": "Modul {number}: {title}",
    "parts": "Deler",
    "in_module": "Alt i modulen",
    "map_title": "Modulkart for {package}",
    "map_free": "Moduler på samme høyde kan tas i den rekkefølgen skolen velger.",
    "weeks_min": "minst {weeks} uker",
    "weeks_min_one": "minst {weeks} uke",
    "hours": "{hours} timer",
    "meetings": "{count} møter",
    "meetings_one": "1 møte",
    "meetings_at_least": "minst {count} møter",
    "meetings_at_least_one": "minst 1 møte",
    "minutes": "{count} min",
    "minutes_long": "{count} minutter",
    "pages": "{count} sider",
    "pages_one": "1 side",
    "requires_one": "Modul {list} må være gjennomført før dere begynner på denne.",
    "requires_many": "Modulene {list} må være gjennomført før dere begynner på denne.",
    "opens": "Åpner {date}",
    "not_open": "Siden åpner {date}.",
    "module_not_open": "Modulen åpner {date}.",
    "pilot": "Pilot {opens} til {due}",
    "untranslated": "Denne siden finnes ikke på nynorsk ennå. Her er bokmålsteksten.",
    "kind_video": "Film",
    "kind_podcast": "Podkast",
    "kind_text": "Tekst",
    "kind_task": "Oppgave",
    "kind_meeting": "Møte",
    "kind_worksheet": "Arbeidsark",
    "kind_page": "Side",
    "kind_module": "Modul",
    "kind_package": "Pakke",
    "kind_site": "Om nettstedet",
    "kind_home": "Forside",
    "kind_pacing": "Tidsplan",
    "kind_manuscript": "Manuskript",
    "kind_supplement": "Tekst",
    "kinds_video": "Filmer",
    "kinds_podcast": "Podkaster",
    "kinds_text": "Tekster",
    "kinds_task": "Oppgaver",
    "kinds_meeting": "Møter",
    "kinds_worksheet": "Arbeidsark",
    "goals": "Mål",
    "tip": "Tips",
    "tip_connections": "Sammenhenger",
    "tip_method": "Metode og tidsbruk",
    "tip_demanding": "Ekstra krevende",
    "tip_groups": "Gruppesammensetting",
    "tip_alternatives": "Andre måter å arbeide på",
    "tip_reading": "Videre lesing",
    "work_individual": "hver for seg",
    "work_team": "i team",
    "work_plenary": "alle sammen",
    "phase_before": "før møtet",
    "phase_meeting": "i møtet",
    "phase_after": "etter møtet",
    "groups_across": "grupper på tvers av fag og trinn",
    "groups_subject": "grupper etter fag",
    "groups_year": "grupper etter trinn",
    "groups_team": "grupper etter team",
    "groups_leaders": "lederne",
    "groups_all": "alle samlet",
    "demanding": "ekstra krevende",
    "video_open": "Se filmen «{title}»",
    "podcast_open": "Hør podkasten «{title}»",
    "text_open": "Les «{title}»",
    "transcript": "Les manuskriptet til «{title}»",
    "captions": "Filmen er tekstet.",
    "captions_file": "Last ned tekstingen",
    "captions_text": "Teksting: {text}.",
    "brings": "Ta med notater fra:",
    "handed_out": "Tekster og manuskripter",
    "for_roles": "For {roles}",
    "also_see": "ses også av {roles}",
    "and": "og",
    "choose_title": "Hvem er du?",
    "choose_lead": "Velg rollen din, så får du det innholdet som er laget for deg.",
    "choose_remember": "Husk valget på denne enheten",
    "choose_forget": "Glem valget",
    "choose_continue": "Sist leste du som {role}.",
    "choose_sees": "Her ser du det som er laget for {roles}.",
    "choose_nn": "nynorsk",
    "not_found": "Siden finnes ikke",
    "not_found_text": "Adressen kan være skrevet feil, eller siden er flyttet. Gå tilbake, eller begynn på forsiden.",
    "not_found_home": "Til forsiden",
    "table": "Tabell",
    "total": "Til sammen {hours}",
    "hours_minutes": "{hours} t {minutes} min",
    "only_hours": "{hours} t",
    **CATALOGUE_NB,
    **GUIDE_NB,
    **WORKSHEET_NB,
    **PACING_NB,
    **NOTES_NB,
    **RECORDING_NB,
}

NN = {
    **NB,
    "language": "Nynorsk",
    "home": "Framsida",
    "skip": "Hopp til innhaldet",
    "close": "Lukk",
    "navigation": "Innhald i pakken",
    "breadcrumbs": "Brødsmular",
    "on_this_page": "På denne sida",
    "search_label": "Søk i {site}",
    "search_hint": "Skriv eitt eller fleire ord",
    "search_needs_js": "Søket treng JavaScript. Bruk menyen eller oversikta over modulane i staden.",
    "search": "Søk",
    "offline_title": "Utan nett",
    "offline_lead": "Det du har opna, kan du lese igjen utan nett. Her kan du lagre heile pakkar på eininga, eller "
                    "laste ned alt som éi fil.",
    "offline_missed": "Du er utan nett, og sida du ville til, er ikkje lagra på denne eininga.",
    "offline_again": "Prøv igjen",
    "offline_packages": "Lagre ein pakke på eininga",
    "offline_packages_text": "Då kan du lese alle sidene, søkje og skrive notat utan nett. Når nettstaden blir endra, "
                             "hentar nettlesaren det nye neste gong du har nett.",
    "offline_needs_js": "Å lagre på eininga krev JavaScript og ein tenar med HTTPS.",
    "offline_zip": "Last ned alt som éi fil",
    "offline_zip_text": "Pakk ut fila, og opne index.html i nettlesaren. Då treng du verken nett eller tenar.",
    "offline_zip_link": "Last ned {name} (zip)",
    "offline_forget": "Slett det som er lagra",
    "offline_forget_text": "Bruker du ei maskin som andre òg bruker, bør du slette sidene når du er ferdig. Notata "
                           "dine blir ikkje sletta her.",
    "offline_forget_button": "Slett alle lagra sider frå denne nettlesaren",
    "dark": "Mørk",
    "light": "Lys",
    "theme_auto": "Følg eininga",
    "theme": "Utsjånad",
    "role_switch": "Byt rolle",
    "role_current": "Du les som {role}",
    "role_front": "{role} (til framsida)",
    "previous": "Førre",
    "page_order": "Førre og neste side",
    "edit": "Føreslå ei endring",
    "site_pages": "Om nettstaden",
    "packages": "Pakkar",
    "modules": "Modular",
    "parts": "Delar",
    "in_module": "Alt i modulen",
    "map_title": "Modulkart for {package}",
    "map_free": "Modular på same høgd kan takast i den rekkjefølgja skulen vel.",
    "weeks_min": "minst {weeks} veker",
    "weeks_min_one": "minst {weeks} veke",
    "hours": "{hours} timar",
    "meetings": "{count} møte",
    "meetings_at_least": "minst {count} møte",
    "minutes_long": "{count} minutt",
    "requires_one": "Modul {list} må vere gjennomført før de byrjar på denne.",
    "requires_many": "Modulane {list} må vere gjennomførte før de byrjar på denne.",
    "opens": "Opnar {date}",
    "not_open": "Sida opnar {date}.",
    "module_not_open": "Modulen opnar {date}.",
    "untranslated": "Denne sida finst ikkje på nynorsk enno. Her er bokmålsteksten.",
    "kind_task": "Oppgåve",
    "kind_site": "Om nettstaden",
    "kind_home": "Framside",
    "kinds_video": "Filmar",
    "kinds_podcast": "Podkastar",
    "kinds_text": "Tekstar",
    "kinds_task": "Oppgåver",
    "kinds_meeting": "Møte",
    "tip_connections": "Samanhengar",
    "tip_method": "Metode og tidsbruk",
    "tip_demanding": "Ekstra krevjande",
    "tip_groups": "Gruppesamansetjing",
    "tip_alternatives": "Andre måtar å arbeide på",
    "tip_reading": "Vidare lesing",
    "work_individual": "kvar for seg",
    "work_plenary": "alle saman",
    "groups_across": "grupper på tvers av fag og trinn",
    "groups_leaders": "leiarane",
    "groups_all": "alle samla",
    "demanding": "ekstra krevjande",
    "video_open": "Sjå filmen «{title}»",
    "podcast_open": "Høyr podkasten «{title}»",
    "text_open": "Les «{title}»",
    "captions": "Filmen er teksta.",
    "captions_file": "Last ned tekstinga",
    "brings": "Ta med notat frå:",
    "handed_out": "Tekstar og manuskript",
    "also_see": "blir òg sett av {roles}",
    "choose_title": "Kven er du?",
    "choose_lead": "Vel rolla di, så får du det innhaldet som er laga for deg.",
    "choose_remember": "Hugs valet på denne eininga",
    "choose_forget": "Gløym valet",
    "choose_continue": "Sist las du som {role}.",
    "choose_sees": "Her ser du det som er laga for {roles}.",
    "not_found": "Sida finst ikkje",
    "not_found_text": "Adressa kan vere skriven feil, eller sida er flytta. Gå tilbake, eller byrj på framsida.",
    "not_found_home": "Til framsida",
    "total": "Til saman {hours}",
    **CATALOGUE_NN,
    **GUIDE_NN,
    **WORKSHEET_NN,
    **PACING_NN,
    **NOTES_NN,
    **RECORDING_NN,
}

STRINGS = {"nb": NB, "nn": NN}
LANGUAGE_TAGS = {"nb": "nb", "nn": "nn"}
_MONTHS = ("januar februar mars april mai juni juli august september oktober november desember").split()


def text(locale: str, key: str, **values: object) -> str:
    """The phrase `key` in `locale`, its fields filled. KeyError for a key or field that isn't there."""
    return STRINGS[locale][key].format(**values)


def count_text(locale: str, key: str, count: int) -> str:
    """The phrase `key` for a count, with its singular (`<key>_one`) for one."""
    return text(locale, f"{key}_one" if count == 1 else key, count=count)


def date_text(day: date) -> str:
    """«1. november 2019», the same in bokmål and nynorsk."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def listed(locale: str, items: list[str]) -> str:
    """«a, b og c»."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {text(locale, 'and')} {items[-1]}"


def hours_text(locale: str, minutes: int) -> str:
    """«8 t 20 min» for 500 minutes."""
    if minutes < 60:
        return text(locale, "minutes", count=minutes)
    hours, rest = divmod(minutes, 60)
    return text(locale, "hours_minutes" if rest else "only_hours", hours=hours, minutes=rest)


def role_in_sentence(name: str) -> str:
    """A role's name inside a sentence: small first letter, but «UH-ansatt» keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
