"""How often a step is tried before it is left to the sweep."""

import pytest

from functions.photos.workflow.attempts import LONGEST_WAIT, Backoff, NoLongerOurs, attempt, fault_of
from functions.photos.workflow.steps import Result
from functions.shared.errors import (
    Invalid,
    NotFound,
    StorageFull,
    TooManyRequests,
    Unavailable,
    UpstreamFailed,
)
from functions.shared.models.steps import Fault

AT_ONCE = Backoff(attempts=3, first_seconds=0, jitter_seconds=0)
DONE = Result(lambda photo: photo, "step/1")


class Step:
    """Fails so, as often as told; ``runs`` counts."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.runs = 0

    def __call__(self) -> Result:
        self.runs += 1
        if self.errors:
            raise self.errors.pop(0)
        return DONE


def broken() -> UpstreamFailed:
    return UpstreamFailed("thumbnail", "It broke off.")


def test_step_that_succeeds_runs_once_and_says_nothing_of_beginning_again() -> None:
    step = Step()

    assert attempt(step, pytest.fail, AT_ONCE) is DONE
    assert step.runs == 1


def test_passing_fault_is_tried_again_and_each_further_attempt_is_told() -> None:
    step, told = Step(broken(), Unavailable("model", "It loads.", 1)), []

    assert attempt(step, lambda: told.append(1) or True, AT_ONCE) is DONE
    assert (step.runs, len(told)) == (3, 2)


@pytest.mark.parametrize(
    "error",
    [
        NotFound("It is not there."),
        Invalid("image", "It is none."),
        StorageFull("No room."),
        UpstreamFailed("thumbnail", "It does not know us.", transient=False),
        Unavailable("model", "There is none.", LONGEST_WAIT + 1),
        TooManyRequests("Too many.", LONGEST_WAIT + 1),
        ZeroDivisionError("a bug"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_will_not_pass_soon_is_not_tried_again(error: Exception) -> None:
    step = Step(error)

    with pytest.raises(type(error)):
        attempt(step, pytest.fail, AT_ONCE)
    assert step.runs == 1


def test_attempts_have_an_end() -> None:
    step = Step(*(broken() for _ in range(9)))

    with pytest.raises(UpstreamFailed):
        attempt(step, lambda: True, AT_ONCE)
    assert step.runs == 3


def test_function_that_hangs_costs_a_thread_one_call() -> None:
    """By the time the first call has ended, it is too late for another."""
    step = Step(*(broken() for _ in range(9)))
    backoff = Backoff(attempts=9, first_seconds=0, jitter_seconds=0, longest_seconds=1e-9)

    with pytest.raises(UpstreamFailed):
        attempt(step, pytest.fail, backoff)
    assert step.runs == 1


def test_photo_that_was_lost_meanwhile_is_not_tried_again() -> None:
    step = Step(broken())

    with pytest.raises(NoLongerOurs):
        attempt(step, lambda: False, AT_ONCE)
    assert step.runs == 1


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (Unavailable("model", "There is none."), Fault.AWAY),
        (broken(), Fault.PASSING),
        (TooManyRequests("Too many.", 1), Fault.PASSING),
        (StorageFull("No room."), Fault.PASSING),
        (UpstreamFailed("thumbnail", "It does not know us.", transient=False), Fault.FINAL),
        (NotFound("It is not there."), Fault.FINAL),
        (ZeroDivisionError("a bug"), Fault.PASSING),
    ],
    ids=str,
)
def test_faults_are_told_apart(error: Exception, fault: Fault) -> None:
    assert fault_of(error) is fault
