"""Random small sites that hide much and leak nothing: leaders' text shares words and phrases with what all may see."""

from __future__ import annotations

from pathlib import PurePosixPath
from random import Random

from tests.site.building import SMALLEST
from tests.site.packed import ATTACHED

WORDS = (
    "skolen lærerne elevene møtet planen leksehjelp utviklingsarbeid læringsmiljø kompetansepakke fellesmøte "
    "vurderingspraksis kunnskapsdepartementet utdanningsdirektoratet profesjonsfellesskap lesesirkel bokkasse rektor "
    "teamet trinnet høsten våren arbeidet samtalen temaet spørsmålet boka teksten oppgaven verdiene klasserommet "
    "observasjon erfaringer refleksjon fagfornyelsen overordnet medvirkning demokrati bærekraft folkehelse"
).split()
SMALL = "og i på for med til om hva hvordan vi dere de som ikke kan skal har er blir får når etter før".split()
VERBS = "leser skriver tegner drøfter planlegger deler prøver observerer oppsummerer velger henter lager".split()
TITLES = ("Plan", "Uke {}", "Møte {} i teamet", "Slik leder du arbeidet", "Hva gjør vi nå", "Deltakerark for modulen",
          "Tidsplan for høsten", "{} ting om lesing", "Samtale med elevene", "Referat", "Til skoleledere")
NYNORSK = "---\ntitle: {}\n---\n\nSkulen og elevane. Ein **lese**sirkel for alle saman.\n"


class Author:
    """Writes as editors do, from one vocabulary, so that much is alike by chance."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def sentence(self, length: int = 0) -> str:
        words = [self.random.choice(self.random.choice((WORDS, SMALL, VERBS)))
                 for _ in range(length or self.random.randint(4, 18))]
        return f"{' '.join(words).capitalize()}."

    def text(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(1, 6)))

    def title(self) -> str:
        return self.random.choice(TITLES).format(self.random.randint(1, 50))

    def marked(self) -> str:
        """A text with emphasis inside a word, as the search index joins it again."""
        word = self.random.choice(WORDS)
        at = self.random.randint(2, len(word) - 2)
        return f"**{word[:at]}**{word[at:]} {self.text()} Se [{word}](../1-lesing/index.md)sida og {word}[^1].\n\n" \
               f"[^1]: {self.sentence()}"

    def leaders(self, shown: str, attached: str) -> str:
        """What leaders alone see; it quotes the page, and a few words of an attachment."""
        few = " ".join(attached.split()[:self.random.randint(1, 6)])
        quote = shown if self.random.random() < 0.5 else ""
        return (f"/// roles | leader\n## {self.title()}\n\n{self.text()} {few} {quote}\n/// end roles\n\n"
                f"/// tip | method\n{self.sentence()} {' '.join(self.random.sample(WORDS, 6))}\n/// end tip\n")

    def task(self, name: str, roles: str) -> str:
        return (f"/// task | {self.title()}\n    id: {name}\n    minutes: 10\n    work: team\n{roles}\n"
                f"{self.sentence()}\n/// end task\n")


def innocent(seed: int) -> dict[str, str | bytes]:
    """A site without errors, with about a dozen attachments of different kinds."""
    author = Author(seed)
    random = author.random
    names = random.sample(sorted(ATTACHED), 12)
    texts = {name: author.text() + " " + " ".join(random.sample(WORDS, 12)) for name in names}
    folder = "bilder/en-svaert-lang-sti-med-mange-ord-i-seg/"
    files: dict[str, str | bytes] = {
        "mkdocs.yml": SMALLEST,
        "modules/lesing/package.yml": f"# {author.text()}\ntitle: Rom for lesing\npurpose: {author.sentence(6)}\n",
        "modules/lesing/1-lesing/index.md": _front(author, 1, "all"),
        "modules/lesing/2-ledelse/index.md": _front(author, 2, "[leader]"),
        "modules/lesing/2-ledelse/01-plan.md": _page("[leader]", author.title(), author.text()),
        "modules/lesing/figures.yml": FIGURES,
    }
    for number in range(1, 4):
        mine = names[(number - 1) * 4:number * 4]
        links = [f"[{author.title()}]({folder}{name})" for name in mine]
        shown = author.sentence()
        body = "\n\n".join((author.marked(), shown, *links, '{{ figur("fig") }}' if number == 1 else "",
                            f"<!-- {author.text()} -->", author.task(f"oppgave-{number}", ""),
                            author.leaders(shown, texts[mine[0]]),
                            author.task(f"samtale{number}", "    roles: [leader]\n")))
        files[f"modules/lesing/1-lesing/0{number}-side.md"] = _page("all", author.title(), body)
        for name in mine:
            files[f"modules/lesing/1-lesing/{folder}{name}"] = ATTACHED[name](texts[name])
    files["docs/om.md"] = _page("all", "Om", author.text())
    if seed % 4 == 0:
        files["docs/om.nn.md"] = NYNORSK.format("Om")
    assert all(PurePosixPath(path).suffix for path in files)
    return files


FIGURES = """fig:
  kind: pairs
  title: To ting
  description: To spalter.
  heads: [Kompetanseutviklingsarbeid, Lærerprofesjonalisering]
  rows:
    - [Kunnskapsdepartementet, Undervisningsopplegg]
    - [Spesialundervisningstime, Minoritetsspråklighet]
"""


def _front(author: Author, number: int, roles: str) -> str:
    return (f"---\ntitle: {author.title()}\nroles: {roles}\nmodule: {number}\npurpose: {author.sentence(7)}\n"
            f"min_weeks: 2-3\n---\n\n{author.text()}\n")


def _page(roles: str, title: str, body: str) -> str:
    return f"---\ntitle: {title}\nroles: {roles}\n---\n\n{body}\n"
