"""Checks of the content as a whole: what no single page can know about itself."""

from __future__ import annotations

from kompetansepakke.core.checks.addresses import address_problems
from kompetansepakke.core.checks.figures import figure_problems
from kompetansepakke.core.checks.forms import form_problems
from kompetansepakke.core.checks.labels import label_problems
from kompetansepakke.core.checks.links import link_problems
from kompetansepakke.core.checks.order import order_problems
from kompetansepakke.core.checks.resources import resource_problems
from kompetansepakke.core.checks.scope import scope_problems
from kompetansepakke.core.checks.structure import heading_problems, number_problems, role_problems
from kompetansepakke.core.checks.translations import translation_problems
from kompetansepakke.core.checks.wheel import wheel_problems
from kompetansepakke.core.model import Content
from kompetansepakke.core.problems import Problem


def check(content: Content) -> list[Problem]:
    """Every problem in the whole, for all roles and editions at once."""
    return [
        *order_problems(content),
        *address_problems(content),
        *resource_problems(content),
        *link_problems(content),
        *label_problems(content),
        *figure_problems(content),
        *wheel_problems(content),
        *heading_problems(content),
        *role_problems(content),
        *number_problems(content),
        *form_problems(content),
        *translation_problems(content),
        *scope_problems(content),
    ]
