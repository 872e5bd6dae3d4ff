"""How the commands print problems."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from kompetansepakke.base.problems import Problem, errors
from kompetansepakke.base.review_text import review_text


def print_problems(problems: Sequence[Problem]) -> None:
    """One line each."""
    for found in problems:
        print(found)


def print_markdown(problems: Sequence[Problem]) -> None:
    """A comment for the one who wrote it: what must be mended, then what should be looked at."""
    wrong = errors(problems)
    parts = (("Dette må rettes før det kan publiseres:", wrong),
             ("Dette bør du se på:", [found for found in problems if found not in wrong]))
    print("\n\n".join(f"**{title}**\n\n" + "\n".join(map(_as_item, found)) for title, found in parts if found)
          or "**Innholdet er i orden.**", end="\n\n")


def _as_item(found: Problem) -> str:
    return (f"- `{found.file}`, linje {found.line}: {review_text(found.message)} **Rett:** {review_text(found.fix)} "
            f"({found.code})")


def print_json(value: object, indent: int) -> None:
    """The value, in letters that the terminal has."""
    print(json.dumps(value, ensure_ascii=sys.stdout.encoding.lower() != "utf-8", indent=indent))


def summary(problems: Sequence[Problem]) -> str:
    """How many there are, in one sentence."""
    if not problems:
        return "Alt i orden."
    wrong = len(errors(problems))
    warned = len(problems) - wrong
    return f"{wrong} feil, {warned} {'advarsel' if warned == 1 else 'advarsler'}."
