"""Checks of what the pages say by their keys and blocks."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.base.problems import Problem
from kompetansepakke.content.checks.model.addresses import address_problems
from kompetansepakke.content.checks.model.forms import form_problems
from kompetansepakke.content.checks.model.module_order import order_problems
from kompetansepakke.content.checks.model.resources import resource_problems
from kompetansepakke.content.checks.model.scope import scope_problems
from kompetansepakke.content.checks.model.structure import number_problems, role_problems
from kompetansepakke.content.checks.model.translations import translation_problems
from kompetansepakke.content.checks.model.wheel_items import wheel_problems
from kompetansepakke.content.made_pages import MadePages
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import View


def model_problems(content: Content, views: tuple[View, ...], made: MadePages) -> Iterator[Problem]:
    """What is wrong with the content as it is read.

    `views` are all that readers may see of it, `made` what the tool makes beside it.
    """
    yield from order_problems(content, views)
    yield from address_problems(content, made)
    yield from resource_problems(content)
    yield from wheel_problems(content)
    yield from role_problems(content)
    yield from number_problems(content)
    yield from form_problems(content)
    yield from translation_problems(content)
    yield from scope_problems(content)
