"""What was measured, as a table in Markdown and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from benchmarks.scale.asking import Asked

UPLOAD: Final = "an upload"


@dataclass(frozen=True)
class Measured:
    """One library; ``memory`` are the bytes of all the album's processes after it was asked everything."""

    photos: int
    built_seconds: float
    memory: int
    asked: Mapping[str, Asked]

    def told(self) -> dict[str, Any]:
        return {
            "photos": self.photos,
            "builtSeconds": self.built_seconds,
            "memory": self.memory,
            "asked": {name: one.told() for name, one in self.asked.items()},
        }


def table(found: Sequence[Measured]) -> Iterator[str]:
    """``found`` from the smallest to the largest; the first is what an upload and the memory grow from.

    The others grow from the second, if there is a third. It is the medians that grow.
    """
    alone, largest = found[0], found[-1]
    smallest = found[1] if len(found) > 2 else alone
    yield f"| p50 / p95, ms | {' | '.join(_size(one) for one in found)} | growth |"
    yield f"|---|{'---:|' * (len(found) + 1)}"
    for name in largest.asked:
        first = alone if name == UPLOAD else smallest
        growth = _growth(first.asked[name].middle, largest.asked[name].middle)
        yield f"| {name} | {' | '.join(_times(one.asked[name]) for one in found)} | {growth} |"
    memory = [f"{one.memory / 1e6:.0f}" for one in found]
    yield f"| memory of all processes, MB | {' | '.join(memory)} | {_growth(alone.memory, largest.memory)} |"
    built = [f"{one.built_seconds:.0f}" for one in found]
    yield f"| the library is made in, s | {' | '.join(built)} | |"


def _size(one: Measured) -> str:
    return f"{one.photos:,} photos" if one.photos > 1 else "one photo"


def _times(asked: Asked) -> str:
    if asked.ended or asked.middle is None or asked.slow is None:
        return asked.ended
    digits = 1 if asked.middle < 10 else 0
    return f"{asked.middle:,.{digits}f} / {asked.slow:,.{digits}f}"


def _growth(first: float | None, last: float | None) -> str:
    return f"× {last / first:.1f}" if first and last else ""
