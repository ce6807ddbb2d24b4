"""Hides for good what has lain in the trash for so long; the same sweep goes on to delete it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.shared.objects.trashing import DAY_MS, hide_trashed_album, hide_trashed_photo
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.trash import TrashRecords

PHOTOS_A_SWEEP: Final = 500
ALBUMS_A_SWEEP: Final = 100
EXPIRY_MS: Final = 3_000


@dataclass(frozen=True)
class Expiry:
    photos: PhotoRecords
    trashed: TrashRecords
    albums: AlbumRecords
    clock: Callable[[], int]
    days: int

    def run(self) -> None:
        """Begins nothing when its time is over. By the hour: nothing goes too early."""
        began = self.clock()
        past = began - self.days * DAY_MS
        for album in self.albums.trashed_before(past, ALBUMS_A_SWEEP):
            self.albums.change(album.id, hide_trashed_album(past))
        for photo in self.trashed.photos_before(past, PHOTOS_A_SWEEP):
            if self.clock() > began + EXPIRY_MS:
                return
            self.photos.change(photo.id, hide_trashed_photo(past))
