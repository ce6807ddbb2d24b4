"""Reads the originals of photos of before once more, for what older builds did not take from them."""

from collections.abc import Callable
from typing import Final

from functions.photos.metadata.originals import Originals
from functions.photos.upkeep.walking import PhotoWalk, read_by
from functions.photos.workflow.attempts import fault_of
from functions.photos.workflow.versions import METADATA, WITHOUT_LONG_WORDS, WITHOUT_PLACES, WITHOUT_WORDS
from functions.shared.errors import AlbumError
from functions.shared.models.metadata import Metadata
from functions.shared.models.photo import Photo
from functions.shared.models.steps import Fault, StepName, StepState
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.walks import Walks

WALK: Final = f"words after {WITHOUT_LONG_WORDS}"
OLDER: Final = (WITHOUT_PLACES, WITHOUT_WORDS, WITHOUT_LONG_WORDS)


class Rereading:
    def __init__(
        self, photos: PhotoRecords, walks: Walks, originals: Originals, clock: Callable[[], int]
    ) -> None:
        self._photos = photos
        self._originals = originals
        self._walk = PhotoWalk(photos, walks, clock, WALK, read_by(OLDER), "originals")

    def reread_some(self, until: int) -> int:
        """How many photos were changed; begins none from that time on, in milliseconds since the epoch."""
        return self._walk.go_on(self._reread, until)

    def _reread(self, photo: Photo) -> bool:
        """False where the original cannot be read for good: that it is so, others find and tell."""
        if not is_older(photo):
            return False
        try:
            found = self._originals.describe(photo)
        except AlbumError as error:
            if fault_of(error) is Fault.FINAL:
                return False
            raise
        return self._photos.change(photo.id, lambda stored: _renewed(stored, found)) is not None


def is_older(photo: Photo) -> bool:
    step = photo.steps.metadata
    return step.state is StepState.DONE and step.version in OLDER and not photo.deleting


def _renewed(stored: Photo, found: Metadata) -> Photo | None:
    """None where it is being deleted, or was read by another meanwhile."""
    if not is_older(stored):
        return None
    step = stored.steps.metadata.model_copy(update={"version": METADATA})
    steps = stored.steps.with_step(StepName.METADATA, step)
    return stored.with_metadata(found).model_copy(update={"steps": steps})
