"""Which photos a search looks through: a person's own, those of one album, or those that others share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from functions.photos.finding.compiling import Albums, Audience, compile_query
from functions.photos.finding.language import Query
from functions.shared.access.album_door import Access, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.models.photo import Photo
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.search import EVERYTHING, AllOf, AnyOf, Expression, Term, Wanted

MOST_SHARED_ALBUMS: Final = 1_000


@dataclass(frozen=True)
class Reach:
    """``accesses``, by album, are to the photos of others; ``person`` None is a guest by a link."""

    person: str | None
    scopes: tuple[str, ...]
    within: Expression = EVERYTHING
    accesses: Mapping[str, Access] = field(default_factory=dict)

    def wanted(self, query: Query, albums: Albums) -> Wanted:
        return Wanted(self.scopes, AllOf((self.within, self._readable(query, albums))))

    def show(self, photo: Photo) -> Photo | SharedPhoto:
        if photo.user_name == self.person:
            return photo
        return SharedPhoto.of(photo, originals=self.accesses[photo.album_id].may_see_originals)

    def _readable(self, query: Query, albums: Albums) -> Expression:
        """Of what is others', what is not told is not found by, either."""
        guests = compile_query(query, Audience.GUEST, albums)
        if self.person not in self.scopes:
            return guests
        own = compile_query(query, Audience.OWN, albums)
        if self.scopes == (self.person,):
            return own
        return AnyOf((AllOf((Term(f"of:{self.person}"), own)), guests))


@dataclass(frozen=True)
class Reaches:
    photos: PhotoRecords
    door: AlbumDoor

    def of_person(self, user_name: str) -> Reach:
        return Reach(user_name, (user_name,))

    def of_album(self, caller: Caller, access: Access) -> Reach:
        album_id = access.album.id
        scopes = tuple(self.photos.contributors(album_id))
        return Reach(caller.user_name, scopes, Term(f"album:{album_id}"), {album_id: access})

    def of_shared(self, user_name: str) -> Reach:
        """What others have in the albums that they share with this person."""
        accesses = {access.album.id: access for access in self._shared_with(user_name)}
        scopes = {
            name for album_id in accesses for name in self.photos.contributors(album_id) if name != user_name
        }
        within = AnyOf(tuple(Term(f"album:{album_id}") for album_id in accesses))
        return Reach(user_name, tuple(sorted(scopes)), within, accesses)

    def _shared_with(self, user_name: str) -> list[Access]:
        shares = self.door.shares.with_user(user_name, MOST_SHARED_ALBUMS, None)
        return [access for share in shares if (access := self.door.through(share))]
