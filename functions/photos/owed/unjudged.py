"""Has those photos of guests judged that came into an album which asks for it otherwise than as new ones, or
were there before it did."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from functions.photos.owed.skipped import restarted
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.choices import only
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.search import Mark

ALBUMS_A_SWEEP: Final = 200
PHOTOS_A_SWEEP: Final = 200


@dataclass
class Reviewing:
    """Each photo is begun once: what becomes of its step is the workflow's. Goes round all such albums."""

    albums: AlbumRecords
    photos: PhotoRecords
    backlog: Backlog
    clock: Callable[[], int]
    _after: Mark | None = field(default=None, init=False)

    def begin_some(self) -> int:
        """How many photos are to be judged now."""
        try:
            begun = restarted(self.photos, self._unasked(), only(StepName.REVIEW), self.clock())
        except AlbumError as error:
            log.warning("review left to the next sweep", reason=error.detail)
            return 0
        if begun:
            self.backlog.take_up(begun)
        return len(begun)

    def _unasked(self) -> list[Photo]:
        albums = self.albums.reviewing(ALBUMS_A_SWEEP, self._after)
        found = dict[str, Photo]()
        for album in albums:
            unasked = self.photos.unasked(album, PHOTOS_A_SWEEP - len(found))
            found |= {photo.id: photo for photo in unasked}
            if len(found) >= PHOTOS_A_SWEEP:
                return list(found.values())
            self._after = Mark(album.created_at, album.id)
        if len(albums) < ALBUMS_A_SWEEP:
            self._after = None
        return list(found.values())
