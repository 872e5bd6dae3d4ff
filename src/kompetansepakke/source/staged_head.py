"""The head of a staged page, as lines of `name: value`, each value in JSON.

That is YAML as any engine reads it, and what reads it as JSON needs no hundredth of the time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_FENCE = "---\n"
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What JSON leaves as it is, and YAML takes for a line's end or for nothing at all."""


def staged_head(values: Mapping[str, Any]) -> str:
    """The head that says these values."""
    lines = (f"{name}: {_NOT_IN_YAML.sub(_escaped, json.dumps(value, ensure_ascii=False))}\n"
             for name, value in values.items())
    return f"{_FENCE}{''.join(lines)}{_FENCE}\n"


def read_staged_head(page: str) -> tuple[str, dict[str, Any]] | None:
    """The text of a staged page without its head, and what the head says; None where it has none as we write them."""
    head, fence, body = page.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not fence or not page.startswith(_FENCE):
        return None
    try:
        return body.lstrip("\n"), {name: json.loads(value) for name, value in map(_parts, head.split("\n"))}
    except ValueError:
        return None


def _parts(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name, value


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
