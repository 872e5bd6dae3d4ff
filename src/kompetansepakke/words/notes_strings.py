"""What progress and notes say, in bokmål and nynorsk. It stands in the pages, not in the script of every page."""

from __future__ import annotations

_WORDS = {
    "notes_title": ("Mine notater", "Notata mine"),
    "notes_description": ("Notater og framdrift som ligger i denne nettleseren.",
                         "Notat og framdrift som ligg i denne nettlesaren."),
    "notes_lead": ("Her er alt du har skrevet og merket av i denne nettleseren. Ingen andre ser det, og det følger "
                  "ikke med til en annen maskin før du selv tar det med.",
                  "Her er alt du har skrive og merkt av i denne nettlesaren. Ingen andre ser det, og det følgjer "
                  "ikkje med til ei anna maskin før du sjølv tek det med."),
    "notes_needs_js": ("Notatene ligger i nettleseren din og vises med JavaScript. Slå det på for å se dem.",
                      "Notata ligg i nettlesaren din og blir viste med JavaScript. Slå det på for å sjå dei."),
    "done": ("Gjort", "Gjort"),
    "done_page": ("Merk siden som gjort", "Merk sida som gjord"),
    "done_undo_page": ("Siden er gjort. Ta bort merket", "Sida er gjord. Ta bort merket"),
    "done_page_on": ("Siden og alt på den er merket som gjort.", "Sida og alt på ho er merkt som gjort."),
    "done_page_off": ("Merkene på siden er tatt bort.", "Merka på sida er tekne bort."),
    "done_here": ("Det du merker av, blir i denne nettleseren.", "Det du merkjer av, blir i denne nettlesaren."),
    "done_refused": (
        "Det ble ikke lagret. Nettleseren er full eller slipper ikke til.",
        "Det vart ikkje lagra. Nettlesaren er full eller slepp ikkje til."),
    "note": ("Notater", "Notat"),
    "note_mine": ("Mine notater", "Notata mine"),
    "note_here": (
        "Det du skriver, blir i denne nettleseren. Andre som bruker den, kan lese det.",
        "Det du skriv, blir i denne nettlesaren. Andre som bruker han, kan lese det."),
    "note_all": ("Se alle notatene dine", "Sjå alle notata dine"),
    "note_saved": ("Lagret {time}", "Lagra {time}"),
    "note_removed": ("Notatet er slettet.", "Notatet er sletta."),
    "note_refused": (
        "Ikke lagret: Nettleseren er full eller slipper ikke til. Teksten står her til du forlater "
        "siden.",
        "Ikkje lagra: Nettlesaren er full eller slepp ikkje til. Teksten står her til du går frå "
        "sida."),
    "note_download": ("Last ned", "Last ned"),
    "note_brought": ("Det du tar med hit", "Det du tek med hit"),
    "note_print": ("Skriv ut «Ta med til møtet»", "Skriv ut «Ta med til møtet»"),
    "note_take": ("Ta med til møtet", "Ta med til møtet"),
    "note_none": ("Du har ikke skrevet noe her ennå.", "Du har ikkje skrive noko her enno."),
    "notes_used": (
        "Alt sammen tar {size} kB. De fleste nettlesere har plass til om lag 5000 kB.",
        "Alt saman tek {size} kB. Dei fleste nettlesarar har plass til om lag 5000 kB."),
    "notes_empty": (
        "Du har ikke skrevet eller merket av noe her ennå.",
        "Du har ikkje skrive eller merkt av noko her enno."),
    "notes_elsewhere": ("Til noe som ikke finnes her", "Til noko som ikkje finst her"),
    "notes_lost": ("Kan ikke vises her", "Kan ikkje visast her"),
    "notes_lost_about": (
        "Dette ligger i nettleseren, men kan ikke leses her. Det kan være skadet, eller skrevet i "
        "en annen utgave. Det blir liggende til du sletter alt.",
        "Dette ligg i nettlesaren, men kan ikkje lesast her. Det kan vere skadd, eller skrive i ei "
        "anna utgåve. Det blir liggjande til du slettar alt."),
    "notes_json": ("Last ned alt (JSON)", "Last ned alt (JSON)"),
    "notes_markdown": ("Last ned for å lese (Markdown)", "Last ned for å lese (Markdown)"),
    "notes_fetch": ("Hent inn fra fil", "Hent inn frå fil"),
    "notes_brought": (
        "{count} oppføringer er lest inn. Der teksten var ulik, er begge tatt vare på.",
        "{count} oppføringar er lesne inn. Der teksten var ulik, er begge tekne vare på."),
    "notes_brought_one": (
        "1 oppføring er lest inn. Der teksten var ulik, er begge tatt vare på.",
        "1 oppføring er lesen inn. Der teksten var ulik, er begge tekne vare på."),
    "notes_left_out": (
        "Oppføringer i fila som ikke kan leses, er utelatt: {bad}.",
        "Oppføringar i fila som ikkje kan lesast, er utelatne: {bad}."),
    "notes_encoding": (
        "Fila er ikke lagret som UTF-8, så æ, ø og å ville blitt borte. Hent inn fila slik den ble lastet ned, eller "
        "lagre den som UTF-8.",
        "Fila er ikkje lagra som UTF-8, så æ, ø og å ville blitt borte. Hent inn fila slik ho vart lasta ned, eller "
        "lagre ho som UTF-8."),
    "notes_refused": (
        "Oppføringer som ikke fikk plass: {count}. Det som lå her fra før, er urørt. Fila har fortsatt "
        "alt.",
        "Oppføringar som ikkje fekk plass: {count}. Det som låg her frå før, er urørt. Fila har framleis"
        " alt."),
    "notes_foreign": (
        "Fila kan ikke hentes inn. Velg en JSON-fil som er lastet ned fra denne siden.",
        "Fila kan ikkje hentast inn. Vel ei JSON-fil som er lasta ned frå denne sida."),
    "notes_delete": ("Slett alt", "Slett alt"),
    "notes_sure": (
        "Vil du slette alt du har skrevet og merket av i denne nettleseren? Last det ned først hvis"
        " du vil ta vare på det.",
        "Vil du slette alt du har skrive og merkt av i denne nettlesaren? Last det ned først om du "
        "vil ta vare på det."),
    "notes_yes": ("Ja, slett alt", "Ja, slett alt"),
    "notes_no": ("Avbryt", "Avbryt"),
    "notes_deleted": (
        "Alt er slettet. Du kan angre til du forlater siden.",
        "Alt er sletta. Du kan angre til du går frå sida."),
    "notes_undo": ("Angre", "Angre"),
    "notes_undone": ("Alt er tilbake.", "Alt er tilbake."),
    "notes_blocked": (
        "Nettleseren slipper ikke til, så ingenting kan lagres eller slettes her.",
        "Nettlesaren slepp ikkje til, så ingenting kan lagrast eller slettast her."),
    "notes_marks": ("Merket som gjort: {count}", "Merkt som gjort: {count}"),
}
NOTES_NB = {key: words[0] for key, words in _WORDS.items()}
NOTES_NN = {key: words[1] for key, words in _WORDS.items()}
