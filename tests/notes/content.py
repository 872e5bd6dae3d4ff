"""A small site with everything that notes and progress can meet: two packages, two editions, two languages."""

from __future__ import annotations

FRONT = ("---\ntitle: {title}\nroles: all\nmodule: {n}\npurpose: Lære sammen\nmin_weeks: 1-2\nmeetings: 1\n{more}---\n"
         "\nTekst.\n")
PAGE = "---\ntitle: {title}\nroles: {roles}\n---\n\n{text}\n"
TASK = ("/// task | {title}\n    id: {id}\n    minutes: 20\n    work: individual\n    phase: before\n\n"
        "Skriv.\n/// end task\n")
VIDEO = ("/// video | Filmen «Å lære»\n    id: film\n    minutes: 10\n    url: https://example.org/film\n"
         "    transcript: 50-manus.md\n\nSe.\n/// end video\n")
PODCAST = ("/// podcast | Podkasten\n    id: podkast\n    minutes: 10\n    url: https://example.org/lyd\n\n"
           "Hør.\n/// end podcast\n")
READING = "/// text | Teksten\n    id: tekst\n    pages: 3\n    url: https://example.org/tekst\n\nLes.\n/// end text\n"
SHEET = ("/// worksheet | Arket\n    id: ark\n\n- Hva lærte du?\n- Hva vil du prøve?\n"
         "- Hvor mye?\n    - Litt\n    - Mye\n/// end worksheet\n")
MEETING = ("/// meeting | Fellesmøtet\n    id: mote\n    minutes: 60\n    brings: [film, ark, oppgave]\n\n"
           "1. 10 min: Åpning\n2. 50 min: Arbeid i grupper\n\n/// tip | method\nHold tida.\n/// end tip\n"
           "/// end meeting\n")
MANY = 13
"""As many of each as there are odd things that may lie in the storage (`test_fields.py`); and one task more."""
TASKS = "\n".join(TASK.format(title=f"Oppgave {at}", id=f"oppgave-{at}") for at in range(MANY + 1))
QUESTIONS = ("/// worksheet | Arket\n    id: mange\n\n" + "".join(f"- Hva er {at}?\n" for at in range(MANY))
             + "/// end worksheet\n")
BROUGHT = MEETING.replace("[film, ark, oppgave]", f"[mange, {', '.join(f'oppgave-{at}' for at in range(MANY))}]")
LEADER = "/// roles | leader\n" + TASK.format(title="For lederen alene", id="lederoppgave") + "/// end roles\n"


def files() -> dict[str, str]:
    """The site's files."""
    one, two = "modules/prove/1-forste", "modules/prove/2-andre"
    return {
        "modules/prove/package.yml": "title: Prøvepakken\npurpose: Lære sammen\n",
        f"{one}/index.md": FRONT.format(title="Den første", n=1, more=""),
        f"{one}/01-se.md": PAGE.format(title="Se og lytt", roles="all", text=f"{VIDEO}\n{PODCAST}\n{READING}"),
        f"{one}/02-arbeid.md": PAGE.format(
            title="Arbeid", roles="all", text=f"{TASK.format(title='Oppgaven', id='oppgave')}\n{SHEET}\n{LEADER}"),
        f"{one}/03-mote.md": PAGE.format(title="Møt hverandre", roles="all", text=MEETING),
        f"{one}/50-manus.md": PAGE.format(title="Manuset", roles="all", text="Ord for ord."),
        f"{two}/index.md": FRONT.format(title="Den andre", n=2, more="requires: [1]\n"),
        f"{two}/01-oppgave.md": PAGE.format(title="Side to", roles="all",
                                            text=TASK.format(title="Siste oppgave", id="siste")),
        f"{two}/01-oppgave.nn.md": ("---\ntitle: Sida\n---\n\n/// task | Siste oppgåve\n    id: siste\n\n"
                                       "Skriv.\n/// end task\n"),
        "modules/prove/3-stengt/index.md": FRONT.format(title="Stengt", n=3, more="opens: 2030-01-01\n"),
        "modules/prove/3-stengt/01-hemmelig.md": PAGE.format(
            title="Hemmelig", roles="all", text=TASK.format(title="Skjult", id="skjult")),
        "modules/annen/package.yml": "title: Den andre pakken\npurpose: Noe annet\n",
        "modules/annen/0-start/index.md": FRONT.format(title="Start", n=0, more=""),
        "modules/annen/0-start/01-side.md": PAGE.format(
            title="Siden", roles="all", text=TASK.format(title="Samme id", id="oppgave")),
        "modules/annen/0-start/02-mange.md": PAGE.format(title="Mange", roles="all", text=TASKS),
        "modules/annen/0-start/03-ark.md": PAGE.format(title="Ark", roles="all", text=QUESTIONS),
        "modules/annen/0-start/04-mote.md": PAGE.format(title="Møte", roles="all", text=BROUGHT),
    }
