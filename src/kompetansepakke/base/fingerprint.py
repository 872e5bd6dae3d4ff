"""The name of a value by all that it is compared by, however deep: two with the same name are alike in all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import Any

_PLAIN = (str, int, float, bytes, date, Enum, type(None))


class Fingerprints:
    """Names values made of dataclasses, tuples, lists, mappings, sets and plain values.

    One that was met before is not looked into again, and is held on to for that: it must not change.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """The name. Raises TypeError at a value of another kind, of which nobody knows what it reads."""
        if isinstance(value, _PLAIN):
            return f"{type(value).__name__}{value!r}".encode("utf-8", "surrogatepass")
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, self._inside(value))
        return known[1]

    def _inside(self, value: object) -> bytes:
        if is_dataclass(value) and not isinstance(value, type):
            return self._joined(type(value), (getattr(value, name) for name in _names(type(value))))
        if isinstance(value, Mapping):
            return self._joined(Mapping, (part for item in value.items() for part in item))
        if isinstance(value, frozenset | set):
            return _hash(b"set", sorted(map(self.of, value)))
        if isinstance(value, tuple | list):
            return self._joined(type(value), value)
        raise TypeError(f"{type(value).__qualname__} has no name")

    def _joined(self, kind: type, parts: Iterable[object]) -> bytes:
        return _hash(kind.__qualname__.encode(), map(self.of, parts))


def _hash(kind: bytes, parts: Iterable[bytes]) -> bytes:
    found = blake2b(kind, digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.digest()


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.compare)
