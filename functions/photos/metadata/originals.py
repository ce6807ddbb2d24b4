"""Reads what stored originals tell, from as few of their bytes as tell it."""

from dataclasses import dataclass
from typing import Final

from functions.photos.metadata.reading import MetadataReader
from functions.shared.errors import Damaged
from functions.shared.gateway import GatewayClient
from functions.shared.images.heads.extent import Part, parts_beyond, without_pixels
from functions.shared.models.metadata import Metadata
from functions.shared.models.photo import Photo
from functions.shared.objects.reading import StoredPart, part_of_object, whole_object

START: Final = 128 * 1024
"""Bytes; in nearly all photos of cameras and phones the picture itself begins before."""


@dataclass(frozen=True)
class Originals:
    gateway: GatewayClient
    reader: MetadataReader

    def describe(self, photo: Photo) -> Metadata:
        """Raises Damaged if they are not the bytes that were taken in, and UnreadableImage.

        What is wrong with the pixels, those steps find out that read them.
        """
        data = self._without_pixels(photo)
        if data is not None:
            return self.reader.read(data, photo.file_name, photo.file_modified_at)
        with whole_object(self.gateway, photo.key, photo.user_name) as original:
            _require_same(photo, original.sha256)
            return self.reader.read(original.data, photo.file_name, photo.file_modified_at)

    def _without_pixels(self, photo: Photo) -> bytes | None:
        """None where all of the original is to be read."""
        if photo.size <= START:
            return None
        start = self._part(photo, (0, START))
        wanted = parts_beyond(start.data, start.size)
        if wanted is None or len(start.data) != START:
            return None
        parts = {part: self._part(photo, part).data for part in wanted}
        return without_pixels(start.data, parts, start.size)

    def _part(self, photo: Photo, part: Part) -> StoredPart:
        found = part_of_object(self.gateway, photo.key, photo.user_name, *part)
        _require_same(photo, found.sha256)
        return found


def replaced(photo: Photo) -> Damaged:
    return Damaged(f"The stored bytes of {photo.key} are not those that were taken in.")


def _require_same(photo: Photo, sha256: str) -> None:
    if sha256 != photo.sha256:
        raise replaced(photo)
