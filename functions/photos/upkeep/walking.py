"""Walks once through all photos, some at a call, for those of older builds."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.models.walk import Walk
from functions.shared.models.wire import Document
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.walks import Walks


def read_by(versions: Collection[str]) -> Callable[[Document], bool]:
    """Those whose metadata one of these versions has read."""
    return lambda document: document.get("steps", {}).get("metadata", {}).get("version") in versions


@dataclass(frozen=True)
class PhotoWalk:
    """Several processes at once do the same, to no harm. ``sought`` is what the log calls its work.

    ``is_wanted`` says of a record as it is stored whether it is worth more than a look.
    """

    photos: PhotoRecords
    walks: Walks
    clock: Callable[[], int]
    name: str
    is_wanted: Callable[[Document], bool]
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
            for photo_id, photo in self.photos.all_where(self.is_wanted, walk.after):
                if self.clock() > until:
                    return changed
                changed += photo is not None and change(photo)
                walk = walk.model_copy(update={"after": photo_id})
            walk = walk.model_copy(update={"is_over": True})
        finally:
            if walk is not begun:
                self.walks.keep(walk)
        return changed
