"""What somebody gives others of an album."""

from enum import StrEnum
from hashlib import sha256

from pydantic import Field

from functions.shared.models.album import Album
from functions.shared.models.wire import Id, UserName, Wire


class ShareKind(StrEnum):
    LINK = "link"
    """With whoever has the link."""
    USER = "user"


class Share(Wire):
    """An album given to others, until ``expires_at`` (ms) or until this record is gone.

    ``below``: with all albums that are below it, at any time.
    ``owner`` is the album's, ``user_name`` the one it is shared with. Of a link's token and password only
    hashes are kept.
    """

    id: Id = Field(alias="_id")
    album_id: Id
    owner: UserName
    kind: ShareKind
    user_name: UserName | None = None
    add: bool = False
    originals: bool = False
    below: bool = False
    created_at: int
    expires_at: int | None = None
    token_hash: str | None = None
    password_hash: str | None = None
    rev: int = 0

    def stands(self, now: int) -> bool:
        return self.expires_at is None or self.expires_at > now

    def is_of(self, album: Album) -> bool:
        return (self.album_id, self.owner) == (album.id, album.user_name) and album.is_there


def id_of_user_share(album_id: str, user_name: str) -> str:
    """There is one for each album and user at most, since its id follows from both."""
    return sha256(f"{album_id} {user_name}".encode()).hexdigest()[:24]
