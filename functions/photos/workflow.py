"""A photo's way as pure transitions: which step may run, and what follows from how it ended.

    metadata ──> thumbnail  ──┐
            └──> recognition ─┴──> ready, or failed with the reason of each step that failed

Recognition of a large photo comes after its thumbnail, for it reads the preview that is made with that.

A photo is worked on by whoever holds its lease. A step that failed for a passing reason is due again later,
with growing gaps; one that failed for good, or too often, waits for a person.
"""

from typing import Final

from functions.shared.models import Fault, Photo, PhotoStatus, Step, StepError, StepName, StepState, Work

LEASE_MS: Final = 90_000
"""Longer than the longest attempt at a step; renewed by each."""
FIRST_GAP_MS: Final = 30_000
LONGEST_GAP_MS: Final = 3_600_000
MOST_ROUNDS: Final = 24

PREVIEW_SERVES_FROM: Final = 2 * 1440
"""Pixels of a photo's longer side: from here on, recognition waits for the preview and reads that."""


def claim(photo: Photo, lease_id: str, now: int) -> Photo | None:
    """The photo with this lease, its failed steps pending again; None if it is held or nothing is to do."""
    if photo.deleting or photo.work.due_at is None or photo.work.lease_until > now:
        return None
    work = photo.work.model_copy(update={"lease_id": lease_id, "lease_until": now + LEASE_MS})
    steps = photo.steps
    for name in StepName:
        if steps[name].state is StepState.RUNNING or _may_pass(steps[name]):
            steps = steps.with_step(name, steps[name].model_copy(update={"state": StepState.PENDING}))
    return photo.model_copy(
        update={
            "work": work.model_copy(update={"due_at": now + LEASE_MS}),
            "steps": steps,
            "status": PhotoStatus.PROCESSING,
        }
    )


def runnable(photo: Photo) -> tuple[StepName, ...]:
    return tuple(
        name for name in StepName if photo.steps[name].state is StepState.PENDING and _may_begin(photo, name)
    )


def reads_preview(photo: Photo) -> bool:
    return max(photo.width or 0, photo.height or 0) >= PREVIEW_SERVES_FROM


def start(photo: Photo, name: StepName, now: int) -> Photo:
    step = photo.steps[name]
    begun = Step(
        state=StepState.RUNNING,
        attempts=step.attempts + 1,
        started_at=now,
        error=step.error,
        fault=step.fault,
    )
    work = photo.work.model_copy(update={"lease_until": now + LEASE_MS, "due_at": now + LEASE_MS})
    return _with_step(photo, name, begun).model_copy(update={"work": work})


def finish(photo: Photo, name: StepName, now: int) -> Photo:
    step = photo.steps[name]
    done = Step(state=StepState.DONE, attempts=step.attempts, started_at=step.started_at, finished_at=now)
    return _with_step(photo, name, done)


def fail(photo: Photo, name: StepName, error: StepError, fault: Fault, now: int) -> Photo:
    update = {"state": StepState.FAILED, "finished_at": now, "error": error, "fault": fault}
    return _with_step(photo, name, photo.steps[name].model_copy(update=update))


def settle(photo: Photo, now: int) -> Photo:
    """The status that the steps amount to, the lease given back, and when the photo is due again."""
    states = [step.state for step in photo.steps.all()]
    if all(state is StepState.DONE for state in states):
        return photo.model_copy(update={"status": PhotoStatus.READY, "work": Work()})
    rounds = photo.work.rounds + 1
    again = rounds < MOST_ROUNDS and any(_may_pass(step) for step in photo.steps.all())
    gap = min(FIRST_GAP_MS * 2 ** (rounds - 1), LONGEST_GAP_MS)
    away = next((name for name in StepName if photo.steps[name].fault is Fault.AWAY), None)
    work = Work(due_at=now + gap if again else None, waits_for=away if again else None, rounds=rounds)
    return photo.model_copy(update={"status": PhotoStatus.FAILED, "work": work})


def restart(photo: Photo, now: int, *, everything: bool) -> Photo:
    """What a person asks for: the failed steps, or everything, pending and due at once."""
    if photo.work.lease_until > now:
        return photo
    steps = photo.steps
    for name in StepName:
        if everything or steps[name].state is StepState.FAILED:
            steps = steps.with_step(name, Step(attempts=steps[name].attempts))
    if steps == photo.steps:
        return photo
    return photo.model_copy(
        update={"steps": steps, "status": PhotoStatus.PROCESSING, "work": Work(due_at=now)}
    )


def holds(photo: Photo, lease_id: str) -> bool:
    return photo.work.lease_id == lease_id and not photo.deleting


def _may_begin(photo: Photo, name: StepName) -> bool:
    if name is StepName.METADATA:
        return True
    if photo.steps.metadata.state is not StepState.DONE:
        return False
    waits = name is StepName.RECOGNITION and reads_preview(photo)
    return not waits or photo.steps.thumbnail.state in (StepState.DONE, StepState.FAILED)


def _may_pass(step: Step) -> bool:
    return step.state is StepState.FAILED and step.fault in (Fault.PASSING, Fault.AWAY)


def _with_step(photo: Photo, name: StepName, step: Step) -> Photo:
    return photo.model_copy(update={"steps": photo.steps.with_step(name, step)})
