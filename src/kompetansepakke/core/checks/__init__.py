"""Checks of the content as a whole: what no single page can know about itself."""

from __future__ import annotations

from collections.abc import Sequence

from kompetansepakke.core.checks.addresses import address_problems
from kompetansepakke.core.checks.converted import page_problems
from kompetansepakke.core.checks.figures import figure_problems
from kompetansepakke.core.checks.forms import form_problems
from kompetansepakke.core.checks.labels import label_problems
from kompetansepakke.core.checks.links import link_problems
from kompetansepakke.core.checks.order import order_problems
from kompetansepakke.core.checks.resources import resource_problems
from kompetansepakke.core.checks.scope import scope_problems
from kompetansepakke.core.checks.structure import number_problems, role_problems
from kompetansepakke.core.checks.translations import translation_problems
from kompetansepakke.core.checks.wheel import wheel_problems
from kompetansepakke.core.model import Content
from kompetansepakke.core.problems import Problem
from kompetansepakke.core.rendered import Render
from kompetansepakke.core.view import every_view


def check(content: Content, render: Render | None = None, found: Sequence[Problem] = ()) -> list[Problem]:
    """Every problem in the whole, for all roles and editions at once.

    `render` converts pages as the engine does; without it nothing is said of what only the converted page can tell.
    `found` is what was wrong with single files.
    """
    views = every_view(content)
    of_sources = [
        *order_problems(content, views),
        *address_problems(content),
        *resource_problems(content),
        *link_problems(content, views, render),
        *label_problems(content, views, render),
        *figure_problems(content),
        *wheel_problems(content),
        *role_problems(content),
        *number_problems(content),
        *form_problems(content),
        *translation_problems(content),
        *scope_problems(content),
    ]
    return of_sources + list(page_problems(content, views, render, (*found, *of_sources)) if render else ())
