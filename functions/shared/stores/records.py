"""Albums and photos as typed values over the collections that keep them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from functions.shared.errors import Unavailable
from functions.shared.models.album import Album, EndedAccount
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query, Taken

ALBUMS = CollectionSpec("albums", indexes=(("userName", "createdAt", "_id"), ("deleting",)))
PHOTOS = CollectionSpec(
    "photos",
    unique=(("key",),),
    indexes=(
        ("albumId", "createdAt", "_id"),
        ("userName", "createdAt", "_id"),
        ("work.dueAt",),
        ("deleting",),
        ("userName", "deleting", "size"),
    ),
)
ENDED_ACCOUNTS = CollectionSpec("endedAccounts", indexes=(("createdAt", "_id"),))
READ_AT_ONCE = 500
MAX_CONFLICTS = 50
"""Writers of one document that may get in between before a change is given up."""


class AlbumRecords:
    def __init__(self, store: MetadataStore) -> None:
        self._albums = store.collection(ALBUMS)

    def add(self, album: Album) -> None:
        self._albums.insert(album.to_document())

    def of(self, user_name: str, album_id: str) -> Album | None:
        """The album, unless it is someone else's or is being deleted."""
        album = self.get(album_id)
        return album if album and album.user_name == user_name and not album.deleting else None

    def get(self, album_id: str) -> Album | None:
        found = self._albums.get(album_id)
        return Album.from_document(found) if found else None

    def page(self, user_name: str, limit: int, after: Cursor | None) -> list[Album]:
        query = Query(equal={"userName": user_name, "deleting": False})
        return [Album.from_document(d) for d in self._albums.find(query, limit=limit, after=after)]

    def all_of_user(self, user_name: str, limit: int) -> list[Album]:
        """Also those that are being deleted."""
        query = Query(equal={"userName": user_name})
        return [Album.from_document(d) for d in self._albums.find(query, limit=limit)]

    def count_of_user(self, user_name: str) -> int:
        """Also those that are being deleted."""
        return self._albums.count_by("userName", Query(equal={"userName": user_name})).get(user_name, 0)

    def deleting(self, limit: int) -> list[Album]:
        query = Query(equal={"deleting": True})
        return [Album.from_document(d) for d in self._albums.find(query, limit=limit)]

    def change(self, album_id: str, transition: Callable[[Album], Album]) -> Album | None:
        """Apply a pure transition to the stored album; None if it is gone."""
        for _ in range(MAX_CONFLICTS):
            album = self.get(album_id)
            if album is None:
                return None
            changed = transition(album)
            if self._albums.replace(changed.to_document()):
                return changed.model_copy(update={"rev": album.rev + 1})
        raise Unavailable("metadata store", "The album is being changed by many at once.", 1)

    def remove(self, album_id: str) -> None:
        self._albums.delete(album_id)


class PhotoRecords:
    def __init__(self, store: MetadataStore) -> None:
        self._photos = store.collection(PHOTOS)

    def add(self, photo: Photo) -> bool:
        """Durable when it returns; False if there is a photo of this key already."""
        try:
            self._photos.insert(photo.to_document())
        except Taken:
            return False
        return True

    def of(self, user_name: str, photo_id: str) -> Photo | None:
        """The photo, unless it is someone else's or is being deleted."""
        photo = self.get(photo_id)
        return photo if photo and photo.user_name == user_name and not photo.deleting else None

    def get(self, photo_id: str) -> Photo | None:
        found = self._photos.get(photo_id)
        return Photo.from_document(found) if found else None

    def by_key(self, key: str) -> Photo | None:
        found = self._photos.find(Query(equal={"key": key}), limit=1)
        return Photo.from_document(found[0]) if found else None

    def by_keys(self, keys: Sequence[str]) -> list[Photo]:
        """Several of one key, where no index has kept it from being there twice."""
        query, found = Query(among={"key": keys}), list[Photo]()
        while True:
            after = Cursor(found[-1].created_at, found[-1].id) if found else None
            page = self._photos.find(query, limit=READ_AT_ONCE, after=after)
            found += map(Photo.from_document, page)
            if len(page) < READ_AT_ONCE:
                return found

    def page(
        self,
        limit: int,
        after: Cursor | None,
        equal: Mapping[str, str | int | bool],
        tags: Sequence[str] = (),
    ) -> list[Photo]:
        query = Query(equal={**equal, "deleting": False}, contains_all={"tags": tags})
        return [Photo.from_document(d) for d in self._photos.find(query, limit=limit, after=after)]

    def all_of_album(self, album_id: str, limit: int) -> list[Photo]:
        """Also those that are being deleted."""
        query = Query(equal={"albumId": album_id})
        return [Photo.from_document(d) for d in self._photos.find(query, limit=limit)]

    def all_of_user(self, user_name: str, limit: int) -> list[Photo]:
        """Also those that are being deleted."""
        query = Query(equal={"userName": user_name})
        return [Photo.from_document(d) for d in self._photos.find(query, limit=limit)]

    def due(self, now: int, limit: int) -> list[Photo]:
        """Those whose work waits or was interrupted, longest due first."""
        query = Query(equal={"deleting": False}, at_most={"work.dueAt": now})
        return [Photo.from_document(d) for d in self._photos.due(query, "work.dueAt", limit=limit)]

    def waiting_for(self, step: StepName, limit: int) -> list[Photo]:
        """Those whose step failed because its function was away."""
        query = Query(equal={"deleting": False, "work.waitsFor": step.value})
        return [Photo.from_document(d) for d in self._photos.due(query, "work.dueAt", limit=limit)]

    def deleting(self, limit: int) -> list[Photo]:
        query = Query(equal={"deleting": True})
        return [Photo.from_document(d) for d in self._photos.find(query, limit=limit)]

    def change(self, photo_id: str, transition: Callable[[Photo], Photo | None]) -> Photo | None:
        """Apply a pure transition to the stored photo; None if it is gone or the transition refuses.

        A transition that gives back the photo it got costs no write.
        """
        for _ in range(MAX_CONFLICTS):
            photo = self.get(photo_id)
            changed = transition(photo) if photo else None
            if photo is None or changed is None or changed is photo:
                return changed
            if self._photos.replace(changed.to_document()):
                return changed.model_copy(update={"rev": photo.rev + 1})
        raise Unavailable("metadata store", "The photo is being changed by many at once.", 1)

    def remove(self, photo_id: str) -> None:
        self._photos.delete(photo_id)

    def counts(self, album_ids: Sequence[str]) -> dict[str, int]:
        return self._photos.count_by(
            "albumId", Query(equal={"deleting": False}, among={"albumId": album_ids})
        )

    def count_by_status(self) -> dict[str, int]:
        """Everyone's."""
        return self._photos.count_by("status", Query(equal={"deleting": False}))

    def kept_by(self, user_name: str) -> int:
        """How many photos the user has."""
        return self._photos.total("size", Query(equal={"userName": user_name, "deleting": False})).count

    def newest(self, album_ids: Sequence[str]) -> dict[str, Photo]:
        """Per album the newest photo that has a thumbnail."""
        return self._newest_of_each(album_ids, {})

    def covers(self, newest: Mapping[str, Photo], user_name: str) -> dict[str, Photo]:
        """Per album of those the user's newest photo that has a thumbnail.

        ``newest`` are everyone's; storage gives nobody the objects of others.
        """
        own = {album_id: photo for album_id, photo in newest.items() if photo.user_name == user_name}
        others = [album_id for album_id in newest if album_id not in own]
        return own | self._newest_of_each(others, {"userName": user_name})

    def _newest_of_each(self, album_ids: Sequence[str], equal: Mapping[str, str]) -> dict[str, Photo]:
        """By the index, album by album: grouping would read all photos of them."""
        found = {}
        for album_id in album_ids:
            query = Query(equal={**equal, "albumId": album_id, "deleting": False}, present=["thumbnailKey"])
            for document in self._photos.find(query, limit=1):
                found[album_id] = Photo.from_document(document)
        return found


class EndedAccounts:
    """Users whose albums, photos and objects are still to be deleted; until then the name stays taken."""

    def __init__(self, store: MetadataStore) -> None:
        self._ended = store.collection(ENDED_ACCOUNTS)

    def add(self, ended: EndedAccount) -> None:
        """May be repeated."""
        with suppress(Taken):
            self._ended.insert(ended.to_document())

    def has(self, user_name: str) -> bool:
        return self._ended.get(user_name) is not None

    def some(self, limit: int) -> list[EndedAccount]:
        return [EndedAccount.from_document(d) for d in self._ended.find(Query(), limit=limit)]

    def remove(self, user_name: str) -> None:
        self._ended.delete(user_name)
