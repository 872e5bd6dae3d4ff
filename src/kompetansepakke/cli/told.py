"""How the commands print problems."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from kompetansepakke.base.problems import Problem, errors


def print_problems(problems: Sequence[Problem]) -> None:
    """One line each."""
    for found in problems:
        print(found)


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
