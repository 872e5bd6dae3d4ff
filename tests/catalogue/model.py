"""What the filters promise, told again over catalog.json, one resource at a time: the script is held against it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .world import recorded

Choice = tuple[str, str]
"""A group and one of its values, as they stand in the address."""
KINDS = {"film": "video", "podkast": "podcast", "tekst": "text", "oppgave": "task", "mote": "meeting",
         "arbeidsark": "worksheet"}
WORK = {"individuelt": "individual", "team": "team", "plenum": "plenary"}
PHASE = {"for": "before", "mote": "meeting", "etter": "after"}


@dataclass(frozen=True)
class Resource:
    """A resource of the catalog, with where it stands."""

    package: str
    package_title: str
    module: int
    module_title: str
    data: dict[str, Any]

    def fits(self, group: str, value: str) -> bool:
        """Whether it is what a choice asks for."""
        data = self.data
        if group == "tid":
            return data["minutes"] is not None and data["minutes"] <= int(value)
        if group == "rolle":
            return data["roles"] == "all" if value == "alle" else data["roles"] != "all" and value in data["roles"]
        if group == "sok":
            return value.lower() in f"{data['title']} {self.module_title} {self.package_title}".lower()
        if group == "opptak":
            return data["kind"] in ("video", "podcast") and recorded(data["id"]) == (value == "ja")
        own = {"pakke": self.package, "modul": f"{self.package}.{self.module}",
               "slag": data["kind"], "arbeid": data["work"], "fase": data["phase"]}
        names = {"slag": KINDS, "arbeid": WORK, "fase": PHASE}.get(group, {value: value})
        return bool(own[group] == names[value])


def read(catalog: Path) -> list[Resource]:
    """Every resource, in order."""
    packages = json.loads(catalog.read_text("utf-8"))["packages"]
    return [Resource(package["id"], package["title"], module["number"], module["title"], resource)
            for package in packages for module in package["modules"] for resource in module["resources"]]


def chosen(resources: list[Resource], choices: list[Choice]) -> list[Resource]:
    """What is left: any of a group's choices, and something of every group that has one."""
    groups = {group for group, _ in choices}
    return [one for one in resources
            if all(any(one.fits(*choice) for choice in choices if choice[0] == group) for group in groups)]


def would_give(resources: list[Resource], choices: list[Choice], choice: Choice) -> list[Resource]:
    """What a choice gives beside the choices of the other groups; the empty time asks for nothing."""
    others = [other for other in choices if other[0] != choice[0]]
    return chosen(resources, [*others, choice] if choice[1] else others)


def minutes(resources: list[Resource]) -> str:
    """«2 t 5 min», or nothing."""
    total = sum(one.data["minutes"] or 0 for one in resources)
    hours, rest = divmod(total, 60)
    return " ".join(part for part in (f"{hours} t" if hours else "", f"{rest} min" if rest else "") if part)


def total(resources: list[Resource]) -> str:
    """«23 ressurser, 6 t 20 min»."""
    number = "1 ressurs" if len(resources) == 1 else f"{len(resources)} ressurser"
    return ", ".join(part for part in (number, minutes(resources)) if part)
