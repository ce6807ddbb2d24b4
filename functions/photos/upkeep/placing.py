"""Gives photos of before their places, from the positions that are recorded: no file is read again."""

from collections.abc import Callable
from typing import Final

from functions.photos.metadata.locating import Locator
from functions.photos.upkeep.walking import PhotoWalk, read_by
from functions.photos.workflow.versions import WITHOUT_PLACES, WITHOUT_WORDS
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName, StepState
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.walks import Walks

WALK: Final = f"places after {WITHOUT_PLACES}"
PLACING_MS: Final = 2_000
"""Of each minute: all else goes on meanwhile, a little slower."""


class Placing:
    def __init__(
        self, photos: PhotoRecords, walks: Walks, locator: Locator, clock: Callable[[], int]
    ) -> None:
        self._photos = photos
        self._locator = locator
        self._clock = clock
        self._walk = PhotoWalk(photos, walks, clock, WALK, read_by((WITHOUT_PLACES,)), "places")

    def place_some(self) -> int:
        """How many photos were changed; begins none when its time is over."""
        return self._walk.go_on(self._place, self._clock() + PLACING_MS)

    def _place(self, photo: Photo) -> bool:
        if not lacks_place(photo):
            return False
        return self._photos.change(photo.id, lambda stored: with_place(stored, self._locator)) is not None


def lacks_place(photo: Photo) -> bool:
    step = photo.steps.metadata
    is_of_before = step.state is StepState.DONE and step.version == WITHOUT_PLACES
    return is_of_before and photo.gps is not None and not photo.deleting


def with_place(photo: Photo, locator: Locator) -> Photo:
    """As the build made it that came with places, of a photo of before; any other as it is."""
    if not lacks_place(photo):
        return photo
    step = photo.steps.metadata.model_copy(update={"version": WITHOUT_WORDS})
    steps = photo.steps.with_step(StepName.METADATA, step)
    return locator.locate(photo).model_copy(update={"steps": steps})
