"""Orders by time cut into stretches, and those into shorter ones: terms of a scope of their own.

A place in an order is written as text that sorts as the order does; documents whose places begin alike are of
one stretch.
"""

from typing import Final

from functions.shared.stores.search import Entry, Order

LENGTHS: Final = {Order.TAKEN: (4, 5, 6), Order.CREATED: (5, 7, 9)}
"""Of what places have in common: 2 years, 50 days, 3 days; what is created comes in great numbers at once: 50
days, 5 hours, a minute."""
STRETCHES: Final = "\0"
"""The scope, of which nobody is an owner."""
DIGITS: Final = 12
FROM: Final = 1 << (4 * DIGITS - 1)
FIRST_TIME: Final = -(1 << 63)
LAST_TIME: Final = (1 << 63) - 1
DATED, UNDATED = "1", "0"


def place(time: int | None, id: str) -> str:
    if time is None:
        return UNDATED + id
    return f"{DATED}{min(max(time + FROM, 0), 2 * FROM - 1):0{DIGITS}x}"


def kind(order: Order, length: int) -> str:
    """What the terms of stretches of a length begin with."""
    return f"{order}{length}:"


def stretches(entry: Entry, id: str) -> frozenset[str]:
    places = {Order.TAKEN: place(entry.taken, id), Order.CREATED: place(entry.created, id)}
    return frozenset(
        kind(order, length) + places[order][:length] for order in Order for length in LENGTHS[order]
    )


def times_of(stretch: str) -> tuple[int, int]:
    """The first and the last time of a stretch of dated ones, in milliseconds."""
    digits = stretch.removeprefix(DATED)
    first, last = int(digits.ljust(DIGITS, "0"), 16), int(digits.ljust(DIGITS, "f"), 16)
    return (first - FROM if first else FIRST_TIME, last - FROM if last < 2 * FROM - 1 else LAST_TIME)
