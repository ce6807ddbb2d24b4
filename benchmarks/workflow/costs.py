"""What an album has used until now: seconds of a core by function, bytes on loopback, requests."""

import os
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.memory import descendants

GATEWAY: Final = "gateway"


@dataclass(frozen=True)
class Costs:
    ticks: Counter[str]
    """Of the kernel's clock, by function; what runs the functions is the gateway."""
    carried: int
    """Bytes on the loopback interface: calls and answers at the gateway, and those of other programs."""
    requests: Counter[str]
    """Answered, by function."""

    def seconds(self, name: str | None = None) -> float:
        """Of a core, that a function took, or all together."""
        return (self.ticks.total() if name is None else self.ticks[name]) / os.sysconf("SC_CLK_TCK")


NOTHING: Final = Costs(Counter(), 0, Counter())


def costs_until_now(runner: int, data: Path) -> Costs:
    """Of the album that this process runs."""
    return Costs(_ticks(runner), _carried(), _requests(data / "logs"))


def between(before: Costs, after: Costs) -> Costs:
    return Costs(after.ticks - before.ticks, after.carried - before.carried, after.requests - before.requests)


def together(one: Costs, other: Costs) -> Costs:
    return Costs(one.ticks + other.ticks, one.carried + other.carried, one.requests + other.requests)


def _ticks(runner: int) -> Counter[str]:
    """Those of processes that have ended are in what their parents have."""
    found: Counter[str] = Counter()
    for process in (runner, *descendants(runner)):
        with suppress(OSError):
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            found[_name(process)] += sum(int(field) for field in fields[11:15])
    return found


def _name(process: int) -> str:
    found = re.search(r"functions\.serve\0([a-z-]+)", Path(f"/proc/{process}/cmdline").read_text())
    return found[1] if found else GATEWAY


def _carried() -> int:
    found = re.search(r"^\s*lo:\s*(\d+)", Path("/proc/net/dev").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def _requests(logs: Path) -> Counter[str]:
    return Counter({log.stem: log.read_text().count('"event": "request"') for log in logs.glob("*.log")})
