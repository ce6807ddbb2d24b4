"""Has done what was skipped for want of what does it, once that is there: a few photos at each sweep."""

from collections.abc import Callable, Sequence
from typing import Final

from functions.photos.upkeep.walking import PhotoWalk
from functions.photos.workflow import transitions
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.choices import only
from functions.photos.workflow.versions import current_versions
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.models.steps import Fault, StepName, StepState
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
        owed = {step: found for step in STEPS if (found := self._photos.owed(step, OWED_A_SWEEP))}
        if not owed:
            return 0
        try:
            able = current_versions(self._gateway)
        except AlbumError as error:
            log.warning("what is owed left to the next sweep", reason=error.detail)
            return 0
        return sum(self._begin(step, found) for step, found in owed.items() if step in able)

    def _begin(self, step: StepName, photos: Sequence[Photo]) -> int:
        begun = restarted(self._photos, photos, step, self._clock())
        self._backlog.take_up(begun)
        return len(begun)

    def _mark(self, photo: Photo) -> bool:
        return self._photos.change(photo.id, _as_owed) is not None


def restarted(photos: PhotoRecords, wanted: Sequence[Photo], step: StepName, now: int) -> list[Photo]:
    """Those of these that are not at work; the step of each is due at once."""
    found = list[Photo]()
    for photo in wanted:
        changed = photos.change(photo.id, lambda stored: transitions.restart(stored, only(step), now))
        if changed is not None and changed.work.due_at == now and not changed.deleting:
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
