"""A photo's way when steps fail, transition by transition."""

import pytest

from functions.photos import workflow
from functions.shared.models import Fault, PhotoStatus, StepName, StepState, Work
from tests.photos.photos_at_work import NOW, REASON, claimed, done, failed, new_photo, settled_after

METADATA, THUMBNAIL, RECOGNITION = StepName.METADATA, StepName.THUMBNAIL, StepName.RECOGNITION


def test_failure_is_shown_and_stays_shown_while_it_is_tried_again() -> None:
    photo = settled_after(Fault.PASSING)
    assert photo.status is PhotoStatus.FAILED
    assert photo.steps.recognition.error == REASON

    again = workflow.start(claimed(photo), RECOGNITION, NOW)

    assert again.status is PhotoStatus.PROCESSING
    assert again.steps.recognition.error == REASON
    assert workflow.finish(again, RECOGNITION, NOW).steps.recognition.error is None


def test_final_failure_waits_for_a_person() -> None:
    photo = settled_after(Fault.FINAL)

    assert photo.status is PhotoStatus.FAILED
    assert photo.work.due_at is None
    assert workflow.claim(photo, "lease", NOW + 10**9) is None


@pytest.mark.parametrize("fault", [Fault.PASSING, Fault.AWAY])
def test_other_failures_are_due_again_with_growing_gaps(fault: Fault) -> None:
    photo = done(claimed(new_photo()), METADATA, THUMBNAIL)
    gaps = []
    for _ in range(10):
        photo = workflow.settle(failed(photo, RECOGNITION, fault), NOW)
        assert photo.work.due_at is not None
        gaps.append(photo.work.due_at - NOW)
        photo = claimed(photo)

    assert gaps[0] == workflow.FIRST_GAP_MS
    assert gaps == sorted(gaps)
    assert gaps[1] == 2 * gaps[0]
    assert gaps[-1] == workflow.LONGEST_GAP_MS


def test_retries_end_after_so_many_rounds() -> None:
    photo = done(claimed(new_photo()), METADATA, THUMBNAIL)
    for _ in range(workflow.MOST_ROUNDS - 1):
        photo = claimed(workflow.settle(failed(photo, RECOGNITION, Fault.PASSING), NOW))

    photo = workflow.settle(failed(photo, RECOGNITION, Fault.PASSING), NOW)

    assert photo.work.due_at is None
    assert photo.status is PhotoStatus.FAILED


def test_photo_waits_for_the_function_that_was_away() -> None:
    assert settled_after(Fault.AWAY).work.waits_for is RECOGNITION
    assert settled_after(Fault.PASSING).work.waits_for is None


def test_next_round_runs_only_what_failed() -> None:
    assert workflow.runnable(claimed(settled_after(Fault.AWAY))) == (RECOGNITION,)


def test_final_failure_beside_a_passing_one_is_not_tried_again() -> None:
    photo = failed(done(claimed(new_photo()), METADATA), THUMBNAIL, Fault.FINAL)
    photo = workflow.settle(failed(photo, RECOGNITION, Fault.PASSING), NOW)

    again = claimed(photo)

    assert workflow.runnable(again) == (RECOGNITION,)
    assert workflow.settle(done(again, RECOGNITION), NOW).status is PhotoStatus.FAILED


def test_person_may_have_run_again_what_failed() -> None:
    photo = workflow.restart(settled_after(Fault.FINAL), NOW, everything=False)

    assert photo.status is PhotoStatus.PROCESSING
    assert photo.work == Work(due_at=NOW)
    assert workflow.runnable(claimed(photo)) == (RECOGNITION,)


def test_person_may_have_everything_run_again() -> None:
    ready = workflow.settle(done(claimed(new_photo()), METADATA, THUMBNAIL, RECOGNITION), NOW)

    assert workflow.restart(ready, NOW, everything=False) == ready
    again = workflow.restart(ready, NOW, everything=True)
    assert [step.state for step in again.steps.all()] == [StepState.PENDING] * 3
    assert [step.attempts for step in again.steps.all()] == [1] * 3


def test_restart_leaves_alone_what_is_at_work() -> None:
    photo = claimed(new_photo())

    assert workflow.restart(photo, NOW + 1, everything=True) == photo
