"""A photo's way, transition by transition."""

import pytest

from functions.photos.workflow import transitions
from functions.photos.workflow.choices import everything, only
from functions.shared.models.photo import PhotoStatus, Work
from functions.shared.models.steps import Fault, Step, StepName, StepState
from tests.photos.workflow.photos_at_work import ME, NOW, REASON, claimed, done, failed, new_photo, ready

METADATA, THUMBNAIL, RECOGNITION, LABELS, _ = StepName


def test_metadata_comes_first_then_the_others_together() -> None:
    photo = claimed(new_photo())

    assert transitions.running(photo) == (METADATA,)
    assert transitions.running(done(photo, METADATA)) == (THUMBNAIL, RECOGNITION, LABELS)
    assert transitions.running(done(photo, METADATA, THUMBNAIL)) == (RECOGNITION, LABELS)
    assert transitions.running(done(photo, METADATA, THUMBNAIL, RECOGNITION)) == (LABELS,)
    assert transitions.running(done(photo, *StepName)) == ()


def test_what_looks_at_a_large_photo_waits_for_its_preview() -> None:
    large = done(claimed(new_photo(width=4000, height=3000)), METADATA)

    assert transitions.running(large) == (THUMBNAIL,)
    assert transitions.running(done(large, THUMBNAIL)) == (RECOGNITION, LABELS)
    assert transitions.running(failed(large, THUMBNAIL, Fault.FINAL)) == (RECOGNITION, LABELS)


@pytest.mark.parametrize(("side", "waits"), [(2 * 1440 - 1, False), (2 * 1440, True)])
def test_photo_is_large_from_twice_its_preview_on(side: int, waits: bool) -> None:
    for width, height in ((side, 100), (100, side)):
        photo = done(claimed(new_photo(width=width, height=height)), METADATA)
        assert (RECOGNITION not in transitions.running(photo)) is waits


def test_nothing_follows_metadata_that_failed() -> None:
    photo = failed(claimed(new_photo()), METADATA, Fault.FINAL)

    assert transitions.running(photo) == ()
    assert photo.status is PhotoStatus.FAILED


def test_one_steps_failure_does_not_hinder_the_other() -> None:
    photo = failed(done(claimed(new_photo()), METADATA), RECOGNITION, Fault.FINAL)

    assert transitions.running(photo) == (THUMBNAIL, LABELS)
    assert photo.status is PhotoStatus.PROCESSING


def test_claim_sets_a_lease_and_makes_the_photo_due_when_that_runs_out() -> None:
    photo = claimed(new_photo())

    assert transitions.is_held_by(photo, ME)
    assert not transitions.is_held_by(photo, "another")
    assert photo.work.lease_until == photo.work.due_at == NOW + transitions.LEASE_MS


def test_claimed_photo_is_nobody_elses_until_the_lease_runs_out() -> None:
    photo = claimed(new_photo())

    assert transitions.claim(photo, "another", photo.work.lease_until - 1) is None
    taken = claimed(photo, "another", photo.work.lease_until)
    assert transitions.is_held_by(taken, "another")
    assert not transitions.is_held_by(taken, ME)


def test_who_holds_a_photo_claims_it_again_for_nothing() -> None:
    photo = claimed(new_photo())

    assert claimed(photo, now=NOW + 1) is photo


def test_lease_is_renewed_once_a_third_of_it_has_passed() -> None:
    photo, third = claimed(new_photo()), transitions.LEASE_MS // 3

    assert transitions.renew(photo, NOW + third - 1) is photo
    renewed = transitions.renew(photo, NOW + third)
    assert renewed.work.lease_until == renewed.work.due_at == NOW + third + transitions.LEASE_MS
    assert renewed.work.holder == ME


def test_every_record_of_its_holder_renews_the_lease() -> None:
    later = NOW + 20_000
    photo = transitions.finish(claimed(new_photo()), METADATA, "metadata/1", later)
    again = transitions.try_again(photo, THUMBNAIL, later + 1)

    assert photo.work.lease_until == photo.work.due_at == later + transitions.LEASE_MS
    assert again.work.lease_until == again.work.due_at == later + 1 + transitions.LEASE_MS


def test_step_that_was_interrupted_runs_again() -> None:
    taken = claimed(claimed(new_photo()), "another", NOW + transitions.LEASE_MS)

    assert transitions.running(taken) == (METADATA,)
    assert taken.steps.metadata.attempts == 2


def test_nothing_to_do_is_nothing_to_claim() -> None:
    assert transitions.claim(ready(), ME, NOW + 10**9) is None
    assert transitions.claim(new_photo(deleting=True), ME, NOW) is None
    assert not transitions.is_held_by(claimed(new_photo()).model_copy(update={"deleting": True}), ME)


def test_all_steps_done_is_ready_and_never_due() -> None:
    assert ready().status is PhotoStatus.READY
    assert ready().work == Work()


@pytest.mark.parametrize("last", [THUMBNAIL, RECOGNITION, LABELS])
def test_whichever_step_ends_last_ends_the_work(last: StepName) -> None:
    photo = done(claimed(new_photo()), *(name for name in StepName if name is not last))

    assert photo.status is PhotoStatus.PROCESSING
    assert done(photo, last).status is PhotoStatus.READY


def test_photo_is_ready_without_what_was_skipped_and_says_why() -> None:
    photo = done(claimed(new_photo()), METADATA, THUMBNAIL, RECOGNITION)
    photo = transitions.skip(photo, LABELS, REASON, NOW + 5)

    assert (photo.status, photo.work) == (PhotoStatus.READY, Work())
    assert photo.steps.labels == Step(
        state=StepState.SKIPPED,
        attempts=1,
        started_at=NOW,
        finished_at=NOW + 5,
        error=REASON,
        fault=Fault.AWAY,
    )


def test_steps_that_follow_begin_when_the_one_before_ends() -> None:
    photo = transitions.finish(claimed(new_photo()), METADATA, None, NOW + 7)

    assert (photo.steps.thumbnail.started_at, photo.steps.recognition.started_at) == (NOW + 7, NOW + 7)


def test_step_keeps_its_times_attempts_and_version() -> None:
    photo = transitions.try_again(claimed(new_photo(), now=NOW + 1), METADATA, NOW + 2)
    photo = transitions.finish(photo, METADATA, "metadata/7", NOW + 3)

    assert photo.steps.metadata == Step(
        state=StepState.DONE, attempts=2, started_at=NOW + 2, finished_at=NOW + 3, version="metadata/7"
    )


def test_transitions_leave_their_photo_as_it_was() -> None:
    photo = claimed(new_photo())
    before = photo.model_copy(deep=True)

    done(photo, *StepName)
    failed(photo, METADATA, Fault.FINAL)
    transitions.try_again(photo, METADATA, NOW)
    transitions.renew(photo, NOW + 20_000)
    transitions.restart(photo, everything, NOW + transitions.LEASE_MS)
    transitions.restart(photo, only(THUMBNAIL), NOW + transitions.LEASE_MS)

    assert photo == before
