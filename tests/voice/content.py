"""A small site with films and podcasts, recorded and not, and manuscripts of every shape."""

from __future__ import annotations

FRONT = ("---\ntitle: {title}\nroles: all\nmodule: {n}\npurpose: Lære sammen\nmin_weeks: 1-2\nmeetings: 1\n{more}---\n"
         "\nTekst.\n")
PAGE = "---\ntitle: \"{title}\"\nroles: {roles}\n---\n\n{text}\n"
FILM = ("/// video | Filmen «Å lære»\n    id: film\n    minutes: 5\n    transcript: 51-manus.md\n    work: individual\n"
        "    phase: before\n\nSe.\n/// end video\n")
PODCAST = ("/// podcast | Podkasten\n    id: podkast\n    minutes: 12\n    transcript: 52-lyd.md\n\nHør.\n"
           "/// end podcast\n")
RECORDED = ("/// video | Den ferdige\n    id: ferdig\n    minutes: 7\n    url: https://example.org/film\n"
            "    transcript: 53-ferdig.md\n\nSe.\n/// end video\n")
LEADERS = ("/// video | For lederen\n    id: lederfilm\n    minutes: 9\n    transcript: 54-leder.md\n"
           "    captions: lederen.vtt\n\nSe.\n/// end video\n")
MANUSCRIPT = """*Personene er oppdiktede.*

## Slik leser dere det høyt

To stemmer. Linjene som begynner med *Bilde*, leses rolig.

- **Stemme 1:** Forteller

## Del 1: Åpningen

*Bilde: Et rom med «to» vinduer.*

**Forteller (1):** Klokka er kvart over to, og det
regner[^1].

*Lyd: En dør.*

/// tip | method
Hemmelig råd.
/// end tip

1. Første punkt

    Mer om punktet

2. Andre punkt
    - Inni punktet

**Liv**: Jeg så *ikke* noe.

```
kode som ingen leser
```

| Hva | Hvem |
| --- | --- |
| celle | annen |

> Et sitat.

Slutten.

Tilbake til [siden](01-se.md).

[^1]: En note.
"""
READ = ["Del 1: Åpningen", "Bilde: Et rom med «to» vinduer.", "Forteller: Klokka er kvart over to, og det regner.",
        "Første punkt", "Mer om punktet", "Andre punkt", "Inni punktet", "Liv: Jeg så ikke noe.", "Et sitat.",
        "Slutten."]
"""What is read of it, in order."""
LONG = "\n\n".join(f"**Liv:** Avsnitt nummer {n}. " + "Det sier vi mye om. " * 12 for n in range(1, 31))


def files() -> dict[str, str]:
    """The site's files."""
    one = "modules/prove/1-forste"
    return {
        "modules/prove/package.yml": "title: Prøvepakken\npurpose: Lære sammen\n",
        f"{one}/index.md": FRONT.format(title="Den første", n=1, more=""),
        f"{one}/01-se.md": PAGE.format(title="Se og lytt", roles="all", text=f"{FILM}\n{PODCAST}\n{RECORDED}"),
        f"{one}/01-se.nn.md": "---\ntitle: Sjå og lytt\n---\n\n"
                              + f"{FILM}\n{PODCAST}\n{RECORDED}".replace("Filmen «Å lære»", "Filmen om læring"),
        f"{one}/02-leder.md": PAGE.format(title="For ledere", roles="[leader, owner]", text=LEADERS),
        f"{one}/51-manus.md": PAGE.format(title="Manus: Å lære", roles="all", text=MANUSCRIPT),
        f"{one}/52-lyd.md": PAGE.format(title="Manus: Podkasten", roles="all", text=LONG),
        f"{one}/52-lyd.nn.md": "---\ntitle: \"Manus: Podkasten på nynorsk\"\n---\n\n**Liv:** Eg veit ikkje.\n",
        f"{one}/53-ferdig.md": PAGE.format(
            title="Manus: Den ferdige", roles="all", text="Bare løpende tekst.\n\nTo avsnitt."),
        f"{one}/54-leder.md": PAGE.format(title="Manus: For lederen", roles="[leader, owner]", text="**Rektor:** Hei."),
        f"{one}/lederen.vtt": "WEBVTT\n",
        "modules/prove/2-stengt/index.md": FRONT.format(title="Stengt", n=2, more="opens: 2030-01-01\n"),
        "modules/prove/2-stengt/01-s.md": PAGE.format(
            title="Hemmelig", roles="all",
            text=FILM.replace("id: film", "id: stengt").replace("«Å lære»", "som er stengt")),
        "modules/prove/2-stengt/51-manus.md": PAGE.format(title="Manus: stengt", roles="all", text="**Ola:** Hei."),
        "modules/annen/package.yml": "title: Den andre pakken\npurpose: Noe annet\n",
        "modules/annen/0-start/index.md": FRONT.format(title="Start", n=0, more=""),
        "modules/annen/0-start/01-side.md": PAGE.format(
            title="Siden", roles="all", text=RECORDED.replace("    transcript: 53-ferdig.md\n", "")),
    }
