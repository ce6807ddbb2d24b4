"""Questions in turns, each as often as it may: how long the answers take once all is warm."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from benchmarks.scale.visitor import NoAnswer


@dataclass
class Asked:
    """``taken`` are the milliseconds of each answer but the first; ``ended`` says why there are no more."""

    taken: list[float] = field(default_factory=list)
    ended: str = ""
    spent: float = 0

    @property
    def middle(self) -> float | None:
        return median(self.taken) if self.taken else None

    @property
    def slow(self) -> float | None:
        """What 95 of 100 stay below."""
        if len(self.taken) < 2:
            return self.middle
        return quantiles(self.taken, n=20, method="inclusive")[-1]

    def told(self) -> dict[str, Any]:
        return {"p50": self.middle, "p95": self.slow, "answers": len(self.taken), "ended": self.ended or None}


def ask_in_turns(asks: Mapping[str, Callable[[], float]], calls: int, seconds: float) -> dict[str, Asked]:
    """Each once to warm it, then ``calls`` times, but not again once it has taken so many seconds in all.

    One answer is counted in any case, if there is any.
    """
    asked = {name: Asked() for name in asks}
    for turn in range(calls + 1):
        for name, ask in asks.items():
            one = asked[name]
            if not one.ended and (one.spent < seconds or not one.taken):
                _ask(one, ask, counts=turn > 0)
    return asked


def _ask(one: Asked, ask: Callable[[], float], *, counts: bool) -> None:
    begun = time.perf_counter()
    try:
        taken = ask()
    except NoAnswer as reason:
        one.ended = str(reason)
    else:
        one.taken += [taken] if counts else []
    one.spent += time.perf_counter() - begun
