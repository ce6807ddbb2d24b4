"""Puts right what a check has found wrong with a photo, as far as that can be made anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Final

from functions.photos.upkeep.stored import StoredObjects
from functions.photos.workflow import transitions
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.choices import only
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepError, StepName, StepState
from functions.shared.stores.records.photos import PhotoRecords


class Condition(StrEnum):
    SOUND = "sound"
    MISSING = "missing"
    DAMAGED = "damaged"
    REPLACED = "replaced"


REASONS: Final = {
    Condition.MISSING: StepError(
        title=HTTPStatus.NOT_FOUND.phrase, detail="The original is missing from storage."
    ),
    Condition.DAMAGED: StepError(
        title=HTTPStatus.GONE.phrase,
        detail="The original in storage is damaged: its bytes are not those that were stored.",
    ),
    Condition.REPLACED: StepError(
        title=HTTPStatus.GONE.phrase,
        detail="The original is lost: storage has another file in its place than the one that was taken in.",
    ),
}


@dataclass(frozen=True)
class Repairs:
    photos: PhotoRecords
    objects: StoredObjects
    backlog: Backlog
    clock: Callable[[], int]

    def mend(self, photo: Photo, faults: Mapping[str, Condition]) -> frozenset[str]:
        """Which of the keys at fault are as good as new: what is derived is made again, nothing is deleted
        for good. A photo without its original tells so, and keeps all else that there is of it."""
        if photo.key in faults:
            reason = REASONS[faults[photo.key]]
            self.photos.change(
                photo.id, lambda p: transitions.give_up(p, StepName.METADATA, reason, self.clock())
            )
            return frozenset()
        for key, condition in faults.items():
            if condition is Condition.DAMAGED:
                self.objects.delete(key)
        restarted = self.photos.change(
            photo.id, lambda p: transitions.restart(p, only(StepName.THUMBNAIL), self.clock())
        )
        if restarted is None or restarted.steps.thumbnail.state is not StepState.PENDING:
            return frozenset()
        self.backlog.take_up([restarted])
        return frozenset(faults)
