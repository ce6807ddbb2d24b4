"""Photos put into the trash, brought back, and deleted for good."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.shared.access.album_door import NO_PHOTO, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.errors import AlbumError, Conflict, NotFound
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.objects.album_membership import added, require_still_open
from functions.shared.objects.removal import Removal, hide_photo
from functions.shared.objects.trashing import restore_photo, trash_photo
from functions.shared.stores.records.photos import PhotoRecords

WITH_ITS_ALBUM: Final = (
    "Its album is in the trash. Restore the album, or say as albumId into which other this photo is to come."
)

IN_ALBUMS_OF_OTHERS: Final = (
    "This photo is somebody else's, and in albums of others, too. You may take it out of your album."
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

    def restore(self, caller: Caller, photo_id: str, album_id: str | None, *, alone: bool = False) -> None:
        """For those who may delete it; whose photo it is may have it in another album, or in none.

        Raises Conflict where its album is in the trash too.
        """
        photo = self._require_deletable(caller, photo_id)
        if album_id is not None or alone:
            if photo.user_name != caller.user_name:
                raise NotFound(NO_PHOTO)
            self.bring_back(caller, photo_id, album_id)
            return
        if self.photos.is_hidden_with_albums(photo):
            raise Conflict(WITH_ITS_ALBUM)
        self._change(photo_id, restore_photo)

    def bring_back(self, caller: Caller, photo_id: str, album_id: str | None) -> Photo:
        """Into this album; where it was in it, or none is named, also into those others that are there."""
        if album_id is not None:
            self.door.require_addable(caller, album_id)
        before = self._change(photo_id, lambda photo: None if self.photos.is_going(photo) else photo)
        back = self._change(photo_id, lambda photo: self._back(photo, album_id))
        if album_id is not None:
            require_still_open(caller, self.photos, self.door, album_id, after=back, before=before)
        return back

    def _back(self, photo: Photo, album_id: str | None) -> Photo | None:
        restored = None if self.photos.is_going(photo) else restore_photo(photo)
        if restored is None or restored.album_ids == (album_id,):
            return restored
        if album_id is not None and album_id not in restored.album_ids:
            return added(restored.in_albums([]), album_id, self.clock())
        still_open = self.door.albums.open_among(restored.album_ids)
        return restored.in_albums([each for each in restored.album_ids if each in still_open])

    def _finish(self, photo_id: str) -> None:
        try:
            self.removal.finish(photo_id)
        except AlbumError as error:
            log.warning("deletion left to the sweep", photo=photo_id, reason=error.detail)

    def _require_deletable(self, caller: Caller, photo_id: str) -> Photo:
        """Of an album's owner who has not made it, that is in no other's album. Raises NotFound, Conflict."""
        photo = self.photos.kept(photo_id)
        if photo is None:
            raise NotFound(NO_PHOTO)
        if photo.user_name == caller.user_name:
            return photo
        own = [self.door.albums.kept(caller.person, album_id) is not None for album_id in photo.album_ids]
        if not any(own):
            raise NotFound(NO_PHOTO)
        if not all(own):
            raise Conflict(IN_ALBUMS_OF_OTHERS)
        return photo

    def _change(self, photo_id: str, transition: Callable[[Photo], Photo | None]) -> Photo:
        photo = self.photos.change(photo_id, transition)
        if photo is None:
            raise NotFound(NO_PHOTO)
        return photo
