"""What was measured, as Markdown."""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from statistics import median
from typing import Final

from benchmarks.album import Build
from benchmarks.workflow.costs import NOTHING, Costs, together
from benchmarks.workflow.taking_in import STEPS, Measured

MILLI: Final = 1000
KIB: Final = 1024
MIB: Final = 1024 * KIB

FIGURES: Final[dict[str, Callable[[Measured], float]]] = {
    "photos per second": lambda measured: len(measured.turns) / measured.seconds,
    "ms from PUT to ready": lambda measured: MILLI * median(turn.seconds for turn in measured.turns),
    **{
        f"ms of {name}": lambda measured, name=name: median(turn.steps[name] for turn in measured.turns)  # type: ignore[misc]
        for name in STEPS
    },
    "core ms": lambda measured: MILLI * measured.costs.seconds() / len(measured.turns),
    "KiB through the gateway": lambda measured: measured.costs.carried / KIB / len(measured.turns),
    "requests": lambda measured: measured.costs.requests.total() / len(measured.turns),
}


def tables(title: str, builds: Sequence[Build], rounds: Sequence[Sequence[Measured]]) -> str:
    """``rounds`` of each build, this one first; where there is another, the ratio of each round to its."""
    names = [build.name for build in builds]
    rows = (
        _row(name, [[figure(m) for m in of_one] for of_one in rounds]) for name, figure in FIGURES.items()
    )
    return f"\n{_head(title, names)}{''.join(rows)}\n{_head('core ms of', names)}{_by_function(rounds)}"


def memory_table(when: str, memory: Sequence[int]) -> str:
    return f"\nMemory of all processes (PSS), {when}: {_all([of_one / MIB for of_one in memory])} MiB\n"


def durability_table(counts: Sequence[float | None]) -> str:
    known = [count for count in counts if count is not None]
    if len(known) < len(counts):
        return "\nCalls that wait for the disk were not counted: there is no strace.\n"
    return f"\nCalls that wait for the disk, for a photo: {_all(known)}\n"


def start_table(seconds: Sequence[Sequence[float]]) -> str:
    return f"\nSeconds to start again: {_all([median(of_one) for of_one in seconds])}\n"


def _by_function(rounds: Sequence[Sequence[Measured]]) -> str:
    return "".join(
        _row(name, [[MILLI * m.costs.seconds(name) / len(m.turns) for m in of_one] for of_one in rounds])
        for name in _names(rounds[0])
    )


def _names(rounds: Sequence[Measured]) -> Iterator[str]:
    """The dearest first."""
    total: Costs = reduce(together, (measured.costs for measured in rounds), NOTHING)
    yield from (name for name, ticks in total.ticks.most_common() if ticks)


def _head(title: str, names: Sequence[str]) -> str:
    columns = [title, *names, *(["ratio", "of the rounds"] if len(names) > 1 else [])]
    return f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"


def _row(name: str, values: Sequence[Sequence[float]]) -> str:
    cells = [name, *(f"{median(of_one):.1f}" for of_one in values)]
    if len(values) > 1:
        ratios = [here / there for here, there in zip(*values, strict=True) if there]
        cells += [f"{median(ratios):.2f}", f"{min(ratios):.2f} to {max(ratios):.2f}"] if ratios else ["", ""]
    return f"| {' | '.join(cells)} |\n"


def _all(values: Sequence[float]) -> str:
    told = " against ".join(f"{value:.1f}" for value in values)
    return f"{told}, {values[0] / values[1]:.2f} times" if len(values) > 1 else told
