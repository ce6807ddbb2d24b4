"""Photos put into the trash, brought back, and deleted for good."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.library.moving import moved, require_still_open
from functions.photos.library.visible import NO_PHOTO
from functions.shared.access.album_door import AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.errors import AlbumError, Conflict, NotFound
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.objects.removal import Removal, hide_photo
from functions.shared.objects.trashing import restore_photo, trash_photo
from functions.shared.stores.records.photos import PhotoRecords

WITH_ITS_ALBUM: Final = (
    "Its album is in the trash. Restore the album, or say as albumId into which other this photo is to come."
)


@dataclass(frozen=True)
class Trash:
    """``days`` that things stay in it; with 0 they never come there."""

    photos: PhotoRecords
    door: AlbumDoor
    removal: Removal
    clock: Callable[[], int]
    days: int

    def delete(self, caller: Caller, photo_id: str, *, forever: bool) -> None:
        """For its owner and its album's. Once it is hidden for good, what is not done here the sweep does."""
        self._require_deletable(caller, photo_id)
        if self.days > 0 and not forever:
            self._change(photo_id, lambda photo: trash_photo(photo, self.clock()))
            return
        self._change(photo_id, hide_photo)
        self._finish(photo_id)

    def discard(self, copy: Photo) -> None:
        """What is not to be taken in, with its bytes: by a record, so that nobody takes it in meanwhile."""
        if self.photos.add(hide_photo(copy)):
            self._finish(copy.id)

    def restore(self, caller: Caller, photo_id: str, album_id: str | None) -> None:
        """For those who may delete it; whose photo it is may have it in another album.

        Raises Conflict where its album is in the trash too.
        """
        photo = self._require_deletable(caller, photo_id)
        if album_id is not None:
            if photo.user_name != caller.user_name:
                raise NotFound(NO_PHOTO)
            self.bring_back(caller, photo_id, album_id)
            return
        album = self.door.albums.get(photo.album_id)
        if album is not None and not album.is_there:
            raise Conflict(WITH_ITS_ALBUM)
        self._change(photo_id, restore_photo)

    def bring_back(self, caller: Caller, photo_id: str, album_id: str) -> Photo:
        """Into this album, be it another than it was in."""
        self.door.require_addable(caller, album_id)
        before = self._change(photo_id, lambda photo: None if self.photos.is_going(photo) else photo)
        back = self._change(photo_id, lambda photo: self._back(photo, album_id))
        require_still_open(caller, self.photos, self.door, back, before)
        return back

    def _back(self, photo: Photo, album_id: str) -> Photo | None:
        restored = None if self.photos.is_going(photo) else restore_photo(photo)
        return restored and moved(restored, album_id, self.clock())

    def _finish(self, photo_id: str) -> None:
        try:
            self.removal.finish(photo_id)
        except AlbumError as error:
            log.warning("deletion left to the sweep", photo=photo_id, reason=error.detail)

    def _require_deletable(self, caller: Caller, photo_id: str) -> Photo:
        photo = self.photos.kept(photo_id)
        is_own = photo is not None and photo.user_name == caller.user_name
        if photo is None or not (is_own or self.door.albums.kept(caller.person, photo.album_id)):
            raise NotFound(NO_PHOTO)
        return photo

    def _change(self, photo_id: str, transition: Callable[[Photo], Photo | None]) -> Photo:
        photo = self.photos.change(photo_id, transition)
        if photo is None:
            raise NotFound(NO_PHOTO)
        return photo
