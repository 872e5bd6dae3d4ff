"""The orders that modules may be taken in: none before those that it `requires`.

In `fagfornyelsen` that is 0, then 1, then 2, 3 and 4 as the school chooses, then 5 (001, 004: «Rekkefølge»).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Requires = Mapping[int, Sequence[int]]
"""Each module's number, and the numbers of those that must be done before it."""


def allowed_orders(requires: Requires) -> Iterator[tuple[int, ...]]:
    """Every allowed order of all the modules, by rising numbers; made one by one, for there may be very many."""
    numbers = sorted(requires)

    def beginning_with(done: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(done) == len(numbers):
            yield done
        for number in numbers:
            if number not in done and all(need in done for need in requires[number] if need in requires):
                yield from beginning_with((*done, number))

    return beginning_with(())


def completed(listed: Sequence[int], requires: Requires) -> tuple[int, ...]:
    """The listed modules in their order; what one requires and the list lacks is put before it, by number."""
    return _placed(listed, requires, set(listed))


def mended(listed: Sequence[int], requires: Requires) -> tuple[int, ...]:
    """The nearest allowed order: each module moved back behind what it requires, and no farther."""
    return _placed(listed, requires, set())


def obstacle(order: Sequence[int], requires: Requires) -> tuple[int, int] | None:
    """The first module of an order that comes before one that it requires, and that one; None if it is allowed."""
    for place, number in enumerate(order):
        late = [need for need in order[place:] if need in requires[number]]
        if late:
            return number, late[0]
    return None


def _placed(listed: Sequence[int], requires: Requires, elsewhere: set[int]) -> tuple[int, ...]:
    """`elsewhere` are those that come by themselves, and are not fetched by what requires them."""
    placed: list[int] = []
    rank = {number: place for place, number in enumerate(listed)}

    def put(number: int, waiting: frozenset[int]) -> None:
        needs = [need for need in requires[number] if need in requires and need not in elsewhere | waiting]
        for need in sorted(needs, key=lambda need: (rank.get(need, -1), need)):
            if need not in placed:
                put(need, waiting | {number})
        placed.append(number)

    for number in listed:
        if number not in placed:
            put(number, frozenset())
    return tuple(placed)
