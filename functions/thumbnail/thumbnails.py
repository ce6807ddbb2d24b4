"""Makes a stored photo's thumbnail, medium picture and preview, and stores them beside it."""

from dataclasses import dataclass

from functions.shared.auth import ObjectKey
from functions.shared.errors import Conflict, NotFound
from functions.shared.gateway import Gateway, Reply, Request
from functions.shared.images.decoder import Decoder
from functions.thumbnail.crop import Box
from functions.thumbnail.derived import medium_key, preview_key, thumbnail_key
from functions.thumbnail.placeholder import make_placeholder
from functions.thumbnail.render import (
    cover_for_both,
    cover_for_thumbnail,
    render_medium,
    render_preview,
    render_thumbnail,
)

STORAGE_SECONDS = 20.0


@dataclass(frozen=True)
class Size:
    width: int = 200
    height: int = 200


@dataclass(frozen=True)
class MadeThumbnail:
    """``width`` and ``height`` are the upright original's; ``crop`` lies in it."""

    jpeg: bytes
    placeholder: str
    width: int
    height: int
    crop: Box


@dataclass(frozen=True)
class StoredThumbnail:
    """``width`` and ``height`` are the upright original's; ``crop`` lies in it."""

    thumbnail_key: str
    preview_key: str
    medium_key: str
    placeholder: str
    width: int
    height: int
    crop: Box


@dataclass(frozen=True)
class Thumbnails:
    gateway: Gateway
    decoder: Decoder

    def of_bytes(self, data: bytes, size: Size) -> MadeThumbnail:
        picture = self.decoder.decode(data, cover_for_thumbnail(size.width, size.height))
        thumbnail = render_thumbnail(picture, size.width, size.height)
        return MadeThumbnail(
            thumbnail.jpeg, make_placeholder(picture), picture.width, picture.height, thumbnail.crop
        )

    def made_already(self, key: ObjectKey, size: Size) -> str | None:
        """The thumbnail's key, if all that is made with it is stored."""
        try:
            sha256 = _sha256(self._storage("HEAD", str(key), key.owner))
        except NotFound:
            # In words of our own: the answer to HEAD has none.
            raise NotFound(f"There is no object {key}.") from None
        made = thumbnail_key(key, sha256, size.width, size.height)
        try:
            for derived in (made, medium_key(key, sha256), preview_key(key, sha256)):
                self._storage("HEAD", derived, key.owner)
        except NotFound:
            return None
        return made

    def make(self, key: ObjectKey, size: Size) -> StoredThumbnail:
        original = self._storage("GET", str(key), key.owner)
        picture = self.decoder.decode(original.content, cover_for_both(size.width, size.height))
        thumbnail = render_thumbnail(picture, size.width, size.height)
        sha256 = _sha256(original)
        made = StoredThumbnail(
            thumbnail_key(key, sha256, size.width, size.height),
            preview_key(key, sha256),
            medium_key(key, sha256),
            make_placeholder(picture),
            picture.width,
            picture.height,
            thumbnail.crop,
        )
        self._store(made.preview_key, key.owner, render_preview(picture))
        self._store(made.medium_key, key.owner, render_medium(picture))
        self._store(made.thumbnail_key, key.owner, thumbnail.jpeg)
        return made

    def _store(self, key: str, owner: str, jpeg: bytes) -> None:
        try:
            self._storage("PUT", key, owner, jpeg)
        except Conflict:
            # Made before, by a version that drew it a little differently: as good as this one.
            return

    def _storage(self, method: str, key: str, owner: str, body: bytes | None = None) -> Reply:
        headers = {"Content-Type": "image/jpeg"} if body is not None else None
        request = Request(method, f"/{key}", STORAGE_SECONDS, user_name=owner, body=body, headers=headers)
        return self.gateway.call("storage", request)


def _sha256(reply: Reply) -> str:
    return reply.headers["ETag"].strip('"')
