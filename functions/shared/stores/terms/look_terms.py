"""Terms by which photos are found that may look alike: each tells the lead of a look, from one part of it on.

So of near looks two terms have their beginning in common, and how near they are is told by the terms alone.
"""

from collections.abc import Iterator
from typing import Any, Final

from functions.shared.models.look import LEAD

PART: Final = 4
"""Digits."""
PARTS: Final = LEAD // PART
SAME_BYTES: Final = PARTS
"""The kind of those in which nothing is to be seen: they are found by their digests."""
KINDS: Final = tuple(f"look{number}:" for number in range(PARTS + 1))


def look_terms(look: Any, sha256: Any) -> Iterator[str]:
    """None of a photo that was not looked at yet, or by an older build."""
    if isinstance(look, str) and look:
        yield from (KINDS[part] + turned(look[:LEAD], part) for part in range(PARTS))
    elif look == "" and isinstance(sha256, str):
        yield KINDS[SAME_BYTES] + sha256[:LEAD]


def turned(lead: str, part: int) -> str:
    return lead[part * PART :] + lead[: part * PART]
