"""The bytes of a photo, given to whoever may see it: storage knows owners of objects, and no shares."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from functions.photos.library.visible import VisiblePhoto
from functions.shared.errors import Damaged, Forbidden, NotFound
from functions.shared.gateway import GatewayClient, Request
from functions.shared.images.formats.identify import ImageFormat
from functions.shared.models.keys import ObjectKey
from functions.shared.models.media_types import UNKNOWN_TYPE
from functions.shared.streaming import WhileAllowed

STORAGE_SECONDS: Final = 20.0
IMAGE_TYPES: Final = frozenset(format.content_type for format in ImageFormat)
PASSED_ON: Final = ("ETag", "Accept-Ranges", "Content-Length", "Content-Range")


class Form(StrEnum):
    THUMBNAIL = "thumbnail"
    MEDIUM = "medium"
    PREVIEW = "preview"
    ORIGINAL = "original"


@dataclass(frozen=True)
class PhotoFile:
    """``status`` and ``headers`` are storage's answer to the client's conditions."""

    status: int
    headers: Mapping[str, str]
    content_type: str
    name: str
    chunks: Iterator[bytes]

    @property
    def is_picture(self) -> bool:
        return self.content_type in IMAGE_TYPES


@dataclass(frozen=True)
class PhotoFiles:
    gateway: GatewayClient
    clock: Callable[[], int]

    def open(
        self, look: Callable[[], VisiblePhoto], form: Form, method: str, conditions: Mapping[str, str]
    ) -> PhotoFile:
        """Raises Forbidden if it is an original that is not shared, NotFound if it has not been made yet.

        ``look`` raises where the photo is not to be seen; it is asked again while the bytes are on their way.
        Raises Damaged if storage has something else under the original's key than what was taken in.
        """
        seen = look()
        key = _key(seen, form)
        owner = seen.photo.user_name
        request = Request(method, f"/{key}", STORAGE_SECONDS, user_name=owner, headers=conditions)
        stored = self.gateway.stream("storage", request)
        if form is Form.ORIGINAL and stored.headers.get("ETag") != f'"{seen.photo.sha256}"':
            stored.close()
            raise Damaged("The original of this photo is lost: storage has another file in its place.")
        headers = {name: stored.headers[name] for name in PASSED_ON if name in stored.headers}
        content_type = _content_type(seen, form, stored.headers.get("Content-Type", ""))
        chunks = WhileAllowed(stored.chunks, lambda: _key(look(), form), self.clock)
        return PhotoFile(stored.status, headers, content_type, _name(seen), chunks)


def _key(seen: VisiblePhoto, form: Form) -> str:
    photo = seen.photo
    if form is Form.ORIGINAL and not seen.may_see_original:
        raise Forbidden("The originals of this album are not shared.")
    key = {
        Form.THUMBNAIL: photo.thumbnail_key,
        Form.MEDIUM: photo.medium_key or photo.preview_key,
        Form.PREVIEW: photo.preview_key,
        Form.ORIGINAL: photo.key,
    }[form]
    if key is None:
        raise NotFound(f"There is no {form} of this photo yet.")
    return key


def _content_type(seen: VisiblePhoto, form: Form, stored: str) -> str:
    """What the bytes are found to be, never what whoever stored an original said of it."""
    photo = seen.photo
    if form is Form.ORIGINAL:
        # Dimensions are known from where the type is: from the file itself.
        stored = photo.content_type if photo.width is not None else ""
    return stored if stored in IMAGE_TYPES else UNKNOWN_TYPE


def _name(seen: VisiblePhoto) -> str:
    return seen.photo.file_name or ObjectKey.parse(seen.photo.key).name
