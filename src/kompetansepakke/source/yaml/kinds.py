"""Kinds of value that a key can have: how to read one, how to say what is expected, and its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import normalize

from kompetansepakke.base.audience import EVERYONE, Audience
from kompetansepakke.base.durations import Weeks, parse_span
from kompetansepakke.base.problems import Problem, problem, suggestion
from kompetansepakke.base.role_names import meant_role, mend_of_roles
from kompetansepakke.source.yaml.schemas import ADDRESS_PATTERN, ID_PATTERN, WORD, ref
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node, Scalar, Sequence

MAX_MINUTES = 24 * 60
_ID = re.compile(ID_PATTERN)
_HTML = re.compile(r"<[A-Za-z/!?]|&(?:[A-Za-z]\w*|#\w+);")
_IN_SEVERAL = re.compile(r",? eller \{nb: …, nn: …\}")
_JINJA = re.compile(r"\{[{%#]")
_BLOCK = re.compile(r"(?<![:\\])/{3,}\s+\w+")


class RefusedValueError(Exception):
    """A value that a kind can't read; carries what is wrong, of a list all at once."""

    def __init__(self, *found: Problem) -> None:
        super().__init__("\n".join(map(str, found)))
        self.problems = found


@dataclass(frozen=True, slots=True)
class Reading:
    """What a kind needs to read the value of `key`: the key's name, and the roles and languages of the site."""

    key: str
    roles: tuple[str, ...]
    expected: str = ""
    locales: tuple[str, ...] = ()

    def refuse(self, node: Node, why: str, near: str = "") -> RefusedValueError:
        """The value has the wrong form; `near` is what may have been meant."""
        fix = f"{near}Skriv {self.expected}." if near else None
        return RefusedValueError(problem("KP205", node.place, key=self.key, why=why, expected=self.expected, fix=fix))


def in_languages(expected: str, locales: tuple[str, ...]) -> str:
    """What is expected, said with the languages of the site where they are known."""
    if not locales:
        return expected
    told = f", eller {{{', '.join(f'{locale}: …' for locale in locales)}}}"
    return _IN_SEVERAL.sub(told if len(locales) > 1 else "", expected)


def _nothing(value: Any) -> tuple[str, ...]:
    """A value that names nothing else."""
    return ()


def _itself(value: str) -> tuple[str, ...]:
    return (value,)


def _file(value: str | bool) -> tuple[str, ...]:
    """The file among captions, which may also be a text, or no more than that there are some."""
    if isinstance(value, str) and value.partition("#")[0].strip().lower().endswith((".vtt", ".srt")):
        return (value,)
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value. What a value names must exist, and be seen by everyone who sees the value."""

    expected: str
    schema: dict[str, Any]
    read: Callable[[Node, Reading], Any]
    targets: Callable[[Any], tuple[str, ...]] = _nothing
    """The files and addresses that a value names, written as those of links."""
    ids: Callable[[Any], tuple[str, ...]] = _nothing
    """The resources that a value names."""


def _scalar(node: Node, reading: Reading) -> Scalar:
    if not isinstance(node, Scalar) or node.type == "null":
        raise reading.refuse(node, "den er tom" if isinstance(node, Scalar) else "den er en liste eller flere nøkler")
    return node


def _text(node: Node, reading: Reading) -> str:
    """A text of a YAML file. In a block's own lines, the parser of blocks tells what looks like a block."""
    text = _plain(node, reading)
    if match := _BLOCK.search(text):
        raise reading.refuse(node, f"«{match[0]}» ligner en blokk, og her ville den blitt vist som tekst")
    return text


def _plain(node: Node, reading: Reading) -> str:
    scalar = _scalar(node, reading)
    if scalar.type != "str":
        raise reading.refuse(node, f"«{scalar.text}» leses ikke som tekst; sett den i hermetegn")
    if not scalar.text.strip():
        raise reading.refuse(node, "den er tom")
    if _HTML.search(scalar.text):
        raise RefusedValueError(problem("KP208", node.place, key=reading.key))
    if _JINJA.search(scalar.text):
        raise RefusedValueError(problem("KP410", node.place, text=scalar.text,
                              fix="skriv ren tekst her, uten makroer."))
    return " ".join(normalize("NFC", scalar.text).split())


def check_plain(text: str, key: str, node: Scalar) -> Problem | None:
    """The problem with a title that stands outside YAML (a block's argument), if any."""
    try:
        _plain(Scalar(text, "str", node.place), Reading(key, ()))
    except RefusedValueError as refused:
        return refused.problems[0]
    return None


def _date(node: Node, reading: Reading) -> date:
    text = _scalar(node, reading).text
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise reading.refuse(node, f"«{text}» er ikke en dato som finnes")


def _positive(node: Node, reading: Reading) -> int:
    scalar = _scalar(node, reading)
    if not re.fullmatch(r"[1-9]\d{0,4}", scalar.text) or scalar.type != "int" or int(scalar.text) > MAX_MINUTES:
        raise reading.refuse(node, f"«{scalar.text}» er ikke et helt tall fra 1 til {MAX_MINUTES}")
    return int(scalar.text)


def _number(node: Node, reading: Reading) -> int:
    scalar = _scalar(node, reading)
    if not re.fullmatch(r"0|[1-9]\d{0,2}", scalar.text) or scalar.type != "int":
        raise reading.refuse(node, f"«{scalar.text}» er ikke et helt tall fra 0 til 999")
    return int(scalar.text)


def items_of(node: Node, reading: Reading) -> tuple[Node, ...]:
    """What stands in a list; raises RefusedValueError for anything else."""
    if not isinstance(node, Sequence):
        raise reading.refuse(node, "den er ikke en liste")
    return node.items


def _numbers(node: Node, reading: Reading) -> tuple[int, ...]:
    numbers = tuple(_number(item, reading) for item in items_of(node, reading))
    if len(set(numbers)) < len(numbers):
        raise reading.refuse(node, "et nummer står to ganger")
    return numbers


def _span(node: Node, reading: Reading) -> Any:
    span = parse_span(_scalar(node, reading).text)
    if span is None:
        raise reading.refuse(node, f"«{_scalar(node, reading).text}» er ikke et tall eller et spenn")
    return span


def _weeks(node: Node, reading: Reading) -> Weeks:
    if not isinstance(node, Mapping):
        return Weeks(_span(node, reading))
    spans = {}
    for name, value in node.entries:
        if name.text != "all":
            check_role(name, reading)
        spans[name.text] = _span(value, reading)
    if not spans:
        raise reading.refuse(node, "den er tom")
    return Weeks(spans.pop("all", None), tuple(spans.items()))


def check_role(name: Scalar, reading: Reading) -> str:
    """The name of a declared role; raises RefusedValueError for any other."""
    if name.text not in reading.roles:
        raise RefusedValueError(problem("KP207", name.place, role=name.text, near=meant_role(name.text, reading.roles),
                              known=", ".join(reading.roles), fix=mend_of_roles(name.text, reading.roles)))
    return name.text


def _role_list(node: Node, reading: Reading) -> Audience:
    roles = [check_role(_scalar(item, reading), reading) for item in items_of(node, reading)]
    if not roles:
        raise reading.refuse(node, "lista er tom")
    if len(set(roles)) < len(roles):
        raise reading.refuse(node, "en rolle står to ganger")
    return Audience(frozenset(roles))


def _roles(node: Node, reading: Reading) -> Audience:
    if isinstance(node, Scalar) and node.text == "all":
        return EVERYONE
    if isinstance(node, Scalar) and node.type == "str":
        check_role(node, reading)
    return _role_list(node, reading)


def _pilot(node: Node, reading: Reading) -> tuple[date, date]:
    if not isinstance(node, Mapping) or {name.text for name, _ in node.entries} != {"opens", "due"}:
        raise reading.refuse(node, "den skal ha opens og due, og ikke noe mer")
    first, last = (_date(value, reading) for name in ("opens", "due") if (value := node.get(name)))
    if first > last:
        raise reading.refuse(node, "fristen er før åpningen")
    return first, last


def _id(node: Node, reading: Reading) -> str:
    scalar = _scalar(node, reading)
    if not _ID.fullmatch(scalar.text) or len(scalar.text) > 80:
        raise reading.refuse(node, f"«{scalar.text}» er ikke små bokstaver a–z, tall og bindestrek")
    return scalar.text


def _ids(node: Node, reading: Reading) -> tuple[str, ...]:
    return tuple(_id(item, reading) for item in items_of(node, reading))


def _bool(node: Node, reading: Reading) -> bool:
    scalar = _scalar(node, reading)
    if scalar.type != "bool" or scalar.text not in ("true", "false"):
        raise reading.refuse(node, f"«{scalar.text}» er ikke true eller false")
    return scalar.text == "true"


def _path(node: Node, reading: Reading) -> str:
    text = _text(node, reading)
    if re.search(r"[\\:?#\s]", text) or text.startswith("/"):
        raise reading.refuse(node, f"«{text}» er ikke en sti fra mappa der sida ligger")
    return text


def _alias(node: Node, reading: Reading) -> str:
    text = _text(node, reading)
    if not re.fullmatch(ADDRESS_PATTERN, text):
        raise reading.refuse(node, f"«{text}» er ikke en adresse i pakken")
    return text


def _url(node: Node, reading: Reading) -> str:
    text = _scalar(node, reading).text
    if not re.fullmatch(r"https?://[^\s/<>\"'`{}|\\^]+(?:[/?#][^\s<>\"'`{}|\\^]*)?", text):
        raise reading.refuse(node, f"«{text}» er ikke en nettadresse")
    return text


def _captions(node: Node, reading: Reading) -> str | bool:
    if isinstance(node, Scalar) and node.type == "bool":
        return _bool(node, reading)
    return _plain(node, reading)


def choice(*allowed: str) -> Kind:
    """One of a few words."""
    def read(node: Node, reading: Reading) -> str:
        text = _scalar(node, reading).text
        if text not in allowed:
            raise reading.refuse(node, f"«{text}» er ikke et av valgene", suggestion(text, allowed))
        return text
    return Kind("en av " + ", ".join(allowed), {"enum": list(allowed)}, read)


def _json(type_: str, **rules: Any) -> dict[str, Any]:
    return {"type": type_, **rules}


_NUMBER_SCHEMA = _json("integer", minimum=0, maximum=999)

TEXT = Kind("en tekst, i hermetegn om den har kolon", ref("text"), _text)
PHRASE = Kind("en tekst, i hermetegn om den har kolon", ref("text"), _plain)
"""A text that tells how a block is written, where no block is looked for."""
DATE = Kind("en dato som 2019-11-01", ref("date"), _date)
MINUTES = Kind("et helt tall", _json("integer", minimum=1, maximum=MAX_MINUTES), _positive)
COUNT = Kind("et helt tall", _NUMBER_SCHEMA, _number)
MODULE_NUMBERS = Kind("en liste med modulnumre, som [1, 2]",
                      _json("array", items=_NUMBER_SCHEMA, uniqueItems=True), _numbers)
SPAN = Kind("et tall eller et spenn, som 8-10", ref("span"), _span)
WEEKS = Kind("uker som 4, 4-5 eller {all: 1-2, leader: 3-4}", ref("weeks"), _weeks)
ROLES = Kind("all, eller en liste som [leader, owner]", {"anyOf": [{"const": "all"}, ref("role_list")]}, _roles)
ROLE_LIST = Kind("en liste som [leader, owner]", ref("role_list"), _role_list)
PILOT = Kind("{opens: dato, due: dato}", ref("pilot"), _pilot)
ID = Kind("en id som film-verdiloftet", ref("id"), _id)
IDS = Kind("en liste med id-er", _json("array", items=WORD), _ids, ids=tuple)
BOOL = Kind("true eller false", _json("boolean"), _bool)
PATH = Kind("en sti fra mappa der sida ligger", _json("string"), _path, _itself)
URL = Kind("en nettadresse som begynner på https://", _json("string", format="uri"), _url, _itself)
CAPTIONS = Kind("stien til en .vtt-fil, en tekst, eller true", {"type": ["string", "boolean"]}, _captions,
                _file)
ALIAS = Kind("en adresse i pakken, som 1-navn/02-side", _json("string", pattern=f"^{ADDRESS_PATTERN}$"), _alias)
HASH = Kind("verdien som «kp check» oppgir", ref("text"), _text)
