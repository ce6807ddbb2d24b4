"""A photo's way when steps fail, transition by transition."""

import pytest

from functions.photos.workflow import transitions
from functions.photos.workflow.choices import Choice, everything, only, what_failed, what_is_outdated
from functions.shared.models.photo import Photo, PhotoStatus, Work
from functions.shared.models.steps import Fault, Step, StepError, StepName, StepState
from tests.photos.workflow.photos_at_work import (
    ME,
    NOW,
    REASON,
    claimed,
    done,
    failed,
    failed_at_recognition,
    new_photo,
    ready,
)

METADATA, THUMBNAIL, RECOGNITION, LABELS, _ = StepName
MISSING = StepError(title="Not Found", detail="It is not there.")


def test_failure_is_shown_and_stays_shown_while_it_is_tried_again() -> None:
    photo = failed_at_recognition(Fault.PASSING)
    assert photo.status is PhotoStatus.FAILED
    assert photo.steps.recognition.error == REASON

    again = claimed(photo)

    assert again.status is PhotoStatus.PROCESSING
    assert again.steps.recognition.state is StepState.RUNNING
    assert again.steps.recognition.error == REASON
    assert done(again, RECOGNITION).steps.recognition.error is None


def test_failure_keeps_its_time_until_the_step_begins_again() -> None:
    photo = transitions.fail(claimed(new_photo(), now=NOW + 1), METADATA, REASON, Fault.PASSING, NOW + 2)
    again = claimed(photo, now=NOW + 10**6)

    assert (photo.steps.metadata.started_at, photo.steps.metadata.finished_at) == (NOW + 1, NOW + 2)
    assert (again.steps.metadata.started_at, again.steps.metadata.finished_at) == (NOW + 10**6, None)


def test_final_failure_waits_for_a_person() -> None:
    photo = failed_at_recognition(Fault.FINAL)

    assert photo.status is PhotoStatus.FAILED
    assert photo.work.due_at is None
    assert transitions.claim(photo, ME, NOW + 10**9) is None


@pytest.mark.parametrize("fault", [Fault.PASSING, Fault.AWAY])
def test_other_failures_are_due_again_with_growing_gaps(fault: Fault) -> None:
    photo, gaps = failed_at_recognition(fault), []
    for _ in range(10):
        assert photo.work.due_at is not None
        gaps.append(photo.work.due_at - NOW)
        photo = failed(claimed(photo), RECOGNITION, fault)

    assert gaps[0] == transitions.FIRST_GAP_MS
    assert gaps == sorted(gaps)
    assert gaps[1] == 2 * gaps[0]
    assert gaps[-1] == transitions.LONGEST_GAP_MS


def test_retries_end_after_so_many_rounds() -> None:
    photo = failed_at_recognition(Fault.PASSING)
    for _ in range(transitions.MOST_ROUNDS - 1):
        photo = failed(claimed(photo), RECOGNITION, Fault.PASSING)

    assert photo.work.due_at is None
    assert photo.status is PhotoStatus.FAILED
    assert photo.steps.recognition.error == REASON


def test_photo_that_is_due_no_more_waits_for_no_function() -> None:
    photo = failed_at_recognition(Fault.AWAY)
    for _ in range(transitions.MOST_ROUNDS - 1):
        photo = failed(claimed(photo), RECOGNITION, Fault.AWAY)

    assert (photo.work.due_at, photo.work.waits_for) == (None, None)


def test_photo_that_ends_its_workers_does_not_do_so_for_ever() -> None:
    photo, now, claims = new_photo(), NOW, 0
    while (taken := transitions.claim(photo, f"worker {claims}", now)) is not None:
        photo, now, claims = taken, now + transitions.LEASE_MS, claims + 1
        assert claims <= transitions.MOST_ROUNDS + 1

    # The claim that finds it broken off once too often runs nothing.
    assert claims == transitions.MOST_ROUNDS + 1
    assert (photo.status, photo.work.due_at) == (PhotoStatus.FAILED, None)
    assert photo.steps.metadata == Step(
        state=StepState.FAILED,
        attempts=transitions.MOST_ROUNDS,
        started_at=now - 2 * transitions.LEASE_MS,
        finished_at=now - transitions.LEASE_MS,
        error=transitions.BROKE_OFF,
        fault=Fault.PASSING,
    )
    assert transitions.running(claimed(transitions.restart(photo, what_failed, now), now=now)) == (METADATA,)


def test_photo_waits_for_the_function_that_was_away() -> None:
    assert failed_at_recognition(Fault.AWAY).work.waits_for is RECOGNITION
    assert failed_at_recognition(Fault.PASSING).work.waits_for is None


def test_next_round_runs_only_what_failed() -> None:
    assert transitions.running(claimed(failed_at_recognition(Fault.AWAY))) == (RECOGNITION,)


def test_final_failure_beside_a_passing_one_is_not_tried_again() -> None:
    photo = failed(done(claimed(new_photo()), METADATA, LABELS), THUMBNAIL, Fault.FINAL)

    again = claimed(failed(photo, RECOGNITION, Fault.PASSING))

    assert transitions.running(again) == (RECOGNITION,)
    assert done(again, RECOGNITION).status is PhotoStatus.FAILED


def test_person_may_have_run_again_what_failed() -> None:
    photo = transitions.restart(failed_at_recognition(Fault.FINAL), what_failed, NOW)

    assert photo.status is PhotoStatus.PROCESSING
    assert photo.work == Work(due_at=NOW)
    assert transitions.running(claimed(photo)) == (RECOGNITION,)


def test_person_may_have_everything_run_again() -> None:
    photo = ready()

    assert transitions.restart(photo, what_failed, NOW) is photo
    again = transitions.restart(photo, everything, NOW)
    assert [step.state for step in again.steps.all()] == [StepState.PENDING] * 5
    assert [step.attempts for step in again.steps.all()] == [1, 1, 1, 1, 0]


def test_what_older_versions_made_may_be_made_again_and_nothing_else() -> None:
    current = {METADATA: "metadata/1", THUMBNAIL: "thumbnail/2", RECOGNITION: "recognition/1"}

    again = transitions.restart(ready(), what_is_outdated(current), NOW)

    assert [again.steps[name].state for name in StepName] == [
        StepState.DONE,
        StepState.PENDING,
        StepState.DONE,
        StepState.DONE,
        StepState.DONE,
    ]
    assert done(claimed(again), THUMBNAIL).status is PhotoStatus.READY


def test_what_was_skipped_is_outdated_once_it_can_be_done() -> None:
    made = {name: f"{name.value}/1" for name in (METADATA, THUMBNAIL, RECOGNITION)}
    photo = done(claimed(new_photo()), *made)
    skipped = transitions.skip(photo, LABELS, REASON, NOW)

    assert transitions.restart(skipped, what_is_outdated(made), NOW) is skipped
    again = transitions.restart(skipped, what_is_outdated(made | {LABELS: "labels/1"}), NOW)
    assert transitions.running(claimed(again)) == (LABELS,)


def test_what_failed_is_not_outdated() -> None:
    current = {name: f"{name.value}/1" for name in StepName}
    photo = failed_at_recognition(Fault.FINAL)

    assert transitions.restart(photo, what_is_outdated(current), NOW) is photo


@pytest.mark.parametrize("choice", [everything, only(THUMBNAIL)], ids=["everything", "one step"])
def test_restart_leaves_alone_what_is_at_work(choice: Choice) -> None:
    photo = claimed(new_photo())

    assert transitions.restart(photo, choice, NOW + 1) is photo


def test_step_that_nothing_can_mend_is_given_up() -> None:
    photo = transitions.give_up(ready(), METADATA, MISSING, NOW + 5)

    assert (photo.status, photo.work.due_at) == (PhotoStatus.FAILED, None)
    step = photo.steps.metadata
    assert (step.state, step.error, step.fault) == (StepState.FAILED, MISSING, Fault.FINAL)
    assert step.finished_at == NOW + 5
    assert transitions.give_up(photo, METADATA, MISSING, NOW + 1) is photo
    assert transitions.running(claimed(transitions.restart(photo, what_failed, NOW))) == (METADATA,)


def test_step_that_failed_for_another_reason_is_given_up() -> None:
    failed_before = failed(claimed(new_photo()), METADATA, Fault.PASSING)

    assert transitions.give_up(failed_before, METADATA, MISSING, NOW).steps.metadata.error == MISSING


def test_photo_at_work_is_not_given_up() -> None:
    photo: Photo = claimed(new_photo())

    assert transitions.give_up(photo, METADATA, MISSING, NOW + 1) is photo
