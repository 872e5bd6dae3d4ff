from __future__ import annotations

import pytest

from kompetansepakke.base.durations import Span, Weeks, parse_span
from tests.core.reading import VOCABULARY


@pytest.mark.parametrize(
    ("text", "span"), [("4", Span(4, 4)), ("4-5", Span(4, 5)), ("4 – 5", Span(4, 5)), (" 8-10 ", Span(8, 10))]
)
def test_a_figure_and_a_span_are_read(text: str, span: Span) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize("text", ["", "0", "04", "5-4", "4-", "-4", "4,5", "4-5-6", "4—5", "1000", "fire", "٤"])
def test_what_is_neither_is_refused(text: str) -> None:
    assert parse_span(text) is None


@pytest.mark.parametrize(("edition", "low"), [("laerer", 1), ("leder", 3), ("eier", 5), ("uh", 5)])
def test_weeks_are_those_of_the_last_role_that_has_its_own(edition: str, low: int) -> None:
    weeks = Weeks(Span(1, 2), (("leader", Span(3, 4)), ("owner", Span(5, 6))))
    found = weeks.for_edition(VOCABULARY.edition(edition))
    assert found is not None
    assert found.low == low


def test_weeks_may_be_given_for_some_roles_only() -> None:
    assert Weeks(None, (("leader", Span(3, 4)),)).for_edition(VOCABULARY.edition("laerer")) is None
