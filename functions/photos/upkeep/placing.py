"""Gives photos of before their places, from the positions that are recorded: no file is read again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.metadata.locating import Locator
from functions.photos.workflow.versions import METADATA, WITHOUT_PLACES
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName, StepState
from functions.shared.models.walk import Walk
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.walks import Walks

WALK: Final = f"places after {WITHOUT_PLACES}"
PLACING_MS: Final = 2_000
"""Of each minute: all else goes on meanwhile, a little slower."""


@dataclass(frozen=True)
class Placing:
    """Walks once through all photos, some at a call. Several processes at once do the same, to no harm."""

    photos: PhotoRecords
    walks: Walks
    locator: Locator
    clock: Callable[[], int]

    def place_some(self) -> int:
        """How many photos were changed; begins none when its time is over."""
        try:
            walk = self.walks.get(WALK)
            return 0 if walk.is_over else self._go_on(walk)
        except AlbumError as error:
            log.warning("places left to the next sweep", reason=error.detail)
            return 0

    def _go_on(self, walk: Walk) -> int:
        until, placed = self.clock() + PLACING_MS, 0
        try:
            for photo_id, photo in self.photos.all_read_by((WITHOUT_PLACES,), walk.after):
                if self.clock() > until:
                    return placed
                placed += photo is not None and self._place(photo)
                walk = walk.model_copy(update={"after": photo_id})
            walk = walk.model_copy(update={"is_over": True})
        finally:
            self.walks.keep(walk)
        return placed

    def _place(self, photo: Photo) -> bool:
        if not lacks_place(photo):
            return False
        return self.photos.change(photo.id, lambda stored: with_place(stored, self.locator)) is not None


def lacks_place(photo: Photo) -> bool:
    step = photo.steps.metadata
    is_of_before = step.state is StepState.DONE and step.version == WITHOUT_PLACES
    return is_of_before and photo.gps is not None and not photo.deleting


def with_place(photo: Photo, locator: Locator) -> Photo:
    """As the metadata step would make it now of a photo of before; any other as it is."""
    if not lacks_place(photo):
        return photo
    step = photo.steps.metadata.model_copy(update={"version": METADATA})
    steps = photo.steps.with_step(StepName.METADATA, step)
    return locator.locate(photo).model_copy(update={"steps": steps})
