"""Problem codes of texts that somebody looks after: when they were last read, and how words are written."""

from __future__ import annotations

from collections.abc import Mapping

from kompetansepakke.base.codes.code_kinds import Code, error, warning

UPKEEP_CODES: Mapping[str, Code] = {
    "KP609": error("Sida sier review_in, men ikke reviewed.",
                   "skriv reviewed med datoen teksten sist ble gått gjennom.",
                   "Uten en dato å regne fra vet ingen når teksten bør leses igjen."),
    "KP610": warning("Teksten skulle vært lest på nytt{owner} innen {due}.",
                     "les den, rett det som trengs, og sett reviewed til i dag.",
                     "Nøkkelen review_in er antall måneder til en tekst bør leses igjen, regnet fra reviewed."),
    "KP611": warning("«{word}» er ikke slik dette nettstedet skriver.", "skriv «{instead}».",
                     "Fila language.yml ved siden av mkdocs.yml har nettstedets egne ordvalg. Sitater, lenker og kode "
                     "er unntatt."),
}
