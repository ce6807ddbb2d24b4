"""Memory that processes have of their own."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def proportional_bytes(ancestor: int) -> int:
    """Of all processes that this one has started, and those have; what several share, each has a part of."""
    total = 0
    for process in descendants(ancestor):
        with suppress(OSError):
            found = re.search(r"^Pss:\s+(\d+) kB$", Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)
            total += int(found[1]) * 1024 if found else 0
    return total


def descendants(ancestor: int) -> Iterator[int]:
    """Processes that this one has started, and those that these have."""
    parents = dict(_parents())
    wanted = {ancestor}
    while more := {child for child, parent in parents.items() if parent in wanted} - wanted:
        yield from more
        wanted |= more


def _parents() -> Iterator[tuple[int, int]]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            yield int(stat.parent.name), int(stat.read_text().rpartition(")")[2].split()[1])
