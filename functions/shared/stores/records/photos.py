"""Photos."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from functions.shared.models.album import Album
from functions.shared.models.photo import CoverPhoto, Photo
from functions.shared.models.review import Held
from functions.shared.models.steps import StepName
from functions.shared.models.wire import Document
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.sight import Sight, held_for, held_in, unasked_in
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
    all_of,
    beginning,
)
from functions.shared.stores.terms.photo_terms import PHOTO_SEARCH, TOGETHER, albums_together, also_in
from functions.shared.stores.terms.review_terms import owed
from functions.shared.stores.terms.trash import trash_of

PHOTOS: Final = CollectionSpec(
    "photos",
    unique=(("key",),),
    indexes=(
        # With what tells those that are in the trash or being deleted: to pass 100,000, none must be read.
        # And with what is added up of an album in the trash.
        ("albumId", "createdAt", "_id", "deleting", "trashedAt", "size"),
        ("userName", "createdAt", "_id", "albumId", "deleting", "trashedAt"),
        ("work.dueAt",),
        ("work.dueFor", "work.dueAt"),
        ("deleting",),
        ("userName", "sha256", "createdAt", "_id"),
    ),
    former=(
        ("albumId", "createdAt", "_id"),
        ("userName", "createdAt", "_id"),
        ("userName", "createdAt", "_id", "albumId", "deleting"),
        ("userName", "deleting", "size"),
    ),
    search=PHOTO_SEARCH,
)
READ_AT_ONCE: Final = 500
SEVERAL_AT_ONCE: Final = 100
MOST_WITH_SAME_BYTES: Final = 100


class PhotoRecords:
    """Where nothing else is said, what is in the trash or being deleted is left out, also with its albums.

    An album goes, and comes back, in one write to its own record, whatever is in it; what is in another, too,
    stays in that. Photos that lists give are in those of their albums that are there. By its ``albumId`` the
    store finds what is in one album alone; what is in several is found by the index, in which it is from the
    write that made it so.
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
        """The photo, unless it is someone else's; as ``kept``."""
        photo = self.kept(photo_id)
        return photo if photo and photo.user_name == user_name else None

    def there(self, user_name: str, photo_id: str) -> Photo | None:
        """The user's as it is stored; None also for what is in the trash, be it with its albums."""
        photo = self.get(photo_id)
        if photo is None or photo.user_name != user_name or photo.deleting or photo.trashed_at is not None:
            return None
        return None if self.is_hidden_with_albums(photo) else photo

    def kept(self, photo_id: str) -> Photo | None:
        """Also from the trash; ``trashed_at`` tells, be it there with its album."""
        photo = self.get(photo_id)
        if photo is None or photo.deleting:
            return None
        albums = self._hiding_albums(photo)
        if albums is None:
            return self.shown([photo])[0]
        times = [album.trashed_at for album in albums if album.trashed_at and not album.deleting]
        return with_trashed_at(photo, max(times)) if times else None

    def is_hidden_with_albums(self, photo: Photo) -> bool:
        """Whether it is in no album that is there, or keeps what was in it, but in some that are not."""
        return self._hiding_albums(photo) is not None

    def _hiding_albums(self, photo: Photo) -> list[Album] | None:
        """All its albums, where it is hidden with them; what is in one that nobody knows is not."""
        albums = [album for id in photo.album_ids if (album := self._albums.get(id))]
        is_hidden = len(albums) == len(photo.album_ids) > 0 and not any(map(_shows, albums))
        return albums if is_hidden else None

    def shown(self, photos: Sequence[Photo]) -> list[Photo]:
        """In those of their albums that are there; those that are hidden with all of them, as they are.

        With those in which they are held.
        """
        leaving = self._albums.closed_without_photos()
        several = {id for photo in photos if len(photo.album_ids) > 1 for id in photo.album_ids}
        closed = leaving | (several - self._albums.open_among(several))
        outside = [_outside(photo, closed, leaving) for photo in photos]
        reviewing = self._albums.reviewing_among({id for photo in outside for id in photo.album_ids})
        return [_with_held(photo, reviewing) for photo in outside] if reviewing else outside

    def get(self, photo_id: str) -> Photo | None:
        """Also one that is being deleted."""
        return self._photos.get(photo_id)

    def is_going(self, photo: Photo) -> bool:
        """For good."""
        albums = self._hiding_albums(photo)
        return photo.deleting or (albums is not None and all(album.deleting for album in albums))

    def going_albums(self) -> list[str]:
        """The ids of all albums whose photos count no more: those that are being deleted."""
        return self._albums.deleting_ids()

    def outside(self, scopes: Sequence[str], album_ids: Sequence[str]) -> Expression:
        """What is in none of these albums, or in another as well; as it is found in these scopes."""
        if not album_ids:
            return EVERYTHING
        within = AnyOf(tuple(Term(f"album:{album_id}") for album_id in album_ids))
        shared = AnyOf(tuple(Term(also_in(album_id)) for album_id in album_ids))
        together = self.index.counts(Wanted(tuple(scopes), shared), beginning(TOGETHER))
        open_too = tuple(Term(term) for term in together if not albums_together(term) <= set(album_ids))
        return Not(all_of(within, Not(AnyOf(open_too))) if open_too else within)

    def hidden_albums(self, user_name: str) -> list[str]:
        """The ids of the albums whose photos this user does not see: with those in the trash."""
        # In this order: what leaves the trash to be deleted meanwhile is among the others by then.
        return [*self._albums.hidden_from(user_name), *self._albums.deleting_ids()]

    def by_key(self, key: str) -> Photo | None:
        """Also one that is in the trash or being deleted."""
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
        sight: Sight | None = None,
    ) -> list[Photo]:
        """``equal`` names a user or an album; of that ``sight`` says who sees it, if not its owner."""
        album_id = equal.get("albumId")
        hidden = [] if album_id is not None else self.hidden_albums(str(equal["userName"]))
        query = Query(
            equal={**equal, "deleting": False},
            contains_all={"tags": tags},
            not_among={"albumId": hidden} if hidden else {},
            absent=["trashedAt"],
        )
        if album_id is None:
            return self.shown(self._outside_page(query, limit, after, hidden))
        if not self._is_open(str(album_id)):
            return []
        if sight is not None and sight.is_limited:
            return self.shown(self._page_in_sight(query, limit, after, sight))
        return self.shown(self._album_page(query, limit, after))

    def _page_in_sight(self, query: Query, limit: int, after: Cursor | None, sight: Sight) -> list[Photo]:
        """By the index where that tells all that is asked, for what is held may be very many."""
        asks_no_more = set(query.equal) == {"albumId", "deleting"} and not query.contains_all.get("tags")
        if asks_no_more and self.index.is_whole():
            mark = Mark(after.created_at, after.id) if after else None
            wanted = Wanted((EVERYONE,), sight.within)
            found = self.index.page(wanted, Order.CREATED, limit=limit, after=mark)
            return [Photo.from_document(document) for document in found]
        seen = list[Photo]()
        while True:
            page = self._album_page(query, limit, after)
            seen += filter(sight.shows, page)
            if len(page) < limit or len(seen) >= limit:
                return seen[:limit]
            after = Cursor(page[-1].created_at, page[-1].id)

    def page_with_trash(self, limit: int, after: Cursor | None, equal: Mapping[str, str]) -> list[Photo]:
        going = self.going_albums()
        query = Query(equal={**equal, "deleting": False}, not_among={"albumId": going})
        if "albumId" in equal:
            return self._album_page(query, limit, after)
        return self._outside_page(query, limit, after, going)

    def _outside_page(
        self, query: Query, limit: int, after: Cursor | None, hidden: Sequence[str]
    ) -> list[Photo]:
        """Without those all of whose several albums are hidden, of which the store cannot tell."""
        found, ids = list[Photo](), set(hidden)
        while True:
            page = self._photos.find(query, limit, after)
            found += [photo for photo in page if not _is_within(photo, ids)]
            if len(page) < limit or len(found) >= limit:
                return found[:limit]
            after = Cursor(page[-1].created_at, page[-1].id)

    def _album_page(
        self,
        query: Query,
        limit: int,
        after: Cursor | None,
        is_wanted: Callable[[Photo], bool] = lambda photo: True,
    ) -> list[Photo]:
        """``is_wanted``: of what is in others, too."""
        found = self._photos.find(query, limit, after)
        album_id, sha256 = str(query.equal["albumId"]), query.equal.get("sha256")
        several = self._several_of_bytes(album_id, str(sha256)) if sha256 else self._several(album_id, after)
        rest = (photo for photo in several if after is None or _by_creation(photo) < _place(after))
        found += islice((photo for photo in rest if _meets(query, photo) and is_wanted(photo)), limit)
        return sorted(found, key=_by_creation, reverse=True)[:limit]

    def _several_of_bytes(self, album_id: str, sha256: str) -> Iterator[Photo]:
        for owner in self.contributors(album_id):
            query = Query(equal={"userName": owner, "sha256": sha256})
            for photo in self._photos.find(query, MOST_WITH_SAME_BYTES):
                if len(photo.album_ids) > 1 and album_id in photo.album_ids:
                    yield photo

    def _several(self, album_id: str, after: Cursor | None = None, owner: str = EVERYONE) -> Iterator[Photo]:
        """What is in the album and in others, too, newest first; also what is in the trash."""
        return self._newest_first(Wanted((owner,), Term(also_in(album_id))), after)

    def _newest_first(self, wanted: Wanted, after: Cursor | None = None) -> Iterator[Photo]:
        mark = Mark(after.created_at, after.id) if after else None
        while page := self.index.page(wanted, Order.CREATED, limit=SEVERAL_AT_ONCE, after=mark):
            found = [Photo.from_document(document) for document in page]
            yield from found
            if len(page) < SEVERAL_AT_ONCE:
                return
            last = found[-1]
            # What is in the trash lies in the index by when it came there.
            mark = Mark(last.created_at if last.trashed_at is None else last.trashed_at, last.id)

    def hidden_page(self, album_id: str, limit: int, after: Cursor | None) -> list[Photo]:
        """What is hidden with this album, and with its others; not what is in the trash by itself."""
        query = Query(equal={"albumId": album_id, "deleting": False}, absent=["trashedAt"])
        return self._album_page(query, limit, after, self.is_hidden_with_albums)

    def hidden_bytes(self, album_ids: Sequence[str]) -> int:
        """Of the originals of what is hidden with some of these albums, not in the trash by itself."""
        query = Query(equal={"deleting": False}, among={"albumId": album_ids}, absent=["trashedAt"])
        several = {photo.id: photo for album_id in album_ids for photo in self._several(album_id)}
        alone = (photo for photo in several.values() if photo.trashed_at is None)
        return self._photos.total("size", query) + sum(
            photo.size for photo in alone if self.is_hidden_with_albums(photo)
        )

    def found(self, wanted: Wanted, order: Order, limit: int, after: Mark | None) -> list[Photo]:
        found = self.index.page(wanted, order, limit=limit, after=after)
        return self.shown([Photo.from_document(document) for document in found])

    def has_preview(self, user_name: str, preview_key: str) -> bool:
        """Whether any photo has it, be it one that is being deleted."""
        query = Query(equal={"userName": user_name, "previewKey": preview_key})
        return bool(self._photos.find(query, 1))

    def elsewhere(self, user_name: str, sha256: str, album_id: str | None) -> Photo | None:
        """The user's newest of these bytes, as it is stored; None where one of them is in this album."""
        query = Query(
            equal={"userName": user_name, "sha256": sha256, "deleting": False}, absent=["trashedAt"]
        )
        same = self._outside_page(query, MOST_WITH_SAME_BYTES, None, self.hidden_albums(user_name))
        is_there = any(album_id in photo.album_ids for photo in same)
        return None if is_there or not same else same[0]

    def all_of_album(self, album_id: str, limit: int, after: Cursor | None = None) -> list[Photo]:
        """Also those in the trash, and those that are being deleted, if they are in no other.

        ``after`` is a place among these.
        """
        return self._album_page(Query(equal={"albumId": album_id}), limit, after)

    def all_of_user(self, user_name: str, limit: int) -> list[Photo]:
        """Also those in the trash, and those that are being deleted."""
        return self._photos.find(Query(equal={"userName": user_name}), limit)

    def due(self, now: int, limit: int, user_name: str | None = None) -> list[Photo]:
        """Those whose work waits or was interrupted, longest due first; of one user, or of all.

        Also those in the trash, which may come back.
        """
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

    def owed(self, step: StepName, limit: int) -> list[Photo]:
        """Everyone's whose step was skipped for want of what does it, newest first; not in the trash."""
        wanted = Wanted((EVERYONE,), Term(owed(step.value)))
        found = self.index.page(wanted, Order.CREATED, limit=limit)
        return [Photo.from_document(document) for document in found]

    def unasked(self, album: Album, limit: int) -> list[Photo]:
        """What is held in this album, and nobody was asked to judge, newest first."""
        found = self.index.page(Wanted((EVERYONE,), unasked_in(album)), Order.CREATED, limit=limit)
        return [Photo.from_document(document) for document in found]

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

    def all_where(
        self, is_wanted: Callable[[Document], bool], after: str = ""
    ) -> Iterator[tuple[str, Photo | None]]:
        """As ``all``, with the ids of all, and those of which this is true as they are stored."""
        for document in self._photos.documents(after):
            yield document["_id"], Photo.from_document(document) if is_wanted(document) else None

    def change(self, photo_id: str, transition: Callable[[Photo], Photo | None]) -> Photo | None:
        """As ``Records.change``."""
        return self._photos.change(photo_id, transition)

    def change_unless_going(self, photo_id: str, transition: Callable[[Photo], Photo | None]) -> Photo | None:
        """As ``change``; None also for one that goes for good."""
        return self.change(photo_id, lambda photo: None if self.is_going(photo) else transition(photo))

    def remove(self, photo_id: str) -> None:
        self._photos.remove(photo_id)

    def contributors(self, album_id: str) -> list[str]:
        """Whose photos are in the album, be it in the trash."""
        kind = f"by:{album_id}:"
        return [term.removeprefix(kind) for term in self.index.counts(Wanted((EVERYONE,)), beginning(kind))]

    def owners_in(self, album_id: str) -> list[str]:
        """As ``contributors``, all of them, even while the index is being built."""
        found = self.contributors(album_id)
        if self.index.is_whole():
            return found
        query = Query(equal={"albumId": album_id, "deleting": False}, absent=["trashedAt"])
        return list(dict.fromkeys([*found, *self._photos.count_by("userName", query)]))

    def seen_counts(self, sights: Sequence[Sight]) -> dict[str, int]:
        """As ``counts``, of what is seen."""
        counts = self.counts([sight.album.id for sight in sights if not sight.is_limited])
        limited = [sight for sight in sights if sight.is_limited]
        seen = {each.album.id: self.index.count(Wanted((EVERYONE,), each.within)) for each in limited}
        return counts | seen

    def held_count(self, album: Album) -> int:
        """How many wait for the owner of this album."""
        return self.index.count(Wanted((EVERYONE,), held_in(album))) if album.review else 0

    def counts(self, album_ids: Sequence[str]) -> dict[str, int]:
        """Of albums that are not being deleted."""
        if self.index.is_whole():
            kept = self.index.kept(EVERYONE, [f"album:{album_id}" for album_id in album_ids])
            return {term.removeprefix("album:"): count for term, count in kept.items()}
        query = Query(equal={"deleting": False}, among={"albumId": album_ids}, absent=["trashedAt"])
        counts, several = self._photos.count_by("albumId", query), self._several_kept(album_ids)
        return {id: counts.get(id, 0) + several.get(id, 0) for id in {*counts, *several}}

    def _several_kept(self, album_ids: Sequence[str]) -> dict[str, int]:
        """Of each of these albums how many photos are in others, too; with those in the trash."""
        kept = self.index.kept(EVERYONE, [also_in(album_id) for album_id in album_ids])
        return {album_id: kept[term] for album_id in album_ids if (term := also_in(album_id)) in kept}

    def count_by_status(self) -> dict[str, int]:
        """Everyone's, with those in the trash."""
        going = self.going_albums()
        if self.index.is_whole():
            outside = self.outside((EVERYONE,), going)
            kept = self.index.counts(Wanted((EVERYONE,), outside), beginning("status:"))
            return {term.removeprefix("status:"): count for term, count in kept.items()}
        query = Query(equal={"deleting": False}, not_among={"albumId": going})
        return self._photos.count_by("status", query)

    def kept_by(self, user_name: str) -> int:
        """How many photos the user has, with those in the trash."""
        going = self.going_albums()
        if self.index.is_whole():
            scopes = (user_name, trash_of(user_name))
            return self.index.count(Wanted(scopes, self.outside(scopes, going)))
        query = Query(equal={"userName": user_name, "deleting": False}, not_among={"albumId": going})
        return self._photos.count_by("userName", query).get(user_name, 0)

    def newest(self, albums: Sequence[Album]) -> dict[str, CoverPhoto]:
        """Per album the newest photo that has a thumbnail; what is held shows none, not even to its owner."""
        found = self._newest_of_each([album.id for album in albums if not album.review], None)
        for sight in (Sight(album, None) for album in albums if album.review):
            wanted = Wanted((EVERYONE,), sight.within)
            first = next(filter(_may_be_cover, self._newest_first(wanted)), None)
            if first is not None:
                found[sight.album.id] = CoverPhoto.from_document(first.to_document())
        return found

    def with_thumbnail(self, photo_ids: Sequence[str]) -> list[CoverPhoto]:
        """Those of these that have one."""
        if not photo_ids:
            return []
        among, present = {"_id": photo_ids}, ["thumbnailKey"]
        query = Query(equal={"deleting": False}, among=among, present=present, absent=["trashedAt"])
        return self._covers.find(query, len(photo_ids))

    def covers(self, newest: Mapping[str, CoverPhoto], user_name: str) -> dict[str, CoverPhoto]:
        """Per album of those the user's newest photo that has a thumbnail.

        ``newest`` are everyone's; storage gives nobody the objects of others.
        """
        own = {album_id: photo for album_id, photo in newest.items() if photo.user_name == user_name}
        others = [album_id for album_id in newest if album_id not in own]
        return own | self._newest_of_each(others, user_name)

    def _newest_of_each(self, album_ids: Sequence[str], owner: str | None) -> dict[str, CoverPhoto]:
        """By the index, album by album: grouping would read all photos of them."""
        found, several = dict[str, CoverPhoto](), self._several_kept(album_ids)
        for album_id in album_ids:
            equal: dict[str, str | int | bool] = {"albumId": album_id, "deleting": False}
            if owner is not None:
                equal["userName"] = owner
            query = Query(equal=equal, present=["thumbnailKey"], absent=["trashedAt"])
            newest = self._covers.find(query, 1)
            if album_id in several:
                newest += self._cover_among_several(album_id, owner or EVERYONE)
            if newest:
                found[album_id] = max(newest, key=_by_creation)
        return found

    def _cover_among_several(self, album_id: str, owner: str) -> list[CoverPhoto]:
        found = filter(_may_be_cover, self._several(album_id, owner=owner))
        return [CoverPhoto.from_document(photo.to_document()) for photo in islice(found, 1)]

    def _is_open(self, album_id: str) -> bool:
        album = self._albums.get(album_id)
        return album is None or album.is_there


def with_trashed_at(photo: Photo, album_trashed_at: int | None) -> Photo:
    """As it lies in the trash with its album; the sooner time counts."""
    times = [time for time in (photo.trashed_at, album_trashed_at) if time is not None]
    return photo.model_copy(update={"trashed_at": min(times, default=None)})


def _with_held(photo: Photo, reviewing: Sequence[Album]) -> Photo:
    reasons = ((album.id, held_for(photo, album)) for album in reviewing if album.id in photo.album_ids)
    held = tuple(Held(album_id=album_id, reason=reason) for album_id, reason in reasons if reason)
    return photo.model_copy(update={"held": held}) if held else photo


def _shows(album: Album) -> bool:
    return album.is_there or album.keeps_photos is not None


def _is_within(photo: Photo, album_ids: Collection[str]) -> bool:
    """Whether it is in nothing but these albums."""
    return bool(photo.album_ids) and all(album_id in album_ids for album_id in photo.album_ids)


def _outside(photo: Photo, closed: Collection[str], leaving: Collection[str]) -> Photo:
    """``leaving``, which are closed, too, are no album's that a photo is hidden with."""
    is_hidden = _is_within(photo, closed) and not any(album_id in leaving for album_id in photo.album_ids)
    if is_hidden or not any(album_id in closed for album_id in photo.album_ids):
        return photo
    return photo.in_albums([album_id for album_id in photo.album_ids if album_id not in closed])


def _meets(query: Query, photo: Photo) -> bool:
    """What the store would have seen to, but for the album."""
    document = photo.to_document()
    return (
        all(document.get(field) == value for field, value in query.equal.items() if field != "albumId")
        and all(set(values) <= set(document[field]) for field, values in query.contains_all.items())
        and all(document.get(field) is None for field in query.absent)
    )


def _may_be_cover(photo: Photo) -> bool:
    return photo.thumbnail_key is not None and photo.trashed_at is None


def _place(cursor: Cursor) -> tuple[int, str]:
    return cursor.created_at, cursor.id


def _by_creation(photo: Photo | CoverPhoto) -> tuple[int, str]:
    return photo.created_at, photo.id


def _due_for(user_name: str | None) -> dict[str, str]:
    return {} if user_name is None else {"work.dueFor": user_name}
