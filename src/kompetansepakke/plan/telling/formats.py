"""The formats of `kp plan`. Another format is another value in `FORMATS` (CONTRIBUTING.md, «Add a plan format»)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kompetansepakke.plan.plan import Plan
from kompetansepakke.plan.telling.ics import ics
from kompetansepakke.plan.telling.plan_html import plan_page
from kompetansepakke.plan.telling.plan_json import plan_json
from kompetansepakke.plan.telling.plan_text import plan_text
from kompetansepakke.plan.telling.teller import Teller


@dataclass(frozen=True, slots=True)
class Order:
    """How a plan is to be told: by whom, made when, and the edition's address where it is known."""

    teller: Teller
    stamped: datetime
    base: str | None = None


@dataclass(frozen=True, slots=True)
class PlanFormat:
    """A format: its name in `kp plan --format`, its media type, and what tells a plan in it."""

    name: str
    media_type: str
    tell: Callable[[Plan, Order], bytes]


def _json(plan: Plan, order: Order) -> bytes:
    return f"{json.dumps(plan_json(plan, order.teller), ensure_ascii=False, indent=1)}\n".encode()


FORMATS = [
    PlanFormat("table", "text/plain", lambda plan, order: plan_text(plan, order.teller).encode()),
    PlanFormat("json", "application/json", _json),
    PlanFormat("ics", "text/calendar", lambda plan, order: ics(plan, order.teller, order.stamped, order.base)),
    PlanFormat("html", "text/html", lambda plan, order: plan_page(plan, order.teller, order.base).encode()),
]
"""All formats; the first is the one that `kp plan` prints unless told otherwise."""
