"""What goes over the wire."""

from typing import Annotated, Self, TypeAlias

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from functions.albums.albums import DEEPEST, Change, EnteredAlbum, Summary
from functions.albums.shares import MadeShare
from functions.shared.access.album_door import Access
from functions.shared.access.passwords import AnyPassword, NewPassword
from functions.shared.access.shares import SharedPhoto
from functions.shared.edge.many import Ids
from functions.shared.edge.paging import Page
from functions.shared.models.album import Album
from functions.shared.models.photo import CoverPhoto, Crop, Photo
from functions.shared.models.share import Share, ShareKind
from functions.shared.models.wire import Document, Id, Key, Label, UserName, Wire

LATEST_MS = 253_402_300_799_000
"""The end of the year 9999."""


AlbumPath: TypeAlias = Annotated[
    tuple[Label, ...],
    Field(max_length=DEEPEST - 1, description="The names that it is below, outermost first."),
]


class NewAlbum(Wire):
    model_config = ConfigDict(extra="forbid")

    album_name: Label
    path: AlbumPath = ()


class AlbumChange(Wire):
    """What is left out stays as it is. A cover that is null: the newest photo again.

    ``review``: what others add is seen by others once it was judged fine or approved.
    """

    model_config = ConfigDict(extra="forbid", json_schema_extra={"minProperties": 1})

    # Not as a default that the description tells: no album has this name.
    album_name: Label = Field(default_factory=str)
    cover_id: Id | None = None
    path: AlbumPath = ()
    review: bool | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("needs albumName, coverId, path or review")
        return self

    def change(self) -> Change:
        said = self.model_fields_set
        path = self.path if "path" in said else None
        return Change(
            self.album_name, self.cover_id, chooses_cover="cover_id" in said, path=path, review=self.review
        )


class Cover(Wire):
    """What of a photo shows an album; the fields are the photo's own."""

    id: Id = Field(alias="_id")
    thumbnail_key: Key | None
    medium_key: Key | None
    preview_key: Key | None
    placeholder: str | None
    crop: Crop | None
    width: int | None
    height: int | None

    @classmethod
    def of(cls, photo: CoverPhoto) -> "Cover":
        return cls(**{name: getattr(photo, name) for name in cls.model_fields})


class AlbumSummary(Album):
    """``cover`` and ``cover_key``, its thumbnail, are the owner's.

    ``cover_id`` is the photo that was chosen, or else the newest of all that is not held.
    ``held_count``: how many of its photos wait for its owner.
    """

    photo_count: int
    held_count: int
    cover_key: str | None
    cover_id: Id | None
    cover: Cover | None


class AlbumWithPhotos(AlbumSummary):
    photos: tuple[Photo | SharedPhoto, ...]


class Allowed(Wire):
    """What a share allows besides looking, until ``expires_at`` (ms)."""

    add: bool
    originals: bool
    expires_at: int | None


class SharedAlbum(Wire):
    """An album of somebody else, ``user_name``. ``path``: the names above it, from the shared one on.

    ``review``: what others than its owner add is seen by others once it was judged fine or approved.
    """

    id: Id = Field(alias="_id")
    album_name: str
    path: tuple[str, ...]
    user_name: str
    created_at: int
    photo_count: int
    cover_id: Id | None
    review: bool
    allowed: Allowed


class SharedAlbumWithPhotos(SharedAlbum):
    """``below``: albums below it that are shared with it."""

    photos: tuple[Photo | SharedPhoto, ...]
    below: tuple[SharedAlbum, ...]


class IdOrPage(Page):
    id: Id | None = None
    shared: bool = False
    """Those of others that are shared with me, instead of mine."""
    trash: bool = False
    """Mine that are in the trash, those first that came there last."""


class DeleteQuery(Wire):
    forever: Annotated[bool, Field(description="At once and for good, also from the trash.")] = False
    keep_photos: Annotated[bool, Field(description="All photos stay, be they in no other album.")] = False


class PhotosOfAlbum(Wire):
    model_config = ConfigDict(extra="forbid")

    ids: Ids


class DeleteByRoot(DeleteQuery):
    id: Id


class ShareRequest(Wire):
    """A ``link``, which may have a password, or a share with a ``user``, who may be let add photos.

    ``below``: of the albums below it, too.
    """

    model_config = ConfigDict(extra="forbid")

    kind: ShareKind
    user_name: UserName | None = None
    password: NewPassword | None = None
    add: bool = False
    originals: bool = False
    below: bool = False
    expires_at: Annotated[int, Field(ge=0, le=LATEST_MS)] | None = None


class ListedShare(Wire):
    id: Id = Field(alias="_id")
    album_id: Id
    kind: ShareKind
    user_name: str | None
    add: bool
    originals: bool
    below: bool
    has_password: bool
    created_at: int
    expires_at: int | None

    @classmethod
    def of(cls, share: Share) -> "ListedShare":
        return cls(
            id=share.id,
            album_id=share.album_id,
            kind=share.kind,
            user_name=share.user_name,
            add=share.add,
            originals=share.originals,
            below=share.below,
            has_password=share.password_hash is not None,
            created_at=share.created_at,
            expires_at=share.expires_at,
        )


class ShownShare(ListedShare):
    token: str | None
    """What opens a link, which is shown this once."""

    @classmethod
    def of_made(cls, made: MadeShare) -> "ShownShare":
        return cls(**ListedShare.of(made.share).model_dump(), token=made.token)


class OpenRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    token: Annotated[str, StringConstraints(max_length=200)]
    password: AnyPassword | None = None


class OpenedShare(Wire):
    """``token`` is sent as Bearer until ``expires_at`` (ms), and is good for this album alone."""

    token: str
    expires_at: int
    album: SharedAlbum


def album(summary: Summary) -> Document:
    cover = Cover.of(summary.cover) if summary.cover else None
    shown = {
        "photoCount": summary.photo_count,
        "heldCount": summary.held_count,
        "coverKey": cover.thumbnail_key if cover else None,
        "coverId": summary.cover_id,
        "cover": cover.to_document() if cover else None,
    }
    return summary.album.to_wire() | shown


def shared_album(entered: EnteredAlbum) -> SharedAlbum:
    found, summary = entered.access.album, entered.summary
    return SharedAlbum(
        id=found.id,
        album_name=found.album_name,
        path=_path_from(entered.access),
        user_name=found.user_name,
        created_at=found.created_at,
        photo_count=summary.photo_count,
        cover_id=summary.cover_id,
        review=found.review,
        allowed=_allowed(entered.access),
    )


def _path_from(access: Access) -> tuple[str, ...]:
    """Of the names above the album that is shared nobody else is told."""
    return access.album.path[len(access.above.path) :] if access.above else ()


def _allowed(access: Access) -> Allowed:
    return Allowed(
        add=access.may_add,
        originals=access.may_see_originals,
        expires_at=access.share.expires_at if access.share else None,
    )
