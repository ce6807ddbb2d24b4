"""Photos."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

PHOTOS: Final = CollectionSpec(
    "photos",
    unique=(("key",),),
    indexes=(
        ("albumId", "createdAt", "_id"),
        ("userName", "createdAt", "_id"),
        ("work.dueAt",),
        ("work.dueFor", "work.dueAt"),
        ("deleting",),
        ("userName", "deleting", "size"),
    ),
)
READ_AT_ONCE: Final = 500


class PhotoRecords:
    def __init__(self, store: MetadataStore) -> None:
        self._photos = Records(Photo, store.collection(PHOTOS))

    def add(self, photo: Photo) -> bool:
        """Durable when it returns; False if there is a photo of this key already."""
        return self._photos.add(photo)

    def own(self, user_name: str, photo_id: str) -> Photo | None:
        """The photo, unless it is someone else's or is being deleted."""
        photo = self.get(photo_id)
        return photo if photo and photo.user_name == user_name and not photo.deleting else None

    def get(self, photo_id: str) -> Photo | None:
        return self._photos.get(photo_id)

    def by_key(self, key: str) -> Photo | None:
        return next(iter(self._photos.find(Query(equal={"key": key}), 1)), None)

    def by_keys(self, keys: Sequence[str]) -> list[Photo]:
        """Several of one key, where no index has kept it from being there twice."""
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
        query = Query(equal={**equal, "deleting": False}, contains_all={"tags": tags})
        return self._photos.find(query, limit, after)

    def all_of_album(self, album_id: str, limit: int) -> list[Photo]:
        """Also those that are being deleted."""
        return self._photos.find(Query(equal={"albumId": album_id}), limit)

    def all_of_user(self, user_name: str, limit: int) -> list[Photo]:
        """Also those that are being deleted."""
        return self._photos.find(Query(equal={"userName": user_name}), limit)

    def due(self, now: int, limit: int, user_name: str | None = None) -> list[Photo]:
        """Those whose work waits or was interrupted, longest due first; of one user, or of all."""
        query = Query(equal={"deleting": False, **_due_for(user_name)}, at_most={"work.dueAt": now})
        return self._photos.smallest(query, "work.dueAt", limit)

    def waiting_for(self, step: StepName, limit: int, user_name: str | None = None) -> list[Photo]:
        """Those whose step failed because its function was away; of one user, or of all."""
        query = Query(equal={"deleting": False, "work.waitsFor": step.value, **_due_for(user_name)})
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
        return self._photos.find(Query(equal={"deleting": True}), limit)

    def change(self, photo_id: str, transition: Callable[[Photo], Photo | None]) -> Photo | None:
        """As ``Records.change``."""
        return self._photos.change(photo_id, transition)

    def remove(self, photo_id: str) -> None:
        self._photos.remove(photo_id)

    def counts(self, album_ids: Sequence[str]) -> dict[str, int]:
        query = Query(equal={"deleting": False}, among={"albumId": album_ids})
        return self._photos.count_by("albumId", query)

    def count_by_status(self) -> dict[str, int]:
        """Everyone's."""
        return self._photos.count_by("status", Query(equal={"deleting": False}))

    def kept_by(self, user_name: str) -> int:
        """How many photos the user has."""
        query = Query(equal={"userName": user_name, "deleting": False})
        return self._photos.count_by("userName", query).get(user_name, 0)

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
            for photo in self._photos.find(query, 1):
                found[album_id] = photo
        return found


def _due_for(user_name: str | None) -> dict[str, str]:
    return {} if user_name is None else {"work.dueFor": user_name}
