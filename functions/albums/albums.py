"""Albums: made, listed with count and cover, renamed, and put into the trash with all that is in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from functions.shared.access.album_door import NO_ALBUM, NO_PHOTO, Access, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.errors import Conflict, Invalid, NotFound
from functions.shared.models.album import Album
from functions.shared.models.photo import CoverPhoto, Photo
from functions.shared.models.wire import new_id
from functions.shared.objects.album_removal import hide_album
from functions.shared.objects.trashing import restore_album, trash_album
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.sight import Sight
from functions.shared.stores.search import Mark

DEEPEST: Final = 10
MOVED_AT_ONCE: Final = 100


@dataclass(frozen=True)
class Summary:
    """``cover`` is the chosen photo, or its owner's newest that has a thumbnail.

    ``cover_id`` is the chosen one, or the newest such of all. ``held_count``: how many wait for the owner,
    which only the owner is told.
    """

    album: Album
    photo_count: int
    cover: CoverPhoto | None
    cover_id: str | None
    held_count: int = 0


@dataclass(frozen=True)
class Change:
    """``chooses_cover``: with no ``cover_id``, to have the newest photo again."""

    album_name: str = ""
    cover_id: str | None = None
    chooses_cover: bool = False
    path: tuple[str, ...] | None = None
    review: bool | None = None

    def of(self, album: Album) -> Album | None:
        if not album.is_there:
            return None
        chosen = self.cover_id if self.chooses_cover else album.chosen_cover_id
        update = {
            "album_name": self.album_name or album.album_name,
            "chosen_cover_id": chosen,
            "path": album.path if self.path is None else self.path,
            "review": album.review if self.review is None else self.review,
        }
        return album.model_copy(update=update)


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
        clock: Callable[[], int],
        *,
        remove_later: Callable[[str], None],
        most_per_user: int,
        trash_days: int,
    ) -> None:
        """``remove_later`` is told of the id of an album that is being deleted.

        ``trash_days`` that it could be brought back before; with 0 it never comes into the trash.
        """
        self._door = door
        self._albums = door.albums
        self._photos = photos
        self._clock = clock
        self._remove_later = remove_later
        self._most_per_user = most_per_user
        self._trash_days = trash_days

    def create(self, user_name: str, album_name: str, path: Sequence[str] = ()) -> Summary:
        """Raises Conflict if the user has all that one may have; those that are being made count."""
        album = Album(
            id=new_id(),
            album_name=album_name,
            user_name=user_name,
            created_at=self._clock(),
            path=tuple(path),
        )
        self._albums.add(album)
        if self._albums.count_of_user(user_name) > self._most_per_user:
            self._albums.remove(album.id)
            raise Conflict(
                f"You may have {self._most_per_user} albums, and those in the trash count. "
                "Delete one for good that is not used."
            )
        return Summary(album, 0, None, None)

    def page(self, user_name: str, limit: int, after: Cursor | None) -> list[Summary]:
        return self._owners_summaries(self._albums.page(user_name, limit, after), user_name)

    def trashed(self, user_name: str, limit: int, after: Cursor | None) -> list[Summary]:
        """Those first that came into the trash last; ``after`` is a place among these."""
        mark = Mark(after.created_at, after.id) if after else None
        return self._owners_summaries(self._albums.trashed(user_name, limit, mark), user_name)

    def enter(self, caller: Caller, album_id: str) -> EnteredAlbum:
        access = self._door.enter(caller, album_id)
        [summary] = self._summaries([access.sight], access.album.user_name)
        return EnteredAlbum(access, summary)

    def below(self, access: Access) -> list[EnteredAlbum]:
        """What is shared with this album, and is below it."""
        given = self._door.all_through(access.share) if access.share else []
        return self.entered([each for each in given if each.album.is_below(access.album)])

    def entered(self, accesses: Sequence[Access]) -> list[EnteredAlbum]:
        """Of albums of others."""
        summaries = self._summaries([access.sight for access in accesses], None)
        return [EnteredAlbum(access, summary) for access, summary in zip(accesses, summaries, strict=True)]

    def photos(self, access: Access, limit: int, after: Cursor | None) -> list[Photo]:
        return self._photos.page(limit, after, {"albumId": access.album.id}, sight=access.sight)

    def change(self, user_name: str, album_id: str, change: Change) -> Summary:
        before = self._door.own(user_name, album_id)
        if change.cover_id is not None:
            self._require_cover(before, change.cover_id)
        if (after := change.of(before)) and after.names != before.names:
            self._take_along(before, after)
        return self._owners_summaries([self._change(user_name, album_id, change.of)], user_name)[0]

    def _take_along(self, before: Album, after: Album) -> None:
        """What is below it, before itself: repeated after a kill, it comes to its end.

        Where another album has the same place, what is below is that one's as well, and stays.
        """
        if after.is_below(before):
            raise Invalid("path", "An album cannot be below itself.")
        if len(self._albums.at(before.user_name, before.names, 2)) > 1:
            return
        while page := self._albums.below(before, MOVED_AT_ONCE):
            if any(len(after.names) + len(each.names) - len(before.names) > DEEPEST for each in page):
                raise Invalid("path", f"Albums may be {DEEPEST} deep.")
            for each in page:
                self._albums.change(each.id, lambda album: _moved_along(album, before, after))

    def delete(self, user_name: str, album_id: str, *, forever: bool, keep_photos: bool = False) -> None:
        """In one write, whatever is in it; what goes for good is removed afterwards.

        What is in other albums, too, stays in those. ``keep_photos``: all of them stay with their owners.
        """
        if self._trash_days > 0 and not forever:
            owners = [] if keep_photos else self._photos.owners_in(album_id)
            now = self._clock()
            self._change(
                user_name, album_id, lambda album: trash_album(album, owners, now, keeps_photos=keep_photos)
            )
            return
        self._change(user_name, album_id, partial(hide_album, keeps_photos=keep_photos))
        self._remove_later(album_id)

    def restore(self, user_name: str, album_id: str) -> Summary:
        """With all that came into the trash with it; as it is where it is not there."""
        restored = self._change(user_name, album_id, restore_album)
        return self._owners_summaries([restored], user_name)[0]

    def _change(self, user_name: str, album_id: str, transition: Callable[[Album], Album | None]) -> Album:
        """Raises NotFound for all but its owner."""
        changed = self._albums.change(album_id, lambda a: transition(a) if a.user_name == user_name else None)
        if changed is None:
            raise NotFound(NO_ALBUM)
        return changed

    def _owners_summaries(self, albums: Sequence[Album], owner: str) -> list[Summary]:
        return self._summaries([Sight(album, owner) for album in albums], owner)

    def _summaries(self, sights: Sequence[Sight], owner: str | None) -> list[Summary]:
        """``owner`` where all are of one, to whom cover keys are of use."""
        albums = [sight.album for sight in sights]
        if not albums:
            return []
        counts, newest = self._photos.seen_counts(sights), self._photos.newest(albums)
        chosen = self._chosen(albums)
        newest |= chosen
        covers = self._photos.covers(newest, owner) if owner else {}
        return [
            Summary(
                album,
                counts.get(album.id, 0),
                covers.get(album.id),
                _id_of(newest.get(album.id)),
                self._photos.held_count(album) if owner else 0,
            )
            for album in albums
        ]

    def _require_cover(self, album: Album, photo_id: str) -> None:
        if self._photos.own(album.user_name, photo_id) is None:
            raise NotFound(NO_PHOTO)
        if not self._chosen([album.model_copy(update={"chosen_cover_id": photo_id})]):
            raise Conflict("Only a photo in this album that has a thumbnail can show it.")

    def _chosen(self, albums: Sequence[Album]) -> dict[str, CoverPhoto]:
        """By album; what has left its album shows it no longer."""
        wanted = [album.chosen_cover_id for album in albums if album.chosen_cover_id]
        found = {photo.id: photo for photo in self._photos.with_thumbnail(wanted)}
        return {
            album.id: photo
            for album in albums
            if (photo := found.get(album.chosen_cover_id or ""))
            and album.id in photo.album_ids
            and photo.user_name == album.user_name
        }


def _moved_along(album: Album, before: Album, after: Album) -> Album:
    if not album.is_below(before):
        return album
    return album.model_copy(update={"path": (*after.names, *album.path[len(before.names) :])})


def _id_of(photo: CoverPhoto | None) -> str | None:
    return photo.id if photo else None
