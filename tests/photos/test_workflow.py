"""A photo's way, transition by transition."""

from functions.photos import workflow
from functions.shared.models import Fault, PhotoStatus, Step, StepName, StepState, Work
from tests.photos.photos_at_work import NOW, claimed, done, failed, new_photo

METADATA, THUMBNAIL, RECOGNITION = StepName.METADATA, StepName.THUMBNAIL, StepName.RECOGNITION


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


def test_transitions_leave_their_photo_as_it_was() -> None:
    photo = claimed(new_photo())
    before = photo.model_copy(deep=True)

    done(photo, METADATA, THUMBNAIL)
    failed(photo, RECOGNITION, Fault.FINAL)
    workflow.settle(photo, NOW)
    workflow.restart(photo, NOW, everything=True)

    assert photo == before
