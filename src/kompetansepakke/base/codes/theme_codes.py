"""Problem codes of what a host decides: mkdocs.yml, the site's own templates, colours and files."""

from __future__ import annotations

from kompetansepakke.base.codes.code_kinds import Code, error, warning

THEME_CODES: dict[str, Code] = {
    "KP211": warning("«{key}» har ingen virkning her: {why}.", "slett «{key}» fra mkdocs.yml.",
                     "Noen av innstillingene til MkDocs og Material bestemmer verktøyet selv. Da skal de ikke stå der "
                     "og se ut som om de virker. Tabellen i driftsveiledningen viser alle."),
    "KP213": error("«{path}», som «{key}» nevner, finnes ikke.", "legg fila i {folder}/{path}, eller rett stien.",
                   "Logo, ikoner, stiler og skript ligger i mappa som theme.custom_dir nevner, vanligvis overrides/. "
                   "Stien i mkdocs.yml er sett fra den mappa."),
    "KP214": error("Fargene har for liten kontrast {where}: {what} har {ratio}:1, og kravet er 4,5:1.",
                   "velg en mørkere eller lysere farge for {token}, eller ta linja bort, så regner verktøyet ut en.",
                   "Tekst skal kunne leses av alle, i lyst og i mørkt. Farger som bare er oppgitt som primary "
                   "og accent, blir gjort mørkere eller lysere der det trengs; det du har bestemt selv, blir ikke "
                   "endret."),
    "KP215": error("Malen kan ikke brukes: {why}", "rett linja, eller ta den bort.",
                   "Nettstedet kan ha egne maler i mappa som theme.custom_dir nevner. De bygger på base.html og fyller "
                   "blokkene som temaet har."),
    "KP217": error("«{name}» henter inn filer utenom rollene og kan ikke brukes her.",
                   "ta «{name}» bort fra {key}, og skriv teksten på sida.",
                   "Det som blir hentet inn etter at rollene er brukt, kan være for andre enn dem som leser."),
    "KP216": warning("{what} har ingen virkning her: {why}", "ta det bort, eller bruk det som finnes her i stedet.",
                     "Maler og stiler som er skrevet for Materials egen HTML, finner ikke igjen det de peker på. "
                     "Temaet har Materials blokker, men sin egen HTML og sine egne stiler."),
}
