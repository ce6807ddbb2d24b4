"""Tries a step until it is done, or not worth trying again now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import stamina

from functions.shared.errors import AlbumError, Unavailable
from functions.shared.models.steps import Fault, StepError, StepName

LONGEST_WAIT: Final = 10
"""Seconds: who asks to be called again later than this is not waited for here, but left to the sweep."""


@dataclass(frozen=True)
class Backoff:
    attempts: int = 4
    first_seconds: float = 1.0
    factor: float = 1.5
    jitter_seconds: float = 0.3
    longest_seconds: float = 30.0
    """No attempt begins later than this: a function that hangs keeps a thread for one call, not for four."""


PATIENT: Final = Backoff()


class NoLongerOurs(Exception):
    """The photo has gone to another worker, or is being deleted: its step is not tried again."""


Done = TypeVar("Done")


def attempt(run: Callable[[], Done], begin_again: Callable[[], bool], backoff: Backoff) -> Done:
    """``begin_again`` comes before each attempt but the first, and tells whether there is to be one."""
    for trial in stamina.retry_context(
        on=_is_worth_waiting,
        attempts=backoff.attempts,
        timeout=backoff.longest_seconds,
        wait_initial=backoff.first_seconds,
        wait_exp_base=backoff.factor,
        wait_jitter=backoff.jitter_seconds,
    ):
        with trial:
            if trial.num > 1 and not begin_again():
                raise NoLongerOurs
            return run()
    raise AssertionError("stamina ends with a result or an error")


def fault_of(error: BaseException) -> Fault:
    """An accident of our own may pass too: with another state of things, or with the next version."""
    match error:
        case Unavailable():
            return Fault.AWAY
        case AlbumError(transient=False):
            return Fault.FINAL
        case _:
            return Fault.PASSING


def reason_of(error: BaseException, name: StepName) -> StepError:
    if isinstance(error, AlbumError):
        return StepError(title=error.status.phrase, detail=error.detail)
    return StepError(
        title="Unexpected", detail=f"Something unexpected went wrong in {name.value}; it is logged."
    )


def _is_worth_waiting(error: Exception) -> bool:
    return isinstance(error, AlbumError) and error.transient and error.retry_after <= LONGEST_WAIT
