"""Makes a stored photo's thumbnail, medium picture and preview, and stores them beside it."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Self

from functions.shared.errors import Conflict, Damaged, Invalid, NotFound, Unavailable
from functions.shared.gateway import GatewayClient, Reply, Request
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.images.decoding.picture import Picture
from functions.shared.models.batch import BATCH_TYPE, pack
from functions.shared.models.blobs import WholeObject
from functions.shared.models.keys import ObjectKey
from functions.shared.models.photo import Crop
from functions.shared.objects.derived import PLACES, medium_key, place_keys, preview_key
from functions.shared.objects.reading import read_object, require_match, whole_object
from functions.thumbnail.crop import Box
from functions.thumbnail.details import Details, read_details, with_details
from functions.thumbnail.framing import Framing, framed_key
from functions.thumbnail.look import make_look
from functions.thumbnail.placeholder import make_placeholder
from functions.thumbnail.render import (
    cover_for_both,
    cover_for_thumbnail,
    render_medium,
    render_preview,
    render_thumbnail,
    shrink_to_preview,
)

STORAGE_SECONDS = 20.0
PLACE_TYPE: Final = "text/plain"
JPEG: Final = "image/jpeg"


@dataclass(frozen=True)
class MadeThumbnail:
    jpeg: bytes
    details: Details


@dataclass(frozen=True)
class DerivedKeys:
    thumbnail_key: str
    medium_key: str
    preview_key: str

    @classmethod
    def of(cls, original: ObjectKey, sha256: str, framing: Framing) -> Self:
        return cls(
            framed_key(original, sha256, framing),
            medium_key(original, sha256, framing.rotation),
            preview_key(original, sha256, framing.rotation),
        )


@dataclass(frozen=True)
class StoredThumbnail:
    keys: DerivedKeys
    details: Details


@dataclass(frozen=True)
class Thumbnails:
    gateway: GatewayClient
    decoder: Decoder

    def of_bytes(self, data: bytes, framing: Framing) -> MadeThumbnail:
        picture = self.decoder.decode(data, cover_for_thumbnail(framing.width, framing.height))
        return _make(picture, picture, framing)

    def of_key(self, key: ObjectKey, framing: Framing, among: Collection[str] | None) -> StoredThumbnail:
        """As it was made before, if it was."""
        return self._find(key, framing, among) or self.make(key, framing, among)

    def make(self, key: ObjectKey, framing: Framing, among: Collection[str] | None) -> StoredThumbnail:
        """Raises PreconditionFailed if the original's SHA-256 is not among these, where it matters.

        Raises Conflict if there are so many thumbnails of it that there may be no other.
        """
        with whole_object(self.gateway, str(key), key.owner, among) as original:
            self._take_place(key, original.sha256, framing)
            picture = self.decoder.decode(original.data, cover_for_both(framing.width, framing.height))
        picture = picture.turned(framing.rotation)
        preview = shrink_to_preview(picture)
        made = _make(picture, preview, framing)
        keys = DerivedKeys.of(key, original.sha256, framing)
        pictures = {
            keys.preview_key: render_preview(preview),
            keys.medium_key: render_medium(preview),
            keys.thumbnail_key: with_details(made.jpeg, made.details),
        }
        self._store(key.owner, [WholeObject(key, JPEG, jpeg) for key, jpeg in pictures.items()])
        return StoredThumbnail(keys, made.details)

    def _take_place(self, key: ObjectKey, sha256: str, framing: Framing) -> None:
        """One of so many that an original has for thumbnails other than the usual one, which needs none.

        Storage keeps what it has under a key, so that each of these keys is one thumbnail's for good.
        """
        if framing.is_usual:
            return
        name = framed_key(key, sha256, framing).encode()
        for place in place_keys(key, sha256):
            with suppress(Conflict):
                self._storage("PUT", place, key.owner, name, PLACE_TYPE)
                return
        raise Conflict(
            f"This photo has {PLACES} thumbnails besides the usual one, and may have no more: ask for these."
        )

    def _find(
        self, key: ObjectKey, framing: Framing, among: Collection[str] | None
    ) -> StoredThumbnail | None:
        try:
            sha256 = self._storage("HEAD", str(key), key.owner).headers["ETag"].strip('"')
            require_match(str(key), sha256, among)
            keys = DerivedKeys.of(key, sha256, framing)
            details = self._kept_details(keys.thumbnail_key, key.owner)
            for made_with_it in (keys.medium_key, keys.preview_key):
                self._storage("HEAD", made_with_it, key.owner)
        except (NotFound, Unavailable):
            # An answer to HEAD has no words; whoever makes the thumbnail now meets the same fault with them.
            return None
        return StoredThumbnail(keys, details) if details else None

    def _kept_details(self, thumbnail_key: str, owner: str) -> Details | None:
        try:
            return read_details(read_object(self.gateway, thumbnail_key, owner).data)
        except Damaged:
            # Storage keeps what it has under a key: only what is gone can be stored anew.
            self._storage("DELETE", thumbnail_key, owner)
            return None

    def _store(self, owner: str, pictures: Sequence[WholeObject]) -> None:
        """What is there was made before, by a version that drew it a little differently: as good as this."""
        try:
            self._storage("PUT", "batch", owner, pack(pictures), BATCH_TYPE)
        except Invalid as error:
            raise Unavailable(
                "storage", "Storage is of an earlier version, and is being replaced."
            ) from error

    def _storage(
        self, method: str, key: str, owner: str, body: bytes | None = None, content_type: str = JPEG
    ) -> Reply:
        headers = {"Content-Type": content_type} if body is not None else None
        request = Request(method, f"/{key}", STORAGE_SECONDS, user_name=owner, body=body, headers=headers)
        return self.gateway.call("storage", request)


def _make(picture: Picture, judged: Picture, framing: Framing) -> MadeThumbnail:
    """``judged``: the same picture, in no more pixels than are worth looking at to describe it."""
    thumbnail = render_thumbnail(picture, framing.width, framing.height, framing.boosts, judged=judged)
    details = Details(
        placeholder=make_placeholder(judged),
        width=picture.width,
        height=picture.height,
        crop=_crop(thumbnail.crop),
        look=make_look(judged),
    )
    return MadeThumbnail(thumbnail.jpeg, details)


def _crop(box: Box) -> Crop:
    return Crop(x=box.x, y=box.y, width=box.width, height=box.height)
