"""Photos that are put into an album, and taken out of it, beside the albums that they are in already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from functions.shared.access.album_door import NO_ALBUM, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.errors import AlbumError, Conflict, NotFound
from functions.shared.models.photo import Photo
from functions.shared.objects.album_membership import IN_THE_TRASH, added, require_still_open, taken_out
from functions.shared.stores.records.photos import PhotoRecords

NO_PHOTO: Final = "There is no such photo, or it is not yours."
NOT_IN_IT: Final = "This photo is not in the album."


@dataclass(frozen=True)
class AlbumContents:
    """Each photo for itself: those that could not be changed are told by their ids, with the reason."""

    door: AlbumDoor
    photos: PhotoRecords
    clock: Callable[[], int]

    def add(self, caller: Caller, album_id: str, ids: Sequence[str]) -> dict[str, str]:
        """The caller's own photos. Raises NotFound, or Forbidden where the caller may only look."""
        self.door.require_addable(caller, album_id)
        return _each(ids, partial(self._add, caller, album_id))

    def take_out(self, caller: Caller, album_id: str, ids: Sequence[str]) -> dict[str, str]:
        """Anybody's by the album's owner, by others their own; raises NotFound as ``AlbumDoor`` does.

        They stay in their other albums, or in none.
        """
        album = self.door.albums.get(album_id)
        if album is None or not album.is_there:
            raise NotFound(NO_ALBUM)
        is_owner = album.user_name == caller.person
        if not is_owner:
            self.door.enter(caller, album_id)
        return _each(ids, partial(self._take_out, None if is_owner else caller.person, album_id))

    def _add(self, caller: Caller, album_id: str, photo_id: str) -> None:
        before = self._own(caller.person, photo_id)
        after = self._change(photo_id, lambda photo: added(photo, album_id, self.clock()))
        require_still_open(caller, self.photos, self.door, album_id, after=after, before=before)

    def _take_out(self, owner: str | None, album_id: str, photo_id: str) -> None:
        photo = self._own(owner, photo_id)
        if album_id not in photo.album_ids:
            raise NotFound(NOT_IN_IT)
        self._change(photo_id, lambda stored: taken_out(stored, album_id, self.door.albums.open_among))

    def _own(self, owner: str | None, photo_id: str) -> Photo:
        """As it is stored; ``owner`` None: whoever's."""
        kept, stored = self.photos.kept(photo_id), self.photos.get(photo_id)
        if kept is None or stored is None or (owner is not None and kept.user_name != owner):
            raise NotFound(NO_PHOTO)
        if kept.trashed_at is not None:
            raise Conflict(IN_THE_TRASH)
        return stored

    def _change(self, photo_id: str, transition: Callable[[Photo], Photo]) -> Photo:
        changed = self.photos.change(
            photo_id, lambda photo: None if self.photos.is_going(photo) else transition(photo)
        )
        if changed is None:
            raise NotFound(NO_PHOTO)
        return changed


def _each(ids: Sequence[str], change: Callable[[str], None]) -> dict[str, str]:
    """Raises NotFound where none of them is there."""
    failed = dict[str, AlbumError]()
    for photo_id in dict.fromkeys(ids):
        try:
            change(photo_id)
        except (NotFound, Conflict) as error:
            failed[photo_id] = error
    if failed.keys() >= set(ids) and all(isinstance(error, NotFound) for error in failed.values()):
        raise next(iter(failed.values()))
    return {photo_id: error.detail for photo_id, error in failed.items()}
