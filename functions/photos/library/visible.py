"""Photos as those see them to whom they belong, or to whom the album is open that they are in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from functions.photos.finding.language import parse
from functions.photos.finding.tree import Facet, Query
from functions.photos.library.filter import PhotoFilter
from functions.photos.library.reach import Reach, Reaches
from functions.shared.access.album_door import NO_PHOTO, Access, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.errors import Invalid, NotFound
from functions.shared.models.photo import Photo
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.records.sight import held_in
from functions.shared.stores.search import AnyOf, Expression, Mark, Term, Wanted, all_of
from functions.shared.stores.terms.photo_terms import NOT_ARCHIVED
from functions.shared.stores.terms.words import facet


@dataclass(frozen=True)
class VisiblePhoto:
    """``access`` is None for the one whose photo it is, be the album open to them or not."""

    photo: Photo
    access: Access | None

    @property
    def may_see_original(self) -> bool:
        return self.access is None or self.access.may_see_originals

    def shown(self) -> Photo | SharedPhoto:
        if self.access is None:
            return self.photo
        return SharedPhoto.of(self.photo, [self.access.album.id], originals=self.may_see_original)


@dataclass(frozen=True)
class VisiblePhotos:
    photos: PhotoRecords
    door: AlbumDoor
    reaches: Reaches

    def one(self, caller: Caller, photo_id: str) -> VisiblePhoto:
        """Raises NotFound, in the same words, if the photo is not there or is not to be seen.

        From the trash its owner alone sees it.
        """
        photo = self.photos.kept(photo_id)
        if photo is None:
            raise NotFound(NO_PHOTO)
        if photo.user_name == caller.user_name:
            return VisiblePhoto(photo, None)
        access = self.door.to_photo(caller, photo) if photo.trashed_at is None else None
        if access is None:
            raise NotFound(NO_PHOTO)
        return VisiblePhoto(photo, access)

    def page(
        self, caller: Caller, wanted: PhotoFilter, limit: int, after: Mark | None
    ) -> list[Photo | SharedPhoto]:
        """Of an album that is open to the caller all photos, else the caller's own."""
        access = self._album_wanted(caller, wanted)
        if wanted.needs_index or (wanted.has_terms and self.photos.index.is_whole()):
            return self._found(caller, access, wanted, limit, after)
        cursor = Cursor(after.time or 0, after.id) if after else None
        return self._listed(caller, access, wanted, limit, cursor)

    def _found(
        self, caller: Caller, access: Access | None, wanted: PhotoFilter, limit: int, after: Mark | None
    ) -> list[Photo | SharedPhoto]:
        reach, asked = self._asked(caller, access, wanted)
        return [reach.show(photo) for photo in self.photos.found(asked, wanted.by, limit, after)]

    def count(self, caller: Caller, wanted: PhotoFilter) -> int:
        """Of what the search finds; while its index is being built, of what it finds by then."""
        _, asked = self._asked(caller, self._album_wanted(caller, wanted), wanted)
        return self.photos.index.count(asked)

    def wanted(self, caller: Caller, wanted: PhotoFilter) -> Wanted:
        """What the search index is asked for. Raises NotFound for an album that is not open to the caller."""
        access = self.door.enter(caller, wanted.album_id) if wanted.album_id else self.door.by_link(caller)
        return self._asked(caller, access, wanted)[1]

    def _asked(self, caller: Caller, access: Access | None, wanted: PhotoFilter) -> tuple[Reach, Wanted]:
        if wanted.sha256 is not None:
            raise Invalid("sha256", "sha256 is looked for without q, taken, held and order=taken.")
        if wanted.held and wanted.album_id is None:
            raise Invalid("held", "held is looked for in one album: name it as albumId.")
        query = parse(wanted.q or "")
        reach = self._reach(caller, access, query)
        asked = self.reaches.wanted(reach, _with_taken(query, wanted.taken))
        timeline = (NOT_ARCHIVED,) if wanted.is_timeline and access is None else ()
        held = (_held(wanted, access),) if wanted.held else ()
        return reach, Wanted(asked.scopes, all_of(asked.where, *_filtered(wanted), *timeline, *held))

    def _reach(self, caller: Caller, access: Access | None, query: Query) -> Reach:
        if access is not None:
            return self.reaches.of_album(caller, access)
        reach = self.reaches.of_shared if query.only_shared else self.reaches.of_person
        return reach(caller.person)

    def _listed(
        self,
        caller: Caller,
        access: Access | None,
        wanted: PhotoFilter,
        limit: int,
        after: Cursor | None,
    ) -> list[Photo | SharedPhoto]:
        if access is None:
            own = {"userName": caller.person, **wanted.equal()}
            return list(self.photos.page(limit, after, own, wanted.tag))
        equal = wanted.equal() | {"albumId": access.album.id}
        found = self.photos.page(limit, after, equal, wanted.tag, access.sight)
        return [access.show(photo, caller) for photo in found]

    def _album_wanted(self, caller: Caller, wanted: PhotoFilter) -> Access | None:
        if (by_link := self.door.by_link(caller)) is None:
            return self.door.entered(caller, wanted.album_id) if wanted.album_id else None
        return self.door.enter(caller, wanted.album_id) if wanted.album_id else by_link


def _with_taken(query: Query, taken: str | None) -> Query:
    return replace(query, parts=(*query.parts, Facet("taken", taken))) if taken is not None else query


def _held(wanted: PhotoFilter, access: Access | None) -> Expression:
    """Nothing, where the album is open to the caller no longer, or asks for no review."""
    return held_in(access.album) if access is not None and access.album.review else AnyOf()


def _filtered(wanted: PhotoFilter) -> Iterator[Expression]:
    if wanted.album_id is not None:
        yield Term(f"album:{wanted.album_id}")
    if wanted.status is not None:
        yield Term(f"status:{wanted.status}")
    yield from (Term(f"tag:{facet(tag)}") for tag in wanted.tag)
