"""A range of texts as a regular expression.

FerretDB 1 compares a range with a list as a whole: one element may be above its start and another below its
end. A regular expression it compares with each element.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

FIRST = "\x01"
LAST = "\U0010ffff"


def matching(start: str, end: str) -> str:
    """Searched for, it finds the texts from ``start`` up to, not including, ``end``, which must be greater.

    By code points, which order texts as their bytes in UTF-8 do; the character 0 is in none.
    """
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(start, end, strict=False)))
    return f"^(?:{'|'.join(_branches(start, end, same))})"


def _branches(start: str, end: str, same: int) -> Iterator[str]:
    if same == len(start):
        yield f"{re.escape(start)}$"
        yield re.escape(start) + _below(end[same])
    else:
        yield re.escape(start)
        yield re.escape(start[:same]) + _between(start[same], end[same])
        yield from (re.escape(start[:at]) + _above(start[at]) for at in range(same + 1, len(start)))
    for at in range(same + 1, len(end)):
        yield f"{re.escape(end[:at])}$"
        yield re.escape(end[:at]) + _below(end[at])


def _below(character: str) -> str:
    return f"[^{re.escape(character)}-{LAST}]"


def _above(character: str) -> str:
    return f"[^{FIRST}-{re.escape(character)}]"


def _between(low: str, high: str) -> str:
    return f"[^{FIRST}-{re.escape(low)}{re.escape(high)}-{LAST}]"
