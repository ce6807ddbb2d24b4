"""Photos that are put into an album, approved there, and taken out, beside those that they are in already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from functions.shared.access.album_door import NO_PHOTO, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.errors import Conflict, NotFound
from functions.shared.models.photo import Photo
from functions.shared.objects.album_membership import IN_THE_TRASH, approved, put_into, taken_out
from functions.shared.objects.each import each_for_itself
from functions.shared.stores.records.photos import PhotoRecords

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
        return each_for_itself(ids, partial(self._add, caller, album_id))

    def take_out(self, caller: Caller, album_id: str, ids: Sequence[str]) -> dict[str, str]:
        """Anybody's by the album's owner, by others their own; raises NotFound as ``AlbumDoor`` does.

        They stay in their other albums, or in none.
        """
        owner = None if self.door.enter(caller, album_id).is_owner else caller.person
        return each_for_itself(ids, partial(self._take_out, owner, album_id))

    def approve(self, caller: Caller, album_id: str, ids: Sequence[str]) -> dict[str, str]:
        """By the album's owner. Raises NotFound for all others."""
        self.door.own(caller.person, album_id)
        return each_for_itself(ids, partial(self._approve, album_id))

    def _approve(self, album_id: str, photo_id: str) -> None:
        photo = self._own(None, photo_id)
        if album_id not in photo.album_ids:
            raise NotFound(NOT_IN_IT)
        if self.photos.change_unless_going(photo_id, partial(approved, album_id=album_id)) is None:
            raise NotFound(NO_PHOTO)

    def _add(self, caller: Caller, album_id: str, photo_id: str) -> None:
        before = self._own(caller.person, photo_id)
        put_into(caller, self.photos, self.door, before, album_id, now=self.clock())

    def _take_out(self, owner: str | None, album_id: str, photo_id: str) -> None:
        photo = self._own(owner, photo_id)
        if album_id not in photo.album_ids:
            raise NotFound(NOT_IN_IT)
        leave = partial(taken_out, album_id=album_id, open_among=self.door.albums.open_among)
        if self.photos.change_unless_going(photo_id, leave) is None:
            raise NotFound(NO_PHOTO)

    def _own(self, owner: str | None, photo_id: str) -> Photo:
        """As it is stored; ``owner`` None: whoever's."""
        kept, stored = self.photos.kept(photo_id), self.photos.get(photo_id)
        if kept is None or stored is None or (owner is not None and kept.user_name != owner):
            raise NotFound(NO_PHOTO)
        if kept.trashed_at is not None:
            raise Conflict(IN_THE_TRASH)
        return stored
