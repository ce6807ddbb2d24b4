"""Much work, a few pieces at a time; what became of each."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from transfer.bulk.progress import Progress
from transfer.calls.calls import INTERRUPTED, Calls
from transfer.calls.faults import Refused, Stopped

Piece = TypeVar("Piece")


class Fate(StrEnum):
    DONE = "done"
    UNREADABLE = "unreadable"
    """Taken in, but the album could not make a picture of it."""
    UNTAGGED = "untagged"
    """Taken in, and shown; what is in it could not be told yet."""
    THERE = "there"
    TWICE = "twice"
    NO_PICTURE = "no picture"
    FAILED = "failed"


@dataclass(frozen=True)
class Outcome:
    path: Path
    fate: Fate
    reason: str = ""


@dataclass(frozen=True)
class Worked:
    outcomes: Sequence[Outcome]
    stopped: str | None = None
    """Why not all was done."""
    left: int = 0


def work_off(
    pieces: Sequence[Piece], work: Callable[[Piece], Outcome], calls: Calls, at_once: int, progress: Progress
) -> Worked:
    """Ends early where a piece of work is Stopped, or the person at the keyboard interrupts it."""
    outcomes: list[Outcome] = []
    stopped: str | None = None
    with ThreadPoolExecutor(at_once, "transfer") as pool:
        futures = [pool.submit(work, piece) for piece in pieces]
        try:
            for future in as_completed(futures):
                outcomes.append(future.result())
                progress.step(outcomes[-1].path.name)
        except (Stopped, KeyboardInterrupt) as error:
            stopped = str(error) or INTERRUPTED
            calls.ended.set()
        finally:
            pool.shutdown(cancel_futures=True)
            progress.end()
    if stopped:
        # With those that were under way.
        outcomes = [future.result() for future in futures if _has_result(future)]
    return Worked(outcomes, stopped, len(pieces) - len(outcomes))


def failing_alone(path: Path, work: Callable[[], Outcome]) -> Outcome:
    """What becomes of one piece of work, whose failure is no other's."""
    try:
        return work()
    except Refused as error:
        return Outcome(path, Fate.FAILED, str(error))
    except OSError as error:
        return Outcome(path, Fate.FAILED, f"{error.strerror or error}.")


def _has_result(future: "Future[Outcome]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
