"""Who may enter an album: its owner, and those with whom it is shared.

Nothing is remembered between two requests, so a share ends for all of them at once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.errors import Forbidden, NotFound, NotSignedIn
from functions.shared.models.album import Album
from functions.shared.models.photo import Photo
from functions.shared.models.share import Share, ShareKind, id_of_user_share
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.ended_accounts import EndedAccounts
from functions.shared.stores.records.shares import ShareRecords
from functions.shared.stores.records.sight import Sight

NO_ALBUM = "There is no such album, or it is not yours."
NO_PHOTO = "There is no such photo, or it is not yours."
SHARED_NO_LONGER = "This is shared no longer."
MOST_BELOW = 500
"""Albums that one share gives besides its own."""
MOST_OF_A_PLACE = 20
"""Albums of one name in one place of the tree."""


@dataclass(frozen=True)
class Access:
    """What somebody may do with an album; ``share`` is None for its owner.

    ``above``: the album that is shared, where this one is below it.
    """

    album: Album
    share: Share | None
    above: Album | None = None

    @property
    def is_owner(self) -> bool:
        return self.share is None

    @property
    def may_add(self) -> bool:
        return self.share is None or self.share.add

    @property
    def may_see_originals(self) -> bool:
        return self.share is None or self.share.originals

    @property
    def sight(self) -> Sight:
        return Sight(self.album, self.share.user_name if self.share else self.album.user_name)

    def show(self, photo: Photo, caller: Caller) -> Photo | SharedPhoto:
        """Whole to the one whose photo it is; to others in this album, and of its other albums nothing."""
        if caller.user_name == photo.user_name:
            return photo
        return SharedPhoto.of(photo, [self.album.id], originals=self.may_see_originals)


def _worth(access: Access) -> tuple[bool, bool, bool]:
    return access.is_owner, access.may_see_originals, access.may_add


def _gives(access: Access, album: Album) -> bool:
    """Whether it is access to this album as well."""
    if access.album.id == album.id:
        return True
    return access.share is not None and access.share.below and album.is_below(access.album)


def _into(album: Album, access: Access) -> Access:
    return access if access.album.id == album.id else Access(album, access.share, access.album)


@dataclass(frozen=True)
class AlbumDoor:
    albums: AlbumRecords
    shares: ShareRecords
    ended: EndedAccounts
    clock: Callable[[], int]

    def enter(self, caller: Caller, album_id: str) -> Access:
        """Raises NotFound unless the album is open to the caller, NotSignedIn by a link that has ended."""
        given = self.by_link(caller)
        found = self._through_link(given, album_id) if given else self._as_person(caller.person, album_id)
        if found is None:
            raise NotFound(NO_ALBUM)
        return found

    def to_photo(self, caller: Caller, photo: Photo) -> Access | None:
        """By those of its albums in which the caller sees it, the one that gives most; None where none is."""
        entered = (access for album_id in photo.album_ids if (access := self.entered(caller, album_id)))
        found = (access for access in entered if access.sight.shows(photo))
        return max(found, key=_worth, default=None)

    def entered(self, caller: Caller, album_id: str) -> Access | None:
        """As ``enter``, without words for who may not."""
        try:
            return self.enter(caller, album_id)
        except NotFound:
            return None

    def require_addable(self, caller: Caller, album_id: str) -> Access:
        """Raises Forbidden where the caller may only look, NotFound where not even that."""
        access = self.enter(caller, album_id)
        if not access.may_add:
            raise Forbidden("This album is shared with you to look at, not to add photos.")
        return access

    def own(self, user_name: str, album_id: str) -> Album:
        """Raises NotFound for all but its owner, and while it is in the trash or being deleted."""
        album = self.albums.own(user_name, album_id)
        if album is None:
            raise NotFound(NO_ALBUM)
        return album

    def by_link(self, caller: Caller) -> Access | None:
        """None for who has not come by a link; NotSignedIn where the link has ended."""
        if caller.share is None:
            return None
        share = self.shares.get(caller.share)
        access = self.through(share) if share and share.kind is ShareKind.LINK else None
        if access is None:
            raise NotSignedIn(SHARED_NO_LONGER)
        return access

    def through(self, share: Share) -> Access | None:
        """What the share gives now, if it gives anything."""
        if not share.stands(self.clock()) or self.ended.has(share.owner):
            return None
        album = self.albums.get(share.album_id)
        return Access(album, share) if album and share.is_of(album) else None

    def all_through(self, share: Share) -> list[Access]:
        """What the share gives now, with the albums that are below, if it gives those too."""
        given = self.through(share)
        if given is None:
            return []
        rest = self.albums.below(given.album, MOST_BELOW) if share.below else []
        return [given, *(Access(album, share, given.album) for album in rest)]

    def _through_link(self, given: Access, album_id: str) -> Access | None:
        album = self.albums.get(album_id)
        is_given = album is not None and album.is_there and _gives(given, album)
        return _into(album, given) if album and is_given else None

    def _as_person(self, user_name: str, album_id: str) -> Access | None:
        album = self.albums.get(album_id)
        if album is None or not album.is_there:
            return None
        if album.user_name == user_name:
            return Access(album, None)
        shared = (
            access for each in (album, *self._above(album)) if (access := self._shared(user_name, each))
        )
        return max(
            (_into(album, access) for access in shared if _gives(access, album)), key=_worth, default=None
        )

    def _above(self, album: Album) -> Iterator[Album]:
        for depth in range(1, len(album.path) + 1):
            yield from self.albums.at(album.user_name, album.path[:depth], MOST_OF_A_PLACE)

    def _shared(self, user_name: str, album: Album) -> Access | None:
        share = self.shares.get(id_of_user_share(album.id, user_name))
        return self.through(share) if share and share.user_name == user_name else None
