"""All settings that Material for MkDocs documents, and what becomes of each here.

The check tells those without effect, and the hosting guide's table is made from the same list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Effect = Literal["virker", "alltid slik", "ingen virkning"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting by its key, as `theme.logo`, what comes of it, and in Norwegian how, or why nothing does."""

    key: str
    effect: Effect
    about: str


def _works(about: str, *keys: str) -> list[Setting]:
    return [Setting(key, "virker", about) for key in keys]


def _always(about: str, *keys: str) -> list[Setting]:
    return [Setting(key, "alltid slik", about) for key in keys]


def _nothing(why: str, *keys: str) -> list[Setting]:
    return [Setting(key, "ingen virkning", why) for key in keys]


FEATURES: tuple[Setting, ...] = (
    *_always("lenka «Foreslå en endring» står på hver side, der `repo_url` eller `edit_uri` er oppgitt",
             "content.action.edit"),
    *_always("sider som hører sammen, viser til den forrige og den neste", "navigation.footer"),
    *_always("en modul og en pakke har sin egen forside", "navigation.indexes"),
    *_always("brødsmulestien står over teksten", "navigation.path"),
    *_always("menyen viser bare grenen leseren står i, så sidene blir små", "navigation.prune"),
    *_always("hver pakke er en egen del av menyen", "navigation.sections"),
    *_always("søkeordene er merket i treffene", "search.highlight"),
    *_always("kode kan kopieres med en knapp", "content.code.copy"),
    *_nothing("en kunngjøring som ble lukket, ville vært borte for den neste på en delt maskin", "announce.dismiss"),
    *_nothing("det finnes ingen råtekst å vise; kildene har også det som er for andre roller", "content.action.view"),
    *_nothing("merknader i kode kan ikke nås med tastatur og skjermleser; skriv dem i teksten",
              "content.code.annotate", "content.code.select"),
    *_nothing("det som bare vises når en peker på det, når ikke alle", "content.footnote.tooltips", "content.tooltips"),
    *_nothing("hver gruppe av faner velges for seg", "content.tabs.link"),
    *_nothing("toppen følger med, så meny og søk kan nås; på telefon ruller navnet bort", "header.autohide"),
    *_nothing("menyen viser grenen leseren står i", "navigation.expand"),
    *_nothing("sidene er så små at de lastes hele, og hver side har sin egen adresse og historie", "navigation.instant",
              "navigation.instant.prefetch", "navigation.instant.preview", "navigation.instant.progress"),
    *_nothing("menyen står til venstre; vil du ha faner, kan du fylle blokken «tabs» i main.html", "navigation.tabs",
              "navigation.tabs.sticky"),
    *_nothing("toppen følger med på sida, og nettleserens egne taster fører til toppen", "navigation.top"),
    *_nothing("adressen skal være sidens, så den kan deles", "navigation.tracking"),
    *_nothing("en lenke til et søk ville vist det leseren skrev", "search.share"),
    *_nothing("søket foreslår andre skrivemåter selv når det ikke finner noe", "search.suggest"),
    *_nothing("innholdslista står for seg, til høyre på brede skjermer", "toc.follow", "toc.integrate"),
)
"""The names that may stand in `theme.features`."""

THEME: tuple[Setting, ...] = (
    *_works("`material`: malene er våre egne, med Materials blokker", "theme.name"),
    *_works("mappa med egne maler, stiler, skript, bilder og ikoner, vanligvis `overrides`; ikonet i "
             "`.icons/solvik/logo.svg` skrives `:solvik-logo:` i teksten", "theme.custom_dir"),
    *_works("et bilde i `custom_dir`, øverst på hver side, til venstre for navnet", "theme.logo"),
    *_works("et ikon i stedet for et bilde, som `material/school`", "theme.icon.logo"),
    *_works("et bilde i `custom_dir`", "theme.favicon"),
    *_works("navnet på et ikon fra Material eller fra `.icons/` i `custom_dir`", "theme.icon.menu", "theme.icon.search",
            "theme.icon.close"),
    *_works("fargen på toppen, på lenker og på det som er merket; Materials navn, eller `custom`",
            "theme.palette.primary"),
    *_works("fargen på knapper, ikoner og markøren for tastatur; Materials navn, eller `custom`",
            "theme.palette.accent"),
    *_works("`default` er lys, `slate` er mørk; uten `scheme` får leseren begge", "theme.palette.scheme"),
    *_works("med `prefers-color-scheme` følger sida enheten til leseren har valgt", "theme.palette.media"),
    *_works("gir knappen som bytter mellom lyst og mørkt; `icon` og `name` i den er uten virkning",
            "theme.palette.toggle"),
    *_works("se tabellen over `features`", "theme.features"),
    *_works("må være det første språket i `locales`, som bestemmer", "theme.language"),
    *_always("`false`: skrifta er Inter og ligger i nettstedet; ingenting blir hentet fra Google", "theme.font"),
    *_nothing("skriften er Inter og hentes ikke fra andre; legg en annen i custom_dir, og nevn den i extra_css",
              "theme.font.text", "theme.font.code"),
    *_nothing("alle språkene her leses fra venstre", "theme.direction"),
    *_nothing("knappene og lenkene det gjelder, har tekst i stedet for ikon", "theme.icon.alternate", "theme.icon.edit",
              "theme.icon.view", "theme.icon.repo", "theme.icon.previous", "theme.icon.next", "theme.icon.top",
              "theme.icon.share", "theme.icon.annotation"),
    *_nothing("hver type boks har sitt faste ikon, det samme på alle nettsteder", "theme.icon.admonition"),
    *_nothing("sidehodet har ingen slik nøkkel", "theme.icon.status", "theme.icon.tag"),
    *_nothing("bare 404.html blir laget av en mal alene", "theme.static_templates"),
    *_nothing("språkene står i locales", "theme.locale"),
)
"""What may stand below `theme`."""

EXTRA: tuple[Setting, ...] = (
    *_works("lenker i foten, hver med `icon`, `link` og `name`", "extra.social"),
    *_works("dit navnet øverst fører, i stedet for utgavens forside", "extra.homepage"),
    *_always("`false`: foten sier ikke hva nettstedet er laget med", "extra.generator"),
    *_nothing("leserne blir ikke målt, og ingenting blir sendt til andre; reglene i hver side stenger for det",
              "extra.analytics"),
    *_nothing("ingenting blir samlet inn, så det er ingenting å spørre om", "extra.consent"),
    *_nothing("nettstedet har én versjon om gangen", "extra.version"),
    *_nothing("språkene står i locales, og hver side viser til seg selv på de andre", "extra.alternate"),
    *_nothing("sidehodet har ingen slik nøkkel", "extra.status", "extra.tags"),
    *_nothing("merknader i kode er ikke med", "extra.annotate"),
    *_nothing("skript nevnes i extra_javascript", "extra.polyfills"),
)
"""What Material reads below `extra`; other keys are the site's own, for its templates."""

TOP: tuple[Setting, ...] = (
    *_works("navnet på nettstedet", "site_name"),
    *_works("adressen til mappa som utgavene ligger i; trengs til QR-koder, 404-sida og lenker som deles",
            "site_url"),
    *_works("beskrivelsen av sider som ikke har sin egen", "site_description"),
    *_works("står i hodet på hver side", "site_author"),
    *_works("står i foten; enkel HTML er tillatt, men ei lenke til `#__consent` fører ingen steder", "copyright"),
    *_works("kodelageret: lenke i foten, og «Foreslå en endring» på hver side", "repo_url", "repo_name", "edit_uri",
            "edit_uri_template"),
    *_works("filer i `custom_dir`, etter temaets egne", "extra_css", "extra_javascript"),
    *_nothing("menyen blir laget av pakkene, modulene og sidene, i den rekkefølgen numrene gir", "nav"),
    *_nothing("nettstedets egne sider ligger i docs/", "docs_dir"),
    *_nothing("hver side får sin egen mappe, så adressene er de samme overalt", "use_directory_urls"),
)
"""Settings beside the theme's that Material's users know."""

PLUGINS: tuple[Setting, ...] = (
    *_works("det som står i gruppa, dømmes som om det sto rett under `plugins`", "plugins.group",
            "plugins.material/group"),
    *_nothing("søket er verktøyets eget", "plugins.search", "plugins.material/search"),
    *_nothing("temaet viser ikke det programtillegget lager",
              *(f"plugins.{prefix}{name}" for name in ("blog", "tags", "social", "meta")
                for prefix in ("", "material/"))),
    *_nothing("kp bygger side for side, henter ingenting fra andre og kan leses uten nett uten dette",
              *(f"plugins.{prefix}{name}" for name in ("offline", "privacy", "optimize", "projects")
                for prefix in ("", "material/"))),
    *_nothing("titlene i menyen er ren tekst", *(f"plugins.{prefix}typeset" for prefix in ("", "material/"))),
    *_nothing("det pakker nettstedet for en feilmelding til Material",
              *(f"plugins.{prefix}info" for prefix in ("", "material/"))),
)
"""Material's own plugins."""
