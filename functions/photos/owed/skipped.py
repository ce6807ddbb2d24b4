"""Has done what was skipped for want of what does it, once that is there: a few photos at each sweep."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from functions.photos.upkeep.walking import PhotoWalk
from functions.photos.workflow import transitions
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.choices import Choice
from functions.photos.workflow.versions import current_versions
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient
from functions.shared.log import log
from functions.shared.models.photo import Photo, Work
from functions.shared.models.steps import Fault, Step, StepName, StepState
from functions.shared.models.wire import Document
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.walks import Walks

WALK: Final = "labels that were skipped"
STEPS: Final = (StepName.LABELS, StepName.REVIEW)
OWED_A_SWEEP: Final = 20
"""Of each step: a machine with nothing else to do is busy with them for two seconds of a minute."""
MARKING_MS: Final = 1_000


class Owing:
    """While what does a step is not there, nothing is begun, and a sweep looks at no more than one page."""

    def __init__(
        self,
        photos: PhotoRecords,
        walks: Walks,
        gateway: GatewayClient,
        backlog: Backlog,
        clock: Callable[[], int],
    ) -> None:
        self._photos = photos
        self._gateway = gateway
        self._backlog = backlog
        self._clock = clock
        self._walk = PhotoWalk(photos, walks, clock, WALK, _was_skipped, "labels")

    def begin_some(self) -> int:
        """How many photos are worked on again."""
        self._walk.go_on(self._mark, self._clock() + MARKING_MS)
        owed = {photo.id: photo for step in STEPS for photo in self._photos.owed(step, OWED_A_SWEEP)}
        if not owed:
            return 0
        try:
            able = current_versions(self._gateway)
        except AlbumError as error:
            log.warning("what is owed left to the next sweep", reason=error.detail)
            return 0
        begun = restarted(self._photos, list(owed.values()), owed_and_in(able), self._clock())
        if begun:
            self._backlog.take_up(begun)
        return len(begun)

    def _mark(self, photo: Photo) -> bool:
        return self._photos.change(photo.id, _as_owed) is not None


def owed_and_in(able: Collection[StepName]) -> Choice:
    """All at once: one that is begun keeps the others of the same photo from it."""

    def choice(name: StepName, step: Step) -> bool:
        is_owed = step.state is StepState.SKIPPED and step.fault is Fault.AWAY
        return name in STEPS and name in able and is_owed

    return choice


def restarted(photos: PhotoRecords, wanted: Sequence[Photo], choice: Choice, now: int) -> list[Photo]:
    """Those of these of which something was chosen, and that are not at work; they are due at once."""
    found = list[Photo]()
    for photo in wanted:
        if transitions.restart(photo, choice, now) is photo:
            continue
        changed = photos.change(photo.id, lambda stored: transitions.restart(stored, choice, now))
        if changed is not None and changed.work == Work(due_at=now):
            found.append(changed)
    return found


def _was_skipped(document: Document) -> bool:
    """By the build that skipped labels and kept no account of it; not before there were any."""
    step = document.get("steps", {}).get("labels", {})
    return step.get("state") == "skipped" and not step.get("fault") and step.get("attempts", 0) > 0


def _as_owed(photo: Photo) -> Photo | None:
    step = photo.steps.labels
    if step.state is not StepState.SKIPPED or step.fault is not None or photo.deleting:
        return None
    owed = step.model_copy(update={"fault": Fault.AWAY})
    return photo.model_copy(update={"steps": photo.steps.with_step(StepName.LABELS, owed)})
