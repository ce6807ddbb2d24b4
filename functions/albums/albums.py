"""Albums: made, listed with count and cover, renamed, and deleted with all that is in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from functions.shared.access.album_door import NO_ALBUM, Access, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.errors import AlbumError, Conflict, NotFound
from functions.shared.gateway import GatewayClient
from functions.shared.log import log
from functions.shared.models.album import Album
from functions.shared.models.photo import Photo
from functions.shared.models.wire import new_id
from functions.shared.objects.removal import finish_removal, hide_photo_in
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records.photos import PhotoRecords

REMOVED_AT_ONCE = 50
REMOVAL_MS = 12_000
"""How long a deletion works while its caller waits; the rest is left to the sweep."""


@dataclass(frozen=True)
class Summary:
    """``cover`` is its owner's newest photo that has a thumbnail; ``cover_id`` the newest such of all."""

    album: Album
    photo_count: int
    cover: Photo | None
    cover_id: str | None


@dataclass(frozen=True)
class EnteredAlbum:
    """An album as somebody who may enter it sees it."""

    access: Access
    summary: Summary


class Albums:
    def __init__(
        self,
        door: AlbumDoor,
        photos: PhotoRecords,
        gateway: GatewayClient,
        clock: Callable[[], int],
        *,
        most_per_user: int,
    ) -> None:
        self._door = door
        self._albums = door.albums
        self._photos = photos
        self._gateway = gateway
        self._clock = clock
        self._most_per_user = most_per_user

    def create(self, user_name: str, album_name: str) -> Summary:
        """Raises Conflict if the user has all that one may have; those that are being made count."""
        album = Album(id=new_id(), album_name=album_name, user_name=user_name, created_at=self._clock())
        self._albums.add(album)
        if self._albums.count_of_user(user_name) > self._most_per_user:
            self._albums.remove(album.id)
            raise Conflict(f"You may have {self._most_per_user} albums. Delete one that is not used.")
        return Summary(album, 0, None, None)

    def page(self, user_name: str, limit: int, after: Cursor | None) -> list[Summary]:
        return self._summaries(self._albums.page(user_name, limit, after), user_name)

    def enter(self, caller: Caller, album_id: str) -> EnteredAlbum:
        access = self._door.enter(caller, album_id)
        [summary] = self._summaries([access.album], access.album.user_name)
        return EnteredAlbum(access, summary)

    def entered(self, accesses: Sequence[Access]) -> list[EnteredAlbum]:
        """Of albums of others."""
        summaries = self._summaries([access.album for access in accesses], None)
        return [EnteredAlbum(access, summary) for access, summary in zip(accesses, summaries, strict=True)]

    def photos(self, album: Album, limit: int, after: Cursor | None) -> list[Photo]:
        return self._photos.page(limit, after, {"albumId": album.id})

    def rename(self, user_name: str, album_id: str, album_name: str) -> Summary:
        self._door.own(user_name, album_id)
        renamed = self._albums.change(album_id, lambda a: a.model_copy(update={"album_name": album_name}))
        if renamed is None:
            raise NotFound(NO_ALBUM)
        return self._summaries([renamed], user_name)[0]

    def delete(self, user_name: str, album_id: str) -> None:
        """Once the album is hidden, its deletion is owed: what is not done here, the sweep does."""
        album = self._albums.get(album_id)
        if album is None or album.user_name != user_name:
            raise NotFound(NO_ALBUM)
        self._albums.change(album_id, lambda a: a.model_copy(update={"deleting": True}))
        until = self._clock() + REMOVAL_MS
        try:
            # All at first: none may show up in a search while the removal of others takes its time.
            self._hide_photos(album_id, until)
            self._remove_photos(album_id, until)
        except AlbumError as error:
            log.warning("deletion left to the sweep", album=album_id, reason=error.detail)

    def _hide_photos(self, album_id: str, until: int) -> None:
        while photos := self._photos.page(REMOVED_AT_ONCE, None, {"albumId": album_id}):
            for photo in photos:
                if self._clock() > until:
                    return
                self._photos.change(photo.id, hide_photo_in(album_id))

    def _remove_photos(self, album_id: str, until: int) -> None:
        """And the album's record; not while somebody is at work on one of them: the sweep comes again."""
        while photos := self._photos.all_of_album(album_id, REMOVED_AT_ONCE):
            removed = 0
            for photo in photos:
                if self._clock() > until:
                    return
                removed += self._remove_photo(photo.id, album_id)
            if not removed:
                return
        self._door.shares.remove_of_album(album_id)
        self._albums.remove(album_id)

    def _remove_photo(self, photo_id: str, album_id: str) -> bool:
        """False if it is in the album still."""
        hidden = self._photos.change(photo_id, hide_photo_in(album_id))
        if hidden is None or not hidden.deleting:
            return True
        return finish_removal(hidden, self._photos, self._gateway, self._clock())

    def _summaries(self, albums: Sequence[Album], owner: str | None) -> list[Summary]:
        """``owner`` where all are of one, to whom cover keys are of use."""
        ids = [album.id for album in albums]
        if not ids:
            return []
        counts, newest = self._photos.counts(ids), self._photos.newest(ids)
        covers = self._photos.covers(newest, owner) if owner else {}
        return [
            Summary(album, counts.get(album.id, 0), covers.get(album.id), _id_of(newest.get(album.id)))
            for album in albums
        ]


def _id_of(photo: Photo | None) -> str | None:
    return photo.id if photo else None
