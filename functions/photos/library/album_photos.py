"""A person's photos: taken into an album, listed, corrected, moved, deleted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from functions.photos.library.corrections import Correction, corrected
from functions.photos.library.quota import Quota
from functions.photos.library.visible import NO_PHOTO, VisiblePhotos
from functions.photos.metadata.locating import Locator
from functions.photos.workflow import transitions
from functions.shared.access.album_door import AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.access.owned_objects import require_access
from functions.shared.errors import AlbumError, Conflict, Forbidden, Invalid, NotFound, Unavailable
from functions.shared.gateway import GatewayClient, Request
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.models.wire import new_id
from functions.shared.objects.removal import Removal, hide_photo
from functions.shared.stores.records.photos import PhotoRecords

STORAGE_SECONDS = 10.0


@dataclass(frozen=True)
class NewPhoto:
    album_id: str
    key: str
    file_name: str | None


@dataclass(frozen=True)
class AlbumPhotos:
    photos: PhotoRecords
    door: AlbumDoor
    visible: VisiblePhotos
    quota: Quota
    gateway: GatewayClient
    locator: Locator
    clock: Callable[[], int]

    def take_in(self, caller: Caller, new: NewPhoto, ours_ms: int = 0) -> tuple[Photo, bool]:
        """The durable record, and whether it is new; the same key gives the same photo.

        No work has begun. For ``ours_ms`` that is left to this process, then to any.
        """
        require_access(caller, new.key, "write")
        self._require_open(caller, new.album_id)
        if there := self.photos.by_key(new.key):
            return self._unless_going(there), False
        if self.door.ended.has(caller.person):
            raise Conflict("This account was deleted; what was in it is being removed.")
        photo = transitions.enqueue(self._describe(caller.person, new), self.clock() + ours_ms)
        if not self.photos.add(photo):
            there = self.photos.by_key(new.key)
            if there is None:
                raise Conflict(f"The photo of {new.key} was deleted just now.")
            return self._unless_going(there), False
        try:
            # Closed since, it may have been deleted with all photos but this one.
            self._require_open(caller, new.album_id)
            self.quota.require(caller.person)
        except AlbumError:
            self.photos.remove(photo.id)
            raise
        return photo, True

    def get(self, caller: Caller, photo_id: str) -> Photo:
        """The caller's own."""
        photo = self.photos.own(caller.person, photo_id)
        if photo is None:
            raise NotFound(NO_PHOTO)
        return photo

    def correct(self, caller: Caller, photo_id: str, correction: Correction) -> Photo:
        """A photo that leaves an album before it is deleted is kept; afterwards there is no such photo."""
        before = self.get(caller, photo_id)
        if correction.album_id is None:
            return self._correct(photo_id, correction)
        self._require_open(caller, correction.album_id)
        moved = self._correct(photo_id, correction)
        try:
            self._require_open(caller, correction.album_id)
        except AlbumError:
            # Closed since: it was not in there when the album was deleted, and must not go with it.
            self.photos.change(photo_id, lambda photo: _moved_back(photo, moved, before))
            raise
        return moved

    def correct_many(self, caller: Caller, ids: Sequence[str], correction: Correction) -> dict[str, str]:
        """Why some were not, by their ids."""
        if correction.album_id is not None:
            self._require_open(caller, correction.album_id)
        failed = {}
        for photo_id in dict.fromkeys(ids):
            try:
                self.correct(caller, photo_id, correction)
            except (NotFound, Invalid, Unavailable) as error:
                failed[photo_id] = error.detail
        return failed

    def _correct(self, photo_id: str, correction: Correction) -> Photo:
        def correct(photo: Photo) -> Photo | None:
            if self.photos.is_going(photo):
                return None
            return corrected(photo, correction, self.locator, self.clock())

        return self._change(photo_id, correct)

    def delete(self, caller: Caller, photo_id: str) -> None:
        """For its owner and its album's. Once it is hidden, what is not done here the sweep does."""
        if not self.visible.one(caller, photo_id).may_delete:
            raise NotFound(NO_PHOTO)
        self._change(photo_id, hide_photo)
        try:
            Removal(self.photos, self.gateway, self.clock).finish(photo_id)
        except AlbumError as error:
            log.warning("deletion left to the sweep", photo=photo_id, reason=error.detail)

    def _describe(self, user_name: str, new: NewPhoto) -> Photo:
        """Raises NotFound if storage has no such object."""
        head = Request("HEAD", f"/{new.key}", STORAGE_SECONDS, user_name=user_name)
        try:
            stored = self.gateway.call("storage", head)
        except NotFound:
            # In words of our own: the answer to HEAD has none.
            raise NotFound(f"There is no object {new.key}. Store it first.") from None
        return Photo(
            id=new_id(),
            album_id=new.album_id,
            user_name=user_name,
            key=new.key,
            file_name=new.file_name,
            created_at=self.clock(),
            size=int(stored.headers["Content-Length"]),
            sha256=stored.headers["ETag"].strip('"'),
            content_type=stored.headers["Content-Type"],
        )

    def _require_open(self, caller: Caller, album_id: str) -> None:
        if not self.door.enter(caller, album_id).may_add:
            raise Forbidden("This album is shared with you to look at, not to add photos.")

    def _change(self, photo_id: str, transition: Callable[[Photo], Photo | None]) -> Photo:
        photo = self.photos.change(photo_id, transition)
        if photo is None:
            raise NotFound(NO_PHOTO)
        return photo

    def _unless_going(self, photo: Photo) -> Photo:
        if self.photos.is_going(photo):
            raise Conflict(f"The photo of {photo.key} is being deleted; use another key.")
        return photo


def _moved_back(photo: Photo, moved: Photo, before: Photo) -> Photo | None:
    """None if it has been moved again, or deleted, since."""
    if photo.deleting or (photo.album_id, photo.moved_at) != (moved.album_id, moved.moved_at):
        return None
    return photo.model_copy(update={"album_id": before.album_id, "moved_at": before.moved_at})
