"""The codes of what editors know from elsewhere, and Markdown doesn't do here."""

from __future__ import annotations

from collections.abc import Mapping

from kompetansepakke.base.codes.code_kinds import Code, error, warning

_BOX = "skriv bokser som «!!! note \"Tittel\"», med teksten rykket inn fire mellomrom."
PYMDOWNX_BLOCKS: Mapping[str, str] = {
    "admonition": _BOX, **dict.fromkeys(("note", "attention", "caution", "danger", "error", "hint", "warning"), _BOX),
    "details": "skriv bokser som kan åpnes, som «??? note \"Tittel\"», med teksten rykket inn fire mellomrom.",
    "tab": "skriv faner som «=== \"Tittel\"», med teksten rykket inn fire mellomrom.",
    "definition": "skriv ordlister med ordet på en linje og «:   forklaring» på den neste.",
    **dict.fromkeys(("caption", "figure-caption", "table-caption"),
                    "skriv figurer som <figure markdown=\"span\">, med <figcaption> etter bildet."),
    "html": "skriv HTML som <div markdown>.",
}
"""The blocks of pymdownx, which Material's users write with three slashes as well, and how each is written here."""
MARKDOWN_CODES: Mapping[str, Code] = {
    "KP424": warning("«{text}» blir vist som løpende tekst, ikke som en liste.",
                     "skriv «- » eller «1. » foran hvert punkt.",
                     "En liste er linjer som begynner med «- » eller «1. », med vanlig mellomrom etter. Kulepunkter, "
                     "tankestreker, bokstaver og harde mellomrom fra Word og Mac blir ikke til lister, og skjermlesere "
                     "sier ikke hvor mange punkter det er."),
    "KP425": warning("Punktet er skrevet som {written}, men blir vist som {shown}.",
                     "rett tallet, eller sett en tom linje mellom de to listene.",
                     "En liste begynner med tallet du skriver, og teller videre derfra. Hopper tallene, er det gjerne "
                     "et punkt som er slettet, eller en linje i et avsnitt som tilfeldigvis begynner med et tall."),
    "KP426": warning("«{text}» er rykket inn med {spaces} mellomrom og blir vist utenfor punktet over.",
                     "rykk det inn med fire mellomrom.",
                     "Det som hører til et punkt i en liste, rykkes inn med fire mellomrom, også kode og bilder."),
    "KP427": warning("Raden har flere felt enn tabellen har overskrifter, så «{text}» blir ikke vist.",
                     "legg til en overskrift, eller slett streken for mye. Skal streken vises, skriver du \\|.",
                     "Felt som ikke har noen overskrift over seg, faller bort."),
    "KP428": warning("«{title}» blir en overskrift på grunn av {why}.",
                     "skriv ## foran en overskrift, og \\# eller en tom linje der det ikke er en.",
                     "Streker rett under en linje gjør linja til en overskrift, og det gjør # først på en linje også. "
                     "Overskriften kommer i innholdslista, og skjermlesere leser den som en."),
    "KP429": error("«{text}» er ikke Markdown som virker her, og ville blitt vist som det står.",
                   "skriv det på måten som virker her.",
                   "Noen skrivemåter hører til andre verktøy. Leserne ville sett tegnene og ikke det de betyr."),
    "KP430": error("{what} blir ikke tegnet her, men vist som det er skrevet.",
                   "lagre det som et bilde (SVG eller PNG) og sett det inn, eller skriv det med ord. Skal skrivemåten "
                   "vises, setter du den i et kodefelt uten språk, eller mellom aksenttegn.",
                   "Formler og diagrammer som nettleseren tegner, krever skript fra andre og kan ikke skrives ut "
                   "eller leses opp. Korte formler kan skrives med ^ og ~, som x^2^ og H~2~O, og figurer lages i "
                   "figures.yml."),
    "KP431": warning("«{text}» blir vist med stjernene eller bølgene rundt.", "ta bort mellomrommet innenfor tegnene.",
                     "Det som skal være fett eller gjennomstreket, begynner og slutter uten mellomrom, som **fet**."),
    "KP432": error("Ikonet «{text}» finnes ikke.",
                   "finn navnet i Materials ikonsøk, og skriv det som :material-school:, eller ta det bort.",
                   "Ikonene er de som følger med Material: material, octicons, simple og fontawesome. Et navn som ikke "
                   "finnes, ville blitt vist som det står."),
    "KP433": warning("«{text}» er ikke navnet på noen emoji, og blir vist som det står.",
                     "skriv selve tegnet, eller rett navnet. Skal teksten vises, setter du den mellom aksenttegn.",
                     "Ord mellom to kolon blir lest som navn på emoji, som :smile:. Navnene er engelske."),
    "KP434": warning("Et ikon står alene i {text} og sier ingenting til dem som ikke ser det.",
                     "gi det et navn, som :material-check:{{ title=\"Ja\" }}, eller skriv et ord ved siden av.",
                     "Et ikon er pynt for øyet, og blir ikke lest opp. Er det alt som står i en celle eller en lenke, "
                     "er cella tom og lenka uten navn for dem som lytter."),
    "KP435": warning("Boksen «{text}» er tom.", "rykk teksten i boksen inn med fire mellomrom. Er alt i den for "
                     "noen roller, setter du hele boksen i blokken.",
                     "Det som hører til en boks, rykkes inn med fire mellomrom. Ellers står det under boksen."),
    "KP436": warning("Her står det noe igjen å gjøre: «{text}».", "gjør det, og slett merket.",
                     "En kommentar eller en bildetekst som begynner med TODO, er satt av deg selv eller av «kp "
                     "import». Kommentarer når aldri leserne, så uten varselet ville merket blitt glemt."),
    "KP437": warning("«{text}» blir vist i kursiv eller fet skrift, og stjernene rundt forsvinner.",
                     "skriv gangetegnet, × eller ·, eller \\* for hver stjerne.",
                     "Stjerner rundt noe gjør det uthevet, også mellom tall: 2*3*4 blir vist uten gangetegn."),
    "KP438": error("Verdiene i «{text}» passer ikke med makroen.", "skriv dem slik makroen tar dem: {form}.",
                   "En makro er en funksjon i macros.py. Får den flere eller færre verdier enn den tar, eller en "
                   "verdi med et navn den ikke kjenner, stopper byggingen. De som står med = kan utelates."),
}
