"""A photo's way, transition by transition."""

from functools import reduce

import pytest

from functions.photos import workflow
from functions.shared.models import Fault, Photo, PhotoStatus, Step, StepError, StepName, StepState, Work

NOW = 1_700_000_000_000
METADATA, THUMBNAIL, RECOGNITION = StepName.METADATA, StepName.THUMBNAIL, StepName.RECOGNITION
REASON = StepError(title="Bad Gateway", detail="It broke off.")


def new_photo(**fields: object) -> Photo:
    photo = Photo(
        id="0" * 24,
        album_id="1" * 24,
        user_name="ann",
        key="incoming:ann:cat",
        created_at=NOW,
        size=1,
        sha256="0" * 64,
        content_type="image/jpeg",
        work=Work(due_at=NOW),
    )
    return photo.model_copy(update=fields)


def claimed(photo: Photo, lease: str = "lease", now: int = NOW) -> Photo:
    taken = workflow.claim(photo, lease, now)
    assert taken is not None
    return taken


def done(photo: Photo, *names: StepName) -> Photo:
    return reduce(lambda p, name: workflow.finish(workflow.start(p, name, NOW), name, NOW), names, photo)


def failed(photo: Photo, name: StepName, fault: Fault) -> Photo:
    return workflow.fail(workflow.start(photo, name, NOW), name, REASON, fault, NOW)


def settled_after(fault: Fault, rounds: int = 1) -> Photo:
    """A photo whose recognition has failed in so many rounds."""
    photo = done(claimed(new_photo()), METADATA, THUMBNAIL)
    for _ in range(rounds):
        photo = workflow.settle(failed(photo, RECOGNITION, fault), NOW)
        photo = photo if photo.work.due_at is None else claimed(photo)
    return workflow.settle(failed(photo, RECOGNITION, fault), NOW) if photo.work.lease_id else photo


def test_metadata_comes_first_then_the_others_together() -> None:
    photo = claimed(new_photo())

    assert workflow.runnable(photo) == (METADATA,)
    assert workflow.runnable(workflow.start(photo, METADATA, NOW)) == ()
    assert workflow.runnable(done(photo, METADATA)) == (THUMBNAIL, RECOGNITION)
    assert workflow.runnable(done(photo, METADATA, THUMBNAIL)) == (RECOGNITION,)
    assert workflow.runnable(done(photo, METADATA, THUMBNAIL, RECOGNITION)) == ()


def test_nothing_follows_metadata_that_failed() -> None:
    assert workflow.runnable(failed(claimed(new_photo()), METADATA, Fault.FINAL)) == ()


def test_one_steps_failure_does_not_hinder_the_other() -> None:
    photo = failed(done(claimed(new_photo()), METADATA), RECOGNITION, Fault.FINAL)

    assert workflow.runnable(photo) == (THUMBNAIL,)


def test_claim_sets_a_lease_and_makes_the_photo_due_when_that_runs_out() -> None:
    photo = claimed(new_photo(), "mine")

    assert workflow.holds(photo, "mine")
    assert not workflow.holds(photo, "theirs")
    assert photo.work.lease_until == photo.work.due_at == NOW + workflow.LEASE_MS


def test_claimed_photo_cannot_be_claimed_until_the_lease_runs_out() -> None:
    photo = claimed(new_photo(), "mine")

    assert workflow.claim(photo, "theirs", photo.work.lease_until - 1) is None
    taken = claimed(photo, "theirs", photo.work.lease_until)
    assert workflow.holds(taken, "theirs")
    assert not workflow.holds(taken, "mine")


def test_each_start_renews_the_lease() -> None:
    later = NOW + 50_000

    photo = workflow.start(claimed(new_photo()), METADATA, later)

    assert photo.work.lease_until == photo.work.due_at == later + workflow.LEASE_MS


def test_step_that_was_interrupted_runs_again() -> None:
    interrupted = workflow.start(claimed(new_photo()), METADATA, NOW)

    taken = claimed(interrupted, "theirs", NOW + workflow.LEASE_MS)

    assert taken.steps.metadata.state is StepState.PENDING
    assert workflow.runnable(taken) == (METADATA,)
    assert workflow.start(taken, METADATA, NOW).steps.metadata.attempts == 2


def test_nothing_to_do_is_nothing_to_claim() -> None:
    ready = workflow.settle(done(claimed(new_photo()), METADATA, THUMBNAIL, RECOGNITION), NOW)

    assert workflow.claim(ready, "lease", NOW + 10**9) is None
    assert workflow.claim(new_photo(deleting=True), "lease", NOW) is None
    assert not workflow.holds(claimed(new_photo()).model_copy(update={"deleting": True}), "lease")


def test_all_steps_done_is_ready_and_never_due() -> None:
    photo = workflow.settle(done(claimed(new_photo()), METADATA, THUMBNAIL, RECOGNITION), NOW)

    assert photo.status is PhotoStatus.READY
    assert photo.work == Work()


def test_step_keeps_its_times_and_attempts() -> None:
    photo = workflow.start(claimed(new_photo()), METADATA, NOW + 1)
    photo = workflow.start(photo, METADATA, NOW + 2)
    photo = workflow.finish(photo, METADATA, NOW + 3)

    assert photo.steps.metadata == Step(
        state=StepState.DONE, attempts=2, started_at=NOW + 2, finished_at=NOW + 3
    )


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


def test_transitions_leave_their_photo_as_it_was() -> None:
    photo = claimed(new_photo())
    before = photo.model_copy(deep=True)

    done(photo, METADATA, THUMBNAIL)
    failed(photo, RECOGNITION, Fault.FINAL)
    workflow.settle(photo, NOW)
    workflow.restart(photo, NOW, everything=True)

    assert photo == before
