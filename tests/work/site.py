"""A small site with worksheets and meetings of every shape, for the browser."""

from __future__ import annotations

LONG = ("Galleri. Alle arkene og forslagene henger på veggen. Gå rundt i gruppa og les. Sett en grønn prikk ved det "
        "dere kjenner igjen, og en gul lapp med spørsmål ved det dere undrer dere over. Spørsmålet fra forrige gang "
        "henger du opp på samme måte, hvis ingen har svart på det ennå. Hver av dere setter til slutt én strek ved den "
        "regelen du helst vil ha, og skriver navnet sitt ved siden av.")
SHEET = """/// worksheet | Ark: øving på «å lære»
    id: ark

Skriv før møtet.

- Hva så **du**?
- Hva gjorde eleven?
- Hvor langt er dere kommet?
    - Har hørt om det
    - Kan si hva det går ut på
    - Har prøvd noe på grunn av det
    - Har vært med på å endre det
- Hva så **du**?

/// tip | method
Til lederen:

- Ikke et felt
/// end tip
/// end worksheet

/// worksheet | Et ark til
    id: ark-to

1. Første felt
2. Andre felt
/// end worksheet

1. I en liste:

    /// worksheet | Et ark i en liste
        id: ark-tre

    - Feltet i lista
    /// end worksheet
"""
MEETING = f"""/// meeting | Møtet om ørene
    id: mote
    minutes: 75
    groups: across
    brings: [film, ark]

Dere skal lære av hverandre.

1. 5 min: Hver for seg. Les notatene dine, og velg ett.
2. **10 min:** Summegruppe med *tre* i hver.

    /// tip | method
    Hemmelig råd til lederen.
    /// end tip

3. 20 minutter: {LONG}
4. 40 min: Plenum.

**Det møtet etterlater:** et ark.
/// end meeting

/// meeting | Et møte uten agenda
    id: mote-uten
    minutes: 15

Dere snakker sammen.

1. Noe uten minutter
/// end meeting
"""
FILM = """/// video | Filmen
    id: film
    minutes: 5
    transcript: 03-manus.md

Se.
/// end video
"""
FRONT = "---\ntitle: Modulen\nroles: all\nmodule: 1\npurpose: Lære sammen\nmin_weeks: 2-3\nmeetings: 1\n---\n\nTekst.\n"
PAGE = "---\ntitle: {}\nroles: all\n---\n\n{}"
NYNORSK = "---\ntitle: {}\n---\n\n{}"
NN_SHEET = SHEET.replace("Hva gjorde eleven?", "Kva gjorde eleven?").replace("Hva så", "Kva såg").replace(
    "prøvd noe", "prøvd noko").replace("Feltet i lista", "Feltet i ei liste")
NN_MEETING = MEETING.replace("Hver for seg. Les notatene", "Kvar for seg. Les notata").replace(
    "minutes: 75", "").replace("groups: across", "").replace("brings: [film, ark]", "").replace("minutes: 15", "")
FILES = {
    "modules/prove/package.yml": "title: Prøvepakken\npurpose: Lære sammen\n",
    "modules/prove/1-modul/index.md": FRONT,
    "modules/prove/1-modul/01-ark.md": PAGE.format("Arkene", FILM + "\n" + SHEET),
    "modules/prove/1-modul/01-ark.nn.md": NYNORSK.format("Arka", FILM.replace(
        "    minutes: 5\n    transcript: 03-manus.md\n", "") + "\n" + NN_SHEET),
    "modules/prove/1-modul/02-mote.md": PAGE.format("Møtet", MEETING),
    "modules/prove/1-modul/02-mote.nn.md": NYNORSK.format("Møtet på nynorsk", NN_MEETING),
    "modules/prove/1-modul/03-manus.md": PAGE.format("Manus", "Tekst.\n"),
}
