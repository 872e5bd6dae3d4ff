"""What an editor means by a role that isn't one: a slip of the hand, or its name in Norwegian."""

from __future__ import annotations

import re
from collections.abc import Collection

from kompetansepakke.base.problems import suggestion

_IN_NORWEGIAN = {
    "teacher": ("lærer", "lærere", "lærarar", "lærar", "laerer", "laerere"),
    "leader": ("leder", "ledere", "leiar", "leiarar", "skoleleder", "skoleledere", "rektor", "rektorer"),
    "owner": ("eier", "eiere", "eigar", "eigarar", "skoleeier", "skoleeiere"),
    "university": ("uh", "uh-ansatt", "universitet", "høgskole", "høyskole"),
}
_ALL_WRITTEN_OTHERWISE = frozenset({"all", "alle", "alla", "everyone"})


def meant_role(word: str, roles: Collection[str]) -> str:
    """«Mente du …?» with a space after it where it can be told which role was meant, else nothing."""
    folded = word.strip().lower()
    named = next((role for role, names in _IN_NORWEGIAN.items() if folded in names and role in roles), None)
    return f"Mente du «{named}»? " if named else suggestion(word, roles)


def mend_of_roles(text: str, roles: Collection[str]) -> str:
    """The mend of several roles that aren't a list, and of `all` written otherwise; empty for other slips."""
    names = re.split(r"[\s,]+", text.strip())
    if len(names) > 1 and all(name in roles for name in names):
        return f"skriv rollene som en liste, med komma imellom: [{', '.join(names)}]."
    if text.lower() in _ALL_WRITTEN_OTHERWISE:
        return "mente du «all»? Skriv all alene, som «roles: all». Det som er for alle, trenger ingen blokk om roller."
    return ""
