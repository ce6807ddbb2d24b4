"""Much work, a few pieces at a time."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TypeVar

from transfer.bulk.outcomes import Outcome
from transfer.bulk.progress import ProgressLine
from transfer.calls.calls import INTERRUPTED, Calls
from transfer.calls.faults import Stopped

Piece = TypeVar("Piece")


@dataclass(frozen=True)
class Worked:
    outcomes: Sequence[Outcome]
    stopped: str | None = None
    """Why not all was done."""
    left: int = 0


def work_off(
    pieces: Sequence[Piece], work: Callable[[Piece], Outcome], calls: Calls, at_once: int, line: ProgressLine
) -> Worked:
    """Ends early where a piece of work is Stopped, or the person at the keyboard interrupts it."""
    outcomes: list[Outcome] = []
    stopped: str | None = None
    with ThreadPoolExecutor(at_once, "transfer") as pool:
        futures = [pool.submit(work, piece) for piece in pieces]
        try:
            for future in as_completed(futures):
                outcomes.append(future.result())
                line.step(outcomes[-1].path.name)
        except (Stopped, KeyboardInterrupt) as error:
            stopped = str(error) or INTERRUPTED
            calls.ended.set()
        finally:
            pool.shutdown(cancel_futures=True)
            line.end()
    if stopped:
        # With those that were under way.
        outcomes = [future.result() for future in futures if _has_result(future)]
    return Worked(outcomes, stopped, len(pieces) - len(outcomes))


def _has_result(future: "Future[Outcome]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
