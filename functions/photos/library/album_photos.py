"""A person's photos: taken in, into an album or into none, corrected, moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from functions.photos.library.corrections import Correction, corrected
from functions.photos.library.quota import Quota
from functions.photos.library.trash import Trash
from functions.photos.metadata.locating import Locator
from functions.photos.metadata.starts import KnownStarts
from functions.photos.workflow import transitions
from functions.shared.access.album_door import NO_PHOTO, Access, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.access.owned_objects import require_access
from functions.shared.errors import AlbumError, Conflict, NotFound
from functions.shared.gateway import GatewayClient
from functions.shared.images.heads.extent import START
from functions.shared.models.photo import Photo
from functions.shared.models.wire import new_id
from functions.shared.objects.album_membership import IN_THE_TRASH, put_into, require_still_open
from functions.shared.objects.each import each_for_itself
from functions.shared.objects.reading import beginning_of_object
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.trash import TrashRecords


@dataclass(frozen=True)
class NewPhoto:
    """``album_id``: None for what comes into no album."""

    album_id: str | None
    key: str
    file_name: str | None
    file_modified_at: int | None = None


@dataclass(frozen=True)
class AlbumPhotos:
    photos: PhotoRecords
    door: AlbumDoor
    trash: Trash
    trashed: TrashRecords
    quota: Quota
    gateway: GatewayClient
    locator: Locator
    starts: KnownStarts
    clock: Callable[[], int]

    def take_in(
        self, caller: Caller, new: NewPhoto, shown: Callable[[], str], ours_ms: int = 0
    ) -> tuple[Photo, bool]:
        """The durable record, and whether it is new; the same key gives the same photo.

        What lies in the trash, of this key or with these bytes, is brought back instead, and a photo with
        these bytes that is in other albums comes into this one, too.
        No work has begun. For ``ours_ms`` that is left to this process, then to any. ``shown``: the token or
        API key by which the caller came.
        """
        require_access(caller, new.key, "write")
        access = self._require_addable(caller, new.album_id)
        if there := self.photos.by_key(new.key):
            return self._there(caller, there, new), False
        if self.door.ended.has(caller.person):
            raise Conflict("This account was deleted; what was in it is being removed.")
        described = self._describe(caller.person, new)
        if thrown_away := self.trashed.with_bytes(caller.person, described.sha256):
            back = self.trash.bring_back(caller, thrown_away.id, new.album_id)
            self.trash.discard(described)
            return back, False
        if elsewhere := self.photos.elsewhere(caller.person, described.sha256, new.album_id):
            there = self._put_into(caller, elsewhere, new.album_id)
            self.trash.discard(described)
            return self.photos.shown([there])[0], False
        is_limited = access is not None and access.sight.is_limited
        asked = transitions.to_be_reviewed(described) if is_limited else described
        photo = transitions.enqueue(asked, self.clock() + ours_ms)
        if not self.photos.add(photo):
            there = self.photos.by_key(new.key)
            if there is None:
                raise Conflict(f"The photo of {new.key} was deleted just now.")
            return self._there(caller, there, new), False
        try:
            # Closed since, it may have been deleted with all photos but this one.
            self._require_addable(caller, new.album_id)
            self.quota.require(caller.person, self.quota.of(caller, shown))
        except AlbumError:
            self.photos.remove(photo.id)
            raise
        return photo, True

    def _require_addable(self, caller: Caller, album_id: str | None) -> Access | None:
        """Nobody is kept out of no album."""
        return None if album_id is None else self.door.require_addable(caller, album_id)

    def _put_into(self, caller: Caller, photo: Photo, album_id: str | None) -> Photo:
        if album_id is None:
            return photo
        return put_into(caller, self.photos, self.door, photo, album_id, now=self.clock())

    def get(self, caller: Caller, photo_id: str) -> Photo:
        """The caller's own. Raises Conflict for one in the trash."""
        photo = self.photos.own(caller.person, photo_id)
        if photo is None:
            raise NotFound(NO_PHOTO)
        if photo.trashed_at is not None:
            raise Conflict(IN_THE_TRASH)
        return photo

    def correct(self, caller: Caller, photo_id: str, correction: Correction) -> Photo:
        """A photo that leaves an album before it is deleted is kept; afterwards there is no such photo."""
        before = self.get(caller, photo_id)
        if correction.album_id is None:
            return self.photos.shown([self._correct(photo_id, correction)])[0]
        self.door.require_addable(caller, correction.album_id)
        moved = self._correct(photo_id, correction)
        require_still_open(caller, self.photos, self.door, correction.album_id, after=moved, before=before)
        return self.photos.shown([moved])[0]

    def correct_many(self, caller: Caller, ids: Sequence[str], correction: Correction) -> dict[str, str]:
        """Why some were not, by their ids. Raises NotFound where none is there."""
        if correction.album_id is not None:
            self.door.require_addable(caller, correction.album_id)
        return each_for_itself(ids, lambda photo_id: self.correct(caller, photo_id, correction))

    def _correct(self, photo_id: str, correction: Correction) -> Photo:
        now, changed = self.clock, self.photos.change_unless_going
        photo = changed(photo_id, lambda stored: corrected(stored, correction, self.locator, now()))
        if photo is None:
            raise NotFound(NO_PHOTO)
        return photo

    def _describe(self, user_name: str, new: NewPhoto) -> Photo:
        """Raises NotFound if storage has no such object."""
        try:
            # With so many bytes as mostly tell what it is, which is asked first of all.
            stored = beginning_of_object(self.gateway, new.key, user_name, START)
        except NotFound:
            raise NotFound(f"There is no object {new.key}. Store it first.") from None
        self.starts.keep(new.key, stored.sha256, stored.data)
        return Photo(
            id=new_id(),
            album_id=new.album_id,
            user_name=user_name,
            key=new.key,
            file_name=new.file_name,
            file_modified_at=new.file_modified_at,
            created_at=self.clock(),
            size=stored.size,
            sha256=stored.sha256,
            content_type=stored.content_type,
        )

    def _there(self, caller: Caller, photo: Photo, new: NewPhoto) -> Photo:
        kept = self.photos.kept(photo.id)
        if kept is None:
            raise Conflict(f"The photo of {photo.key} is being deleted; use another key.")
        return kept if kept.trashed_at is None else self.trash.bring_back(caller, kept.id, new.album_id)
