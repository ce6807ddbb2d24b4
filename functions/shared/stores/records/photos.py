"""Photos."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from functions.shared.models.photo import CoverPhoto, Photo
from functions.shared.models.steps import StepName
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.typed import Records
from functions.shared.stores.search import (
    EVERYONE,
    EVERYTHING,
    AnyOf,
    Expression,
    Mark,
    Not,
    Order,
    Term,
    Wanted,
    beginning,
)
from functions.shared.stores.terms.photo_terms import PHOTO_SEARCH

PHOTOS: Final = CollectionSpec(
    "photos",
    unique=(("key",),),
    indexes=(
        ("albumId", "createdAt", "_id"),
        # With what tells those that are being deleted: to pass 100,000 of them, none must be read.
        ("userName", "createdAt", "_id", "albumId", "deleting"),
        ("work.dueAt",),
        ("work.dueFor", "work.dueAt"),
        ("deleting",),
        ("userName", "sha256", "createdAt", "_id"),
    ),
    former=(("userName", "createdAt", "_id"), ("userName", "deleting", "size")),
    search=PHOTO_SEARCH,
)
READ_AT_ONCE: Final = 500


class PhotoRecords:
    """A photo that is being deleted, by itself or with its album, is left out wherever nothing else is said.

    An album goes in one write to its own record; those of its photos follow in their time.
    """

    def __init__(self, store: MetadataStore) -> None:
        self._photos = Records(Photo, store.collection(PHOTOS))
        self._covers = Records(CoverPhoto, store.collection(PHOTOS))
        self._albums = AlbumRecords(store)
        self.index = store.search(PHOTOS)

    def add(self, photo: Photo) -> bool:
        """Durable when it returns; False if there is a photo of this key already."""
        return self._photos.add(photo)

    def own(self, user_name: str, photo_id: str) -> Photo | None:
        """The photo, unless it is someone else's."""
        photo = self.kept(photo_id)
        return photo if photo and photo.user_name == user_name else None

    def kept(self, photo_id: str) -> Photo | None:
        photo = self.get(photo_id)
        return None if photo is None or self.is_going(photo) else photo

    def get(self, photo_id: str) -> Photo | None:
        """Also one that is being deleted."""
        return self._photos.get(photo_id)

    def is_going(self, photo: Photo) -> bool:
        if photo.deleting:
            return True
        album = self._albums.get(photo.album_id)
        return album is not None and album.deleting

    def going_albums(self) -> list[str]:
        """The ids of all albums whose photos count no more."""
        return self._albums.deleting_ids()

    def by_key(self, key: str) -> Photo | None:
        """Also one that is being deleted."""
        return next(iter(self._photos.find(Query(equal={"key": key}), 1)), None)

    def by_keys(self, keys: Sequence[str]) -> list[Photo]:
        """Also those that are being deleted; several of one key, where no index has kept it from that."""
        query, found = Query(among={"key": keys}), list[Photo]()
        while True:
            after = Cursor(found[-1].created_at, found[-1].id) if found else None
            page = self._photos.find(query, READ_AT_ONCE, after)
            found += page
            if len(page) < READ_AT_ONCE:
                return found

    def page(
        self,
        limit: int,
        after: Cursor | None,
        equal: Mapping[str, str | int | bool],
        tags: Sequence[str] = (),
    ) -> list[Photo]:
        going = self.going_albums()
        if equal.get("albumId") in going:
            return []
        query = Query(
            equal={**equal, "deleting": False},
            contains_all={"tags": tags},
            not_among={} if "albumId" in equal else {"albumId": going},
        )
        return self._photos.find(query, limit, after)

    def found(self, wanted: Wanted, order: Order, limit: int, after: Mark | None) -> list[Photo]:
        found = self.index.page(wanted, order, limit=limit, after=after)
        return [Photo.from_document(document) for document in found]

    def has_preview(self, user_name: str, preview_key: str) -> bool:
        """Whether any photo has it, be it one that is being deleted."""
        query = Query(equal={"userName": user_name, "previewKey": preview_key})
        return bool(self._photos.find(query, 1))

    def all_of_album(self, album_id: str, limit: int, after: Cursor | None = None) -> list[Photo]:
        """Also those that are being deleted."""
        return self._photos.find(Query(equal={"albumId": album_id}), limit, after)

    def all_of_user(self, user_name: str, limit: int) -> list[Photo]:
        """Also those that are being deleted."""
        return self._photos.find(Query(equal={"userName": user_name}), limit)

    def due(self, now: int, limit: int, user_name: str | None = None) -> list[Photo]:
        """Those whose work waits or was interrupted, longest due first; of one user, or of all."""
        query = Query(
            equal={"deleting": False, **_due_for(user_name)},
            at_most={"work.dueAt": now},
            not_among={"albumId": self.going_albums()},
        )
        return self._photos.smallest(query, "work.dueAt", limit)

    def waiting_for(self, step: StepName, limit: int, user_name: str | None = None) -> list[Photo]:
        """Those whose step failed because its function was away; of one user, or of all."""
        query = Query(
            equal={"deleting": False, "work.waitsFor": step.value, **_due_for(user_name)},
            not_among={"albumId": self.going_albums()},
        )
        return self._photos.smallest(query, "work.dueAt", limit)

    def users_with_work(self, after: str, limit: int) -> list[str]:
        """Whose photos are due now or later, by name; however many those are, each costs one look."""
        users = [after]
        while len(users) <= limit:
            query = Query(more_than={"work.dueFor": users[-1]})
            if not (found := self._photos.smallest(query, "work.dueFor", 1)):
                break
            users.append(found[0].user_name)
        return users[1:]

    def deleting(self, limit: int) -> list[Photo]:
        """By themselves; those that go with an album are found in it."""
        return self._photos.find(Query(equal={"deleting": True}), limit)

    def all(self, after: str = "") -> Iterator[Photo]:
        """Everyone's, by id, from the one after this on; also those that are being deleted."""
        return self._photos.all(after)

    def all_read_by(self, versions: Collection[str], after: str = "") -> Iterator[tuple[str, Photo | None]]:
        """As ``all``, with the ids of all, and those whose metadata one of these versions has read."""
        for document in self._photos.documents(after):
            step = document.get("steps", {}).get("metadata", {})
            is_wanted = step.get("version") in versions
            yield document["_id"], Photo.from_document(document) if is_wanted else None

    def change(self, photo_id: str, transition: Callable[[Photo], Photo | None]) -> Photo | None:
        """As ``Records.change``."""
        return self._photos.change(photo_id, transition)

    def remove(self, photo_id: str) -> None:
        self._photos.remove(photo_id)

    def contributors(self, album_id: str) -> list[str]:
        """Whose photos are in the album."""
        kind = f"by:{album_id}:"
        return [term.removeprefix(kind) for term in self.index.counts(Wanted((EVERYONE,)), beginning(kind))]

    def counts(self, album_ids: Sequence[str]) -> dict[str, int]:
        """Of albums that are not being deleted."""
        if self.index.is_whole():
            kept = self.index.kept(EVERYONE, [f"album:{album_id}" for album_id in album_ids])
            return {term.removeprefix("album:"): count for term, count in kept.items()}
        query = Query(equal={"deleting": False}, among={"albumId": album_ids})
        return self._photos.count_by("albumId", query)

    def count_by_status(self) -> dict[str, int]:
        """Everyone's."""
        going = self.going_albums()
        if self.index.is_whole():
            kept = self.index.counts(Wanted((EVERYONE,), outside(going)), beginning("status:"))
            return {term.removeprefix("status:"): count for term, count in kept.items()}
        query = Query(equal={"deleting": False}, not_among={"albumId": going})
        return self._photos.count_by("status", query)

    def kept_by(self, user_name: str) -> int:
        """How many photos the user has."""
        going = self.going_albums()
        if self.index.is_whole():
            return self.index.count(Wanted((user_name,), outside(going)))
        query = Query(equal={"userName": user_name, "deleting": False}, not_among={"albumId": going})
        return self._photos.count_by("userName", query).get(user_name, 0)

    def newest(self, album_ids: Sequence[str]) -> dict[str, CoverPhoto]:
        """Per album the newest photo that has a thumbnail."""
        return self._newest_of_each(album_ids, {})

    def with_thumbnail(self, photo_ids: Sequence[str]) -> list[CoverPhoto]:
        """Those of these that have one."""
        if not photo_ids:
            return []
        query = Query(equal={"deleting": False}, among={"_id": photo_ids}, present=["thumbnailKey"])
        return self._covers.find(query, len(photo_ids))

    def covers(self, newest: Mapping[str, CoverPhoto], user_name: str) -> dict[str, CoverPhoto]:
        """Per album of those the user's newest photo that has a thumbnail.

        ``newest`` are everyone's; storage gives nobody the objects of others.
        """
        own = {album_id: photo for album_id, photo in newest.items() if photo.user_name == user_name}
        others = [album_id for album_id in newest if album_id not in own]
        return own | self._newest_of_each(others, {"userName": user_name})

    def _newest_of_each(self, album_ids: Sequence[str], equal: Mapping[str, str]) -> dict[str, CoverPhoto]:
        """By the index, album by album: grouping would read all photos of them."""
        found = {}
        for album_id in album_ids:
            query = Query(equal={**equal, "albumId": album_id, "deleting": False}, present=["thumbnailKey"])
            for photo in self._covers.find(query, 1):
                found[album_id] = photo
        return found


def outside(album_ids: Sequence[str]) -> Expression:
    """What is in none of these albums."""
    if not album_ids:
        return EVERYTHING
    return Not(AnyOf(tuple(Term(f"album:{album_id}") for album_id in album_ids)))


def _due_for(user_name: str | None) -> dict[str, str]:
    return {} if user_name is None else {"work.dueFor": user_name}
