"""Walks once through all photos, some at a call, for those that older builds have read."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.models.walk import Walk
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.walks import Walks


@dataclass(frozen=True)
class PhotoWalk:
    """Several processes at once do the same, to no harm. ``sought`` is what the log calls its work."""

    photos: PhotoRecords
    walks: Walks
    clock: Callable[[], int]
    name: str
    versions: Collection[str]
    sought: str

    def go_on(self, change: Callable[[Photo], bool], until: int) -> int:
        """How many photos were changed; begins none from that time on, in milliseconds since the epoch."""
        try:
            walk = self.walks.get(self.name)
            return 0 if walk.is_over else self._go_on(walk, change, until)
        except AlbumError as error:
            log.warning(f"{self.sought} left to the next sweep", reason=error.detail)
            return 0

    def _go_on(self, walk: Walk, change: Callable[[Photo], bool], until: int) -> int:
        changed, begun = 0, walk
        try:
            for photo_id, photo in self.photos.all_read_by(self.versions, walk.after):
                if self.clock() > until:
                    return changed
                changed += photo is not None and change(photo)
                walk = walk.model_copy(update={"after": photo_id})
            walk = walk.model_copy(update={"is_over": True})
        finally:
            if walk is not begun:
                self.walks.keep(walk)
        return changed
