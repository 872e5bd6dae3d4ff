"""What is said of films and podcasts that aren't recorded yet, and of manuscripts read aloud, in bokmål and nynorsk."""

from __future__ import annotations

_WORDS = {
    "video_missing": (
        "Filmen er ikke spilt inn ennå. Les manuskriptet høyt, to eller tre sammen, eller la enheten lese det opp, om "
        "den har en norsk stemme.",
        "Filmen er ikkje spelt inn enno. Les manuskriptet høgt, to eller tre i lag, eller la eininga lese det opp, om "
        "ho har ei norsk røyst."),
    "podcast_missing": (
        "Podkasten er ikke spilt inn ennå. Les manuskriptet høyt, to eller tre sammen, eller la enheten lese det opp, "
        "om den har en norsk stemme.",
        "Podkasten er ikkje spelt inn enno. Les manuskriptet høgt, to eller tre i lag, eller la eininga lese det opp, "
        "om ho har ei norsk røyst."),
    "not_recorded": ("ikke spilt inn ennå", "ikkje spelt inn enno"),
    "catalogue_recording": ("Film og podkast", "Film og podkast"),
    "recording_ready": ("Kan spilles av", "Kan spelast av"),
    "recording_missing": ("Ikke spilt inn ennå", "Ikkje spelt inn enno"),

    "voice": ("Les opp manuskriptet", "Les opp manuskriptet"),
    "voice_read": ("Les opp", "Les opp"),
    "voice_pause": ("Pause", "Pause"),
    "voice_on": ("Fortsett", "Hald fram"),
    "voice_stop": ("Stopp", "Stopp"),
    "voice_speed": ("Fart", "Fart"),
    "voice_at": ("Avsnitt {at} av {count}", "Avsnitt {at} av {count}"),
    "voice_kept": (
        "Avsnitt {at} av {count}, fart {speed}: «{words}»", "Avsnitt {at} av {count}, fart {speed}: «{words}»"),
    "voice_label": ("Opplest hit", "Opplese hit"),
    "voice_about": (
        "Stemmen er på enheten din, så teksten blir ikke sendt noe sted. Stedet og farten blir i denne nettleseren.",
        "Røysta er på eininga di, så teksten blir ikkje send nokon stad. Staden og farten blir i denne nettlesaren."),
    "voice_done": ("Ferdig lest.", "Ferdig lese."),
    "voice_failed": ("Stemmen på enheten svarte ikke. Prøv igjen.", "Røysta på eininga svara ikkje. Prøv igjen."),
    "voice_refused": (
        "Stedet blir ikke husket: Nettleseren er full eller slipper ikke til.",
        "Staden blir ikkje hugsa: Nettlesaren er full eller slepp ikkje til."),

    "set_recording": ("Opptaksark", "Opptaksark"),
    "set_recording_about": (
        "For dem som skal lage filmene og podkastene: det som ikke er spilt inn ennå, med plass til å planlegge.",
        "For dei som skal lage filmane og podkastane: det som ikkje er spelt inn enno, med plass til å planleggje."),
    "recording_intro": (
        "Her er alle filmer og podkaster i pakken som ikke er spilt inn ennå. Det som skal sies, står i manuskriptet. "
        "Når et opptak er ferdig, legger redaktøren inn adressen til det, og tekstefila til filmer. Da går det ut av "
        "dette arket.",
        "Her er alle filmar og podkastar i pakken som ikkje er spelte inn enno. Det som skal seiast, står i "
        "manuskriptet. Når eit opptak er ferdig, legg redaktøren inn adressa til det, og tekstefila til filmar. Då går "
        "det ut av dette arket."),
    "recording_overview": ("Oversikt", "Oversyn"),
    "recording_total": ("{count} opptak, {hours}", "{count} opptak, {hours}"),
    "recording_done": ("Ferdig", "Ferdig"),
    "recording_when": ("Når", "Når"),
    "recording_place": ("Modul {number}, side {page}", "Modul {number}, side {page}"),
    "recording_front": ("Modul {number}, forsiden", "Modul {number}, framsida"),
    "recording_length": ("Lengde", "Lengd"),
    "recording_voices": ("Stemmer", "Røyster"),
    "recording_manuscript": ("Manuskript", "Manuskript"),
    "recording_captions": ("Tekstefil", "Tekstefil"),
    "recording_page": ("Står på", "Står på"),
    "recording_who": ("Hvem som snakker, og hvem som gjør opptaket", "Kven som snakkar, og kven som gjer opptaket"),
    "recording_show": ("Det som skal vises på skjermen", "Det som skal visast på skjermen"),
    "recording_sound": ("Sted, lyder og pauser", "Stad, lydar og pausar"),
}
RECORDING_NB = {key: words[0] for key, words in _WORDS.items()}
RECORDING_NN = {key: words[1] for key, words in _WORDS.items()}
