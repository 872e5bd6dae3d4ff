"""The figures that content may call by name: models of the field, as data drawn by `draw`."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kompetansepakke.figures.draw import Canvas, figure, wrap

_WIDTH = 360.0


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase in both languages."""

    nb: str
    nn: str

    def __call__(self, locale: str) -> str:
        """The phrase in `locale`."""
        return self.nn if locale == "nn" else self.nb


def figure_html(name: str, locale: str) -> str:
    """The figure `name` as a `figure` element; ValueError for a name that isn't here."""
    if name not in _FIGURES:
        raise ValueError(f"Figuren «{name}» finnes ikke. Figurer: {', '.join(_FIGURES)}.")
    return _FIGURES[name](locale)


# The SØT model (004): situation today, measures, wanted situation; nested from the pupil outwards.
_SOT_TITLE = Words("SØT-modellen", "SØT-modellen")
_SOT_LEVELS = (
    (Words("Regionalt samarbeid", "Regionalt samarbeid"), None),
    (Words("Ledelse", "Leiing"), Words("Ledelseskvalitet", "Leiingskvalitet")),
    (Words("Profesjonsfellesskap", "Profesjonsfellesskap"), Words("Kulturkvalitet", "Kulturkvalitet")),
    (Words("Praksis", "Praksis"), Words("Prosesskvalitet", "Prosesskvalitet")),
    (Words("Eleven", "Eleven"), Words("Resultatkvalitet", "Resultatkvalitet")),
)
_SOT_PUPIL = (Words("Trivsel", "Trivsel"), Words("Trygghet", "Tryggleik"), Words("Danning", "Danning"),
              Words("Læring", "Læring"))
_SOT_STEPS = (
    (Words("Situasjonen i dag", "Situasjonen i dag"), "S"),
    (Words("Tiltak: Hva gjør vi?", "Tiltak: Kva gjer vi?"), "T"),
    (Words("Ønsket situasjon", "Ønskt situasjon"), "Ø"),
)
_SOT_QUESTION = Words("Hvordan finner vi ut at vi er på rett vei?", "Korleis finn vi ut at vi er på rett veg?")


def _sot(locale: str) -> str:
    levels = [(name(locale), quality(locale) if quality else "") for name, quality in _SOT_LEVELS]
    description = (
        " → ".join(step(locale) for step, _ in _SOT_STEPS) + ". " + _SOT_QUESTION(locale) + " "
        + ", ".join(f"{name} ({quality.lower()})" if quality else name for name, quality in levels)
        + ": " + ", ".join(word(locale) for word in _SOT_PUPIL) + ".")
    header, side, core = 40, 12, 108
    canvas = Canvas.create("figur-sot", _WIDTH, 444, _SOT_TITLE(locale), description)
    top = _sot_steps(canvas, locale)
    for index, (name, quality) in enumerate(levels):
        inset, y = 10 + index * side, top + index * header
        height = core + (len(levels) - 1 - index) * (header + side)
        canvas.box(inset, y, _WIDTH - 2 * inset, height, f"kp-svg__level kp-svg__level{index}", 10)
        canvas.text(inset + 12, y + 19, [name], "kp-svg__title", 13, "start")
        if quality:
            canvas.text(inset + 12, y + 34, [quality], "kp-svg__small", 12, "start")
    inner = top + (len(levels) - 1) * header + 42
    for index, word in enumerate(_SOT_PUPIL):
        canvas.text(_WIDTH / 2 + (-62 if index % 2 == 0 else 62), inner + 20 + index // 2 * 30,
                    [word(locale)], "kp-svg__text", 14)
    return figure(canvas, _SOT_TITLE(locale))


def _sot_steps(canvas: Canvas, locale: str) -> float:
    width = (_WIDTH - 20 - 2 * 14) / 3
    for index, (step, letter) in enumerate(_SOT_STEPS):
        x = 10 + index * (width + 14)
        canvas.box(x, 8, width, 74, "kp-svg__box")
        canvas.text(x + width / 2, 30, [letter], "kp-svg__title", 18)
        canvas.text(x + width / 2, 50, wrap(step(locale), width - 8, 12), "kp-svg__small", 12)
        if index:
            canvas.path(f"M{x - 12:g} 45h8m-4 -4l4 4l-4 4", "kp-svg__line")
    canvas.text(_WIDTH / 2, 104, [_SOT_QUESTION(locale)], "kp-svg__small", 12.5)
    return 118.0


# NOU 2014: 7, chapter 3, in 004's two versions: for pupils and for the professional community. Own wording.
_QUALITY_TITLE = Words("Sju kjennetegn på prosesskvalitet", "Sju kjenneteikn på prosesskvalitet")
_QUALITY_HEADS = (Words("Elevene", "Elevane"), Words("Profesjonsfellesskapet", "Profesjonsfellesskapet"))
_QUALITY = (
    (Words("Mål og progresjon i læringen er tydelige for både elever og lærere.",
           "Mål og progresjon i læringa er tydelege for både elevar og lærarar."),
     Words("Mål og progresjon i utviklingen er tydelige for alle.",
           "Mål og progresjon i utviklinga er tydelege for alle.")),
    (Words("Undervisningen møter det elevene kan og har erfart fra før.",
           "Undervisninga møter det elevane kan og har erfart frå før."),
     Words("Opplegget møter det kollegene kan og har erfart fra før.",
           "Opplegget møter det kollegaene kan og har erfart frå før.")),
    (Words("Elevene får noe å strekke seg etter.", "Elevane får noko å strekkje seg etter."),
     Words("Fellesskapet får noe å strekke seg etter.", "Fellesskapet får noko å strekkje seg etter.")),
    (Words("Elevene er aktive og forstår sin egen læring.", "Elevane er aktive og forstår si eiga læring."),
     Words("Kollegene er aktive og forstår sin egen læring.", "Kollegaene er aktive og forstår si eiga læring.")),
    (Words("Elevene samtaler og samarbeider.", "Elevane samtalar og samarbeider."),
     Words("Kollegene samtaler og samarbeider.", "Kollegaene samtalar og samarbeider.")),
    (Words("Læringsmiljøet tar vare på relasjoner, motivasjon og følelser.",
           "Læringsmiljøet tek vare på relasjonar, motivasjon og kjensler."),
     Words("Arbeidsmiljøet tar vare på relasjoner, motivasjon og følelser.",
           "Arbeidsmiljøet tek vare på relasjonar, motivasjon og kjensler.")),
    (Words("Elevene går i dybden og får hjelp til å se sammenhenger.",
           "Elevane går i djupna og får hjelp til å sjå samanhengar."),
     Words("Fellesskapet går i dybden og ser sammenhenger.", "Fellesskapet går i djupna og ser samanhengar.")),
)


def _quality(locale: str) -> str:
    column, gap, size, pitch = 158.0, 8.0, 12.5, 16.25
    rows = [[wrap(words(locale), column - 16, size) for words in pair] for pair in _QUALITY]
    heights = [max(len(lines) for lines in pair) * pitch + 16 for pair in rows]
    description = " ".join(f"{number}. {_QUALITY_HEADS[0](locale)}: {pupils(locale)} {_QUALITY_HEADS[1](locale)}: "
                           f"{staff(locale)}" for number, (pupils, staff) in enumerate(_QUALITY, start=1))
    canvas = Canvas.create("figur-prosesskvalitet", _WIDTH, 44 + sum(heights) + 6 * len(rows), _QUALITY_TITLE(locale),
                           description)
    left, right = 26.0, 26.0 + column + gap
    for x, head in ((left, _QUALITY_HEADS[0]), (right, _QUALITY_HEADS[1])):
        canvas.text(x + column / 2, 22, [head(locale)], "kp-svg__title", 13)
    y = 34.0
    for number, (pair, height) in enumerate(zip(rows, heights, strict=True), start=1):
        canvas.text(12, y + height / 2 + 5, [str(number)], "kp-svg__title", 15)
        for x, lines in ((left, pair[0]), (right, pair[1])):
            canvas.box(x, y, column, height, "kp-svg__box", 5)
            canvas.text(x + 8, y + 19, lines, "kp-svg__text", size, "start")
        y += height + 6
    return figure(canvas, _QUALITY_TITLE(locale) + " (NOU 2014:\u00a07)")


# The development wheel of an organisation in movement (004), alternating alone, in groups and together.
_WHEEL_TITLE = Words("Utviklingshjulet", "Utviklingshjulet")
_WHEEL_STEPS = (
    Words("Se", "Sjå"), Words("Velge", "Velje"), Words("Planlegge", "Planleggje"), Words("Prøve", "Prøve"),
    Words("Undersøke", "Undersøkje"), Words("Bestemme", "Bestemme"),
)
_WHEEL_HUB = (Words("Hver for seg", "Kvar for seg"), Words("I ei lita gruppe", "I ei lita gruppe"),
              Words("Alle sammen", "Alle saman"))


def _wheel(locale: str) -> str:
    steps, hub = [step(locale) for step in _WHEEL_STEPS], [word(locale) for word in _WHEEL_HUB]
    description = " → ".join([*steps, steps[0]]) + ". " + ", ".join(hub) + "."
    canvas = Canvas.create("figur-utviklingshjul", _WIDTH, _WIDTH, _WHEEL_TITLE(locale), description)
    centre, radius = _WIDTH / 2, 126.0
    canvas.circle(centre, centre, radius, "kp-svg__ring")
    canvas.circle(centre, centre, 66, "kp-svg__hub")
    canvas.text(centre, centre - 16, hub, "kp-svg__small", 13)
    for index, step in enumerate(steps):
        angle = math.radians(-90 + index * 360 / len(steps))
        x, y = centre + radius * math.cos(angle), centre + radius * math.sin(angle)
        canvas.box(x - 48, y - 19, 96, 38, "kp-svg__box", 19)
        canvas.text(x, y + 5, [f"{index + 1} {step}"], "kp-svg__title", 14)
        middle = angle + math.radians(180 / len(steps))
        tip_x, tip_y = centre + radius * math.cos(middle), centre + radius * math.sin(middle)
        turn = math.degrees(middle) + 90
        arrow = canvas.group(transform=f"translate({tip_x:.1f} {tip_y:.1f}) rotate({turn:.0f})")
        arrow.path("M-5 -5l6 5l-6 5", "kp-svg__line")
    return figure(canvas, _WHEEL_TITLE(locale))


_FIGURES = {"sot": _sot, "prosesskvalitet": _quality, "utviklingshjul": _wheel}
