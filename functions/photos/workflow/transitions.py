"""A photo's way as pure transitions: which step may run, and what follows from how it ended.

    metadata ──> thumbnail  ──┐
            ├──> recognition ─┤
            ├──> labels      ─┤
            └──> review      ─┴──> ready, or failed with the reason of each step that failed

The last three of a large photo come after its thumbnail, for they read the preview that is made with that. A
step that there is nothing to do with is skipped, and so is a review that nobody asks for.

A photo is worked on by whoever holds its lease. A step that failed for a passing reason is due again later,
with growing gaps; one that failed for good, or too often, waits for a person. Whatever is ``processing`` is
due at some time: when its lease runs out, or, as long as it only waits, at once or soon.
"""

from typing import Final

from functions.photos.workflow.choices import Choice, only
from functions.shared.models.photo import Photo, PhotoStatus, Work
from functions.shared.models.steps import ENDED_WELL, Fault, Step, StepError, StepName, StepState

LEASE_MS: Final = 30_000
"""Renewed while the work goes on, however long a step takes; so a dead worker's photo is soon free."""
FIRST_GAP_MS: Final = 30_000
LONGEST_GAP_MS: Final = 3_600_000
MOST_ROUNDS: Final = 24
BROKE_OFF: Final = StepError(title="Interrupted", detail="The work on this photo broke off again and again.")

SEEING: Final = (StepName.RECOGNITION, StepName.LABELS, StepName.REVIEW)
"""What looks at the picture, all at once where several are to be done."""
PREVIEW_SERVES_FROM: Final = 2 * 1440
"""Pixels of a photo's longer side: from here on, recognition waits for the preview and reads that."""


def enqueue(photo: Photo, due_at: int) -> Photo:
    """Nobody's yet: who took it in begins with it when its turn comes, and anyone else from this time on."""
    return photo.model_copy(update={"work": Work(due_at=due_at)})


def to_be_reviewed(photo: Photo) -> Photo:
    """One that is new."""
    return _with_step(photo, StepName.REVIEW, Step())


def claim(photo: Photo, holder: str, now: int) -> Photo | None:
    """The photo held by this worker, or as it is if it was so already; None if nothing is to do for it.

    Where the work broke off, that counts as a round: a photo that ends its workers must not do so for ever.
    """
    if photo.deleting or photo.work.due_at is None:
        return None
    if photo.work.lease_until > now:
        return photo if photo.work.holder == holder else None
    broke_off = running(photo)
    rounds = photo.work.rounds + (1 if broke_off else 0)
    photo = photo.model_copy(update={"work": photo.work.model_copy(update={"rounds": rounds})})
    if broke_off and rounds >= MOST_ROUNDS:
        for name in broke_off:
            photo = _with_step(photo, name, _failed(photo.steps[name], BROKE_OFF, Fault.PASSING, now))
        return _settle(photo, now)
    return take(photo, holder, now)


def take(photo: Photo, holder: str, now: int) -> Photo:
    """Held by this worker whoever held it before, with all begun that can run."""
    steps = photo.steps
    for name in StepName:
        if steps[name].state is StepState.RUNNING or _may_pass(steps[name]):
            steps = steps.with_step(name, steps[name].model_copy(update={"state": StepState.PENDING}))
    work = Work(holder=holder, rounds=photo.work.rounds)
    held = photo.model_copy(update={"work": work, "steps": steps, "status": PhotoStatus.PROCESSING})
    return _advance(held, now)


def reads_preview(photo: Photo) -> bool:
    """Of a large photo, and of one that a person has turned."""
    return photo.rotation != 0 or max(photo.width or 0, photo.height or 0) >= PREVIEW_SERVES_FROM


def running(photo: Photo) -> tuple[StepName, ...]:
    return tuple(name for name in StepName if photo.steps[name].state is StepState.RUNNING)


def renew(photo: Photo, now: int) -> Photo:
    """As it is while most of its lease is still to come."""
    if photo.work.lease_until - now > LEASE_MS * 2 // 3:
        return photo
    return _extend_lease(photo, now)


def try_again(photo: Photo, name: StepName, now: int) -> Photo:
    return _extend_lease(_start(photo, name, now), now)


def finish(photo: Photo, name: StepName, version: str | None, now: int) -> Photo:
    done = _ended(photo.steps[name], StepState.DONE, now, version=version)
    return _advance(_with_step(photo, name, done), now)


def skip(photo: Photo, name: StepName, reason: StepError, now: int) -> Photo:
    """For want of what does it; it is owed."""
    skipped = _ended(photo.steps[name], StepState.SKIPPED, now, error=reason, fault=Fault.AWAY)
    return _advance(_with_step(photo, name, skipped), now)


def begin_anew(photo: Photo, name: StepName, now: int) -> Photo:
    return _advance(_with_step(photo, name, Step(attempts=photo.steps[name].attempts)), now)


def draw_anew(photo: Photo, now: int) -> Photo:
    """Its pictures are due, at once or by who is at work on it; what is being drawn is drawn once more."""
    due = restart(photo, only(StepName.THUMBNAIL), now)
    step = photo.steps.thumbnail
    if due is not photo or step.state in (StepState.PENDING, StepState.RUNNING):
        return due
    return _with_step(photo, StepName.THUMBNAIL, Step(attempts=step.attempts))


def fail(photo: Photo, name: StepName, error: StepError, fault: Fault, now: int) -> Photo:
    return _advance(_with_step(photo, name, _failed(photo.steps[name], error, fault, now)), now)


def restart(photo: Photo, choice: Choice, now: int) -> Photo:
    """These steps pending, and the photo due at once; as it is while it is at work, or if none is chosen."""
    if photo.work.lease_until > now:
        return photo
    chosen = [name for name in StepName if choice(name, photo.steps[name])]
    if not chosen:
        return photo
    # With those whose worker was lost on them: nobody holds the photo any more.
    for name in {*chosen, *running(photo)}:
        photo = _with_step(photo, name, Step(attempts=photo.steps[name].attempts))
    return photo.model_copy(update={"status": PhotoStatus.PROCESSING, "work": Work(due_at=now)})


def give_up(photo: Photo, name: StepName, error: StepError, now: int) -> Photo:
    """The step failed for good, and the photo with it; as it is while it is at work, or failed so already."""
    step = photo.steps[name]
    if photo.work.lease_until > now or (step.state is StepState.FAILED and step.error == error):
        return photo
    return _settle(_with_step(photo, name, _failed(step, error, Fault.FINAL, now)), now)


def is_held_by(photo: Photo, holder: str) -> bool:
    """Also once the lease has run out, until another takes the photo: nobody else works on it."""
    return photo.work.holder == holder and not photo.deleting


def _advance(photo: Photo, now: int) -> Photo:
    """With all begun that can run; where nothing runs any more, settled."""
    for name in StepName:
        if _can_start(photo, name):
            photo = _start(photo, name, now)
    return _extend_lease(photo, now) if running(photo) else _settle(photo, now)


def _can_start(photo: Photo, name: StepName) -> bool:
    if photo.steps[name].state is not StepState.PENDING:
        return False
    if name is StepName.METADATA:
        return True
    if photo.steps.metadata.state is not StepState.DONE:
        return False
    waits = name in SEEING and reads_preview(photo)
    return not waits or photo.steps.thumbnail.state in (StepState.DONE, StepState.FAILED)


def _start(photo: Photo, name: StepName, now: int) -> Photo:
    step = photo.steps[name]
    update = {"state": StepState.RUNNING, "attempts": step.attempts + 1, "started_at": now}
    return _with_step(photo, name, step.model_copy(update=update | {"finished_at": None}))


def _settle(photo: Photo, now: int) -> Photo:
    """The status that the steps amount to, the lease given back, and when the photo is due again."""
    if all(step.state in ENDED_WELL for step in photo.steps.all()):
        return photo.model_copy(update={"status": PhotoStatus.READY, "work": Work()})
    rounds = photo.work.rounds + 1
    again = rounds < MOST_ROUNDS and any(_may_pass(step) for step in photo.steps.all())
    gap = min(FIRST_GAP_MS * 2 ** (rounds - 1), LONGEST_GAP_MS)
    away = next((name for name in StepName if _failed_for_want(photo.steps[name])), None)
    work = Work(due_at=now + gap if again else None, waits_for=away if again else None, rounds=rounds)
    return photo.model_copy(update={"status": PhotoStatus.FAILED, "work": work})


def _extend_lease(photo: Photo, now: int) -> Photo:
    until = {"lease_until": now + LEASE_MS, "due_at": now + LEASE_MS}
    return photo.model_copy(update={"work": photo.work.model_copy(update=until)})


def _failed_for_want(step: Step) -> bool:
    return step.state is StepState.FAILED and step.fault is Fault.AWAY


def _ended(
    step: Step,
    state: StepState,
    now: int,
    *,
    version: str | None = None,
    error: StepError | None = None,
    fault: Fault | None = None,
) -> Step:
    """With nothing that was told of it before."""
    return Step(
        state=state,
        attempts=step.attempts,
        started_at=step.started_at,
        finished_at=now,
        version=version,
        error=error,
        fault=fault,
    )


def _failed(step: Step, error: StepError, fault: Fault, now: int) -> Step:
    return step.model_copy(
        update={"state": StepState.FAILED, "finished_at": now, "error": error, "fault": fault}
    )


def _may_pass(step: Step) -> bool:
    return step.state is StepState.FAILED and step.fault in (Fault.PASSING, Fault.AWAY)


def _with_step(photo: Photo, name: StepName, step: Step) -> Photo:
    return photo.model_copy(update={"steps": photo.steps.with_step(name, step)})
