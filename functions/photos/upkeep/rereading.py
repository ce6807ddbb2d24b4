"""Reads the originals of photos of before once more, for what older builds did not take from them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.metadata.originals import Originals
from functions.photos.workflow.attempts import fault_of
from functions.photos.workflow.versions import METADATA, WITHOUT_PLACES, WITHOUT_WORDS
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.metadata import Metadata
from functions.shared.models.photo import Photo
from functions.shared.models.steps import Fault, StepName, StepState
from functions.shared.models.walk import Walk
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.walks import Walks

WALK: Final = f"words after {WITHOUT_WORDS}"
OLDER: Final = (WITHOUT_PLACES, WITHOUT_WORDS)


@dataclass(frozen=True)
class Rereading:
    """Walks once through all photos, some at a call. Several processes at once do the same, to no harm."""

    photos: PhotoRecords
    walks: Walks
    originals: Originals
    clock: Callable[[], int]

    def reread_some(self, until: int) -> int:
        """How many photos were changed; begins none from that time on, in milliseconds since the epoch."""
        try:
            walk = self.walks.get(WALK)
            return 0 if walk.is_over else self._go_on(walk, until)
        except AlbumError as error:
            log.warning("originals left to the next sweep", reason=error.detail)
            return 0

    def _go_on(self, walk: Walk, until: int) -> int:
        reread, begun = 0, walk
        try:
            for photo_id, photo in self.photos.all_read_by(OLDER, walk.after):
                if self.clock() > until:
                    return reread
                reread += photo is not None and self._reread(photo)
                walk = walk.model_copy(update={"after": photo_id})
            walk = walk.model_copy(update={"is_over": True})
        finally:
            if walk is not begun:
                self.walks.keep(walk)
        return reread

    def _reread(self, photo: Photo) -> bool:
        """False where the original cannot be read for good: that it is so, others find and tell."""
        if not is_older(photo):
            return False
        try:
            found = self.originals.describe(photo)
        except AlbumError as error:
            if fault_of(error) is Fault.FINAL:
                return False
            raise
        return self.photos.change(photo.id, lambda stored: _renewed(stored, found)) is not None


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
