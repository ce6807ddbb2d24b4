"""A person's photos: taken into an album, listed, corrected, moved, deleted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from functions.photos import workflow
from functions.shared.auth import Caller, require_access
from functions.shared.errors import AlbumError, Conflict, Invalid, NotFound
from functions.shared.gateway import Gateway, Request
from functions.shared.log import log
from functions.shared.models import Photo, PhotoStatus, new_id
from functions.shared.removal import finish_removal, hide_photo
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records import AlbumRecords, EndedAccounts, PhotoRecords

STORAGE_SECONDS = 10.0
MOST_TAGS = 100


@dataclass(frozen=True)
class NewPhoto:
    album_id: str
    key: str
    file_name: str | None


@dataclass(frozen=True)
class Filter:
    album_id: str | None = None
    status: PhotoStatus | None = None
    sha256: str | None = None
    tags: Sequence[str] = ()

    def equal(self) -> dict[str, str | int | bool]:
        fields = {"albumId": self.album_id, "status": self.status, "sha256": self.sha256}
        return {name: value for name, value in fields.items() if value is not None}


@dataclass(frozen=True)
class Correction:
    album_id: str | None = None
    add_tags: Sequence[str] = ()
    remove_tags: Sequence[str] = ()


@dataclass(frozen=True)
class AlbumPhotos:
    photos: PhotoRecords
    albums: AlbumRecords
    ended: EndedAccounts
    gateway: Gateway
    clock: Callable[[], int]

    def take_in(self, caller: Caller, new: NewPhoto, worker_id: str) -> tuple[Photo, bool]:
        """The durable record, held by the worker that is to have it, and whether it is new.

        No work has begun. The same key gives the same photo.
        """
        require_access(caller, new.key, "write")
        self._require_album(caller.person, new.album_id)
        if there := self.photos.by_key(new.key):
            return self._unless_deleting(there), False
        if self.ended.has(caller.person):
            raise Conflict("This account was deleted; what was in it is being removed.")
        photo = workflow.hold(self._describe(caller.person, new), worker_id, self.clock())
        if not self.photos.add(photo):
            there = self.photos.by_key(new.key)
            if there is None:
                raise Conflict(f"The photo of {new.key} was deleted just now.")
            return self._unless_deleting(there), False
        if self.albums.of(caller.person, new.album_id) is None:
            # Deleted since: its deletion may have passed before this record came.
            self.photos.remove(photo.id)
            raise NotFound("There is no such album, or it is not yours.")
        return photo, True

    def get(self, caller: Caller, photo_id: str) -> Photo:
        photo = self.photos.of(caller.person, photo_id)
        if photo is None:
            raise NotFound("There is no such photo, or it is not yours.")
        return photo

    def page(self, caller: Caller, wanted: Filter, limit: int, after: Cursor | None) -> list[Photo]:
        return self.photos.page(limit, after, {"userName": caller.person, **wanted.equal()}, wanted.tags)

    def correct(self, caller: Caller, photo_id: str, correction: Correction) -> Photo:
        before = self.get(caller, photo_id)
        if correction.album_id is None:
            return self._change(photo_id, lambda photo: _corrected(photo, correction))
        self._require_album(caller.person, correction.album_id)
        corrected = self._change(photo_id, lambda photo: _corrected(photo, correction))
        if self.albums.of(caller.person, correction.album_id) is None:
            # Deleted since: its deletion may have passed before this photo came.
            self._change(photo_id, lambda photo: photo.model_copy(update={"album_id": before.album_id}))
            raise NotFound("There is no such album, or it is not yours.")
        return corrected

    def delete(self, caller: Caller, photo_id: str) -> None:
        """Once the photo is hidden, its deletion is owed: what is not done here, the sweep does."""
        self.get(caller, photo_id)
        photo = self._change(photo_id, hide_photo)
        try:
            finish_removal(photo, self.photos, self.gateway, self.clock())
        except AlbumError as error:
            log.warning("deletion left to the sweep", photo=photo_id, reason=error.detail)

    def _describe(self, user_name: str, new: NewPhoto) -> Photo:
        """NotFound where storage has no such object."""
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

    def _require_album(self, user_name: str, album_id: str) -> None:
        if self.albums.of(user_name, album_id) is None:
            raise NotFound("There is no such album, or it is not yours.")

    def _change(self, photo_id: str, transition: Callable[[Photo], Photo]) -> Photo:
        photo = self.photos.change(photo_id, transition)
        if photo is None:
            raise NotFound("There is no such photo, or it is not yours.")
        return photo

    def _unless_deleting(self, photo: Photo) -> Photo:
        if photo.deleting:
            raise Conflict(f"The photo of {photo.key} is being deleted; use another key.")
        return photo


def _corrected(photo: Photo, correction: Correction) -> Photo:
    added = [tag for tag in photo.added_tags if tag not in correction.remove_tags]
    removed = [tag for tag in photo.removed_tags if tag not in correction.add_tags]
    update = {
        "album_id": correction.album_id or photo.album_id,
        "added_tags": tuple(dict.fromkeys([*added, *correction.add_tags])),
        "removed_tags": tuple(dict.fromkeys([*removed, *correction.remove_tags])),
    }
    corrected = photo.model_copy(update=update).with_tags()
    if len(corrected.added_tags) + len(corrected.removed_tags) > MOST_TAGS:
        raise Invalid("addTags", f"A photo may have at most {MOST_TAGS} corrections of its tags.")
    return corrected
