"""What a person has in the trash: shown, counted, and emptied."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from functions.shared.access.album_door import Access, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.errors import NotFound
from functions.shared.models.album import Album
from functions.shared.models.photo import Photo
from functions.shared.objects.trashing import hide_trashed_album, hide_trashed_photo
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records.photos import PhotoRecords, with_trashed_at
from functions.shared.stores.records.trash import TrashRecords
from functions.shared.stores.search import Mark

NO_ALBUM: Final = "There is no such album in the trash, or it is not yours."
READ_AT_ONCE: Final = 500
EMPTYING_MS: Final = 10_000
Trashed = TypeVar("Trashed", Photo, Album)


@dataclass(frozen=True)
class Held:
    """``photos`` that lie there by themselves; ``bytes`` of all originals, with those of the albums."""

    photos: int
    albums: int
    bytes: int


@dataclass(frozen=True)
class Emptied:
    """``more``: whether time was over before all was hidden."""

    photos: int
    albums: int
    more: bool


@dataclass(frozen=True)
class TrashContents:
    photos: PhotoRecords
    trashed: TrashRecords
    door: AlbumDoor
    clock: Callable[[], int]

    def page(self, user_name: str, limit: int, after: Cursor | None) -> list[Photo]:
        """Each by itself, those first that came last; ``after`` is a place among these."""
        mark = Mark(after.created_at, after.id) if after else None
        return self.trashed.photos(user_name, limit, mark)

    def of_album(
        self, caller: Caller, album_id: str, limit: int, after: Cursor | None
    ) -> list[Photo | SharedPhoto]:
        """Everyone's that are there with this album of the caller's."""
        album = self.door.albums.kept(caller.person, album_id)
        if album is None or album.is_there:
            raise NotFound(NO_ALBUM)
        found = self.trashed.of_album(album_id, limit, after) if not album.keeps_photos else []
        as_owner = Access(album, None)
        return [as_owner.show(with_trashed_at(photo, album.trashed_at), caller) for photo in found]

    def held(self, user_name: str) -> Held:
        albums = list(_all(partial(self.door.albums.trashed, user_name)))
        with_photos = [album.id for album in albums if not album.keeps_photos]
        return Held(self.trashed.count(user_name), len(albums), self.trashed.bytes(user_name, with_photos))

    def empty(self, user_name: str) -> Emptied:
        """Nothing of it comes back; the sweep deletes what was hidden, and an album goes in one write."""
        now, photos, albums = self.clock(), 0, 0
        for album in _all(partial(self.door.albums.trashed, user_name)):
            albums += self.door.albums.change(album.id, hide_trashed_album(now)) is not None
        for photo in _all(partial(self.trashed.photos, user_name)):
            if self.clock() > now + EMPTYING_MS:
                return Emptied(photos, albums, more=True)
            photos += self.photos.change(photo.id, hide_trashed_photo(now)) is not None
        return Emptied(photos, albums, more=False)


def _all(page_of: Callable[[int, Mark | None], list[Trashed]]) -> Iterator[Trashed]:
    after: Mark | None = None
    while page := page_of(READ_AT_ONCE, after):
        yield from page
        after = Mark(page[-1].trashed_at, page[-1].id)
