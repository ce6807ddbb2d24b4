"""Shares of albums: made and ended by an album's owner, seen by those who may enter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.albums.links import new_link
from functions.shared.access.album_door import NO_ALBUM, Access, AlbumDoor
from functions.shared.access.passwords import Passwords
from functions.shared.errors import Conflict, Invalid, NotFound
from functions.shared.log import log
from functions.shared.models.album import Album
from functions.shared.models.share import Share, ShareKind, id_of_user_share
from functions.shared.stores.ports import Cursor

SHARES_PER_ALBUM: Final = 100


@dataclass(frozen=True)
class ShareTerms:
    """What a share allows, and until when (ms)."""

    originals: bool
    expires_at: int | None
    add: bool = False
    below: bool = False


@dataclass(frozen=True)
class MadeShare:
    share: Share
    token: str | None
    """What opens a link; it is shown this once."""


@dataclass(frozen=True)
class AlbumShares:
    door: AlbumDoor
    passwords: Passwords
    clock: Callable[[], int]

    def share_by_link(self, owner: str, album_id: str, terms: ShareTerms, password: str | None) -> MadeShare:
        album = self.door.own(owner, album_id)
        link = new_link()
        share = Share(
            id=link.share_id,
            album_id=album.id,
            owner=owner,
            kind=ShareKind.LINK,
            originals=terms.originals,
            below=terms.below,
            created_at=self.clock(),
            expires_at=terms.expires_at,
            token_hash=link.token_hash,
            password_hash=self.passwords.hash(password) if password is not None else None,
        )
        self._add(album, share)
        return MadeShare(share, link.token)

    def share_with(self, owner: str, album_id: str, terms: ShareTerms, user_name: str) -> MadeShare:
        """For a name that somebody has. Raises Conflict if the album is shared with them already."""
        album = self.door.own(owner, album_id)
        if user_name == owner:
            raise Invalid("userName", "This album is yours already.")
        share = Share(
            id=id_of_user_share(album.id, user_name),
            album_id=album.id,
            owner=owner,
            kind=ShareKind.USER,
            user_name=user_name,
            add=terms.add,
            originals=terms.originals,
            below=terms.below,
            created_at=self.clock(),
            expires_at=terms.expires_at,
        )
        self._add(album, share)
        return MadeShare(share, None)

    def page(self, owner: str, album_id: str, limit: int, after: Cursor | None) -> list[Share]:
        return self.door.shares.of_album(self.door.own(owner, album_id).id, limit, after)

    def end(self, owner: str, album_id: str, share_id: str) -> None:
        share = self.door.shares.get(share_id)
        if share is None or (share.owner, share.album_id) != (owner, album_id):
            raise NotFound("There is no such share, or it is not yours.")
        self.door.shares.remove(share.id)
        log.audit("end share", who=owner, id=share.id, whom=share.user_name)

    def given_to(self, user_name: str, limit: int, after: Cursor | None) -> list[Share]:
        """Also those that give nothing any more."""
        return self.door.shares.with_user(user_name, limit, after)

    def accesses(self, shares: list[Share]) -> list[Access]:
        """Each album once, by the way that gives most."""
        found = [access for share in shares for access in self.door.all_through(share)]
        found.sort(key=lambda access: (access.may_see_originals, access.may_add))
        return list({access.album.id: access for access in found}.values())

    def _add(self, album: Album, share: Share) -> None:
        if share.expires_at is not None and share.expires_at <= self.clock():
            raise Invalid("expiresAt", "expiresAt must lie ahead.")
        if share.user_name is not None and self.door.ended.has(share.user_name):
            raise Invalid("userName", f"There is nobody of the name {share.user_name}.")
        if not self.door.shares.add(share):
            raise Conflict(f"The album is shared with {share.user_name} already.")
        if self.door.shares.count_of_album(album.id) > SHARES_PER_ALBUM:
            # Counted with this one, and with those that are made at the same time.
            self.door.shares.remove(share.id)
            raise Conflict(
                f"This album is shared {SHARES_PER_ALBUM} times already. End one that is not used."
            )
        if self.door.albums.own(album.user_name, album.id) is None:
            # Deleted since: its deletion may have passed before this share came.
            self.door.shares.remove(share.id)
            raise NotFound(NO_ALBUM)
        log.audit("share album", who=share.owner, id=share.id, whom=share.user_name)
