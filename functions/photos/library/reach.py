"""Which photos a search looks through: a person's own, those of one album, or those that others share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from functions.photos.finding.compiling import Audience, compile_query
from functions.photos.finding.tree import Query
from functions.shared.access.album_door import Access, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.models.photo import Photo
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.search import EVERYTHING, AnyOf, Expression, Term, Wanted, all_of
from functions.shared.stores.terms.words import words

MOST_SHARED_ALBUMS: Final = 1_000
MOST_NAMED_ALBUMS: Final = 500


@dataclass(frozen=True)
class Reach:
    """``accesses``, by album, are to the photos of others; ``person`` None is a guest by a link."""

    person: str | None
    scopes: tuple[str, ...]
    within: Expression = EVERYTHING
    accesses: Mapping[str, Access] = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        return self.scopes == (self.person,)

    def show(self, photo: Photo) -> Photo | SharedPhoto:
        if photo.user_name == self.person:
            return photo
        entered = [self.accesses[album_id] for album_id in photo.album_ids if album_id in self.accesses]
        through = [access for access in entered if access.sight.shows(photo)]
        originals = any(access.may_see_originals for access in through)
        return SharedPhoto.of(photo, [access.album.id for access in through], originals=originals)


@dataclass(frozen=True)
class Reaches:
    photos: PhotoRecords
    door: AlbumDoor

    def of_person(self, user_name: str) -> Reach:
        return Reach(user_name, (user_name,))

    def of_album(self, caller: Caller, access: Access) -> Reach:
        album_id = access.album.id
        scopes = tuple(self.photos.contributors(album_id))
        return Reach(caller.user_name, scopes, access.sight.within, {album_id: access})

    def of_shared(self, user_name: str) -> Reach:
        """What others have in the albums that they share with this person."""
        shares = self.door.shares.with_user(user_name, MOST_SHARED_ALBUMS, None)
        found = [access for share in shares for access in self.door.all_through(share)]
        # Of two ways into an album the one that gives more.
        found.sort(key=lambda access: access.may_see_originals)
        accesses = {access.album.id: access for access in found}
        owners = {owner for album_id in accesses for owner in self.photos.contributors(album_id)}
        within = AnyOf(tuple(access.sight.within for access in accesses.values()))
        return Reach(user_name, tuple(sorted(owners - {user_name})), within, accesses)

    def wanted(self, reach: Reach, query: Query) -> Wanted:
        """Of what is others', what is not told is not found by, either."""
        guests = partial(compile_query, query, Audience.GUEST, partial(_named, reach.accesses))
        if reach.person is None or reach.person not in reach.scopes:
            outside = self.photos.outside(reach.scopes, self.photos.going_albums())
            within = all_of(reach.within, outside)
            return Wanted(reach.scopes, all_of(within, guests()))
        hidden = self.photos.hidden_albums(reach.person)
        within = all_of(reach.within, self.photos.outside(reach.scopes, hidden))
        own = compile_query(query, Audience.OWN, partial(self._own_named, reach.person))
        readable = own if reach.is_own else AnyOf((all_of(Term(f"of:{reach.person}"), own), guests()))
        return Wanted(reach.scopes, all_of(within, readable))

    def _own_named(self, person: str, beginnings: Sequence[str]) -> Sequence[str]:
        return [album.id for album in self.door.albums.named(person, beginnings, MOST_NAMED_ALBUMS)]


def _named(accesses: Mapping[str, Access], beginnings: Sequence[str]) -> Sequence[str]:
    return [
        album_id for album_id, access in accesses.items() if _has_words(access.album.album_name, beginnings)
    ]


def _has_words(name: str, beginnings: Sequence[str]) -> bool:
    return all(any(word.startswith(begin) for word in words(name)) for begin in beginnings)
