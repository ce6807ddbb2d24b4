"""Reads what stored originals tell, from as few of their bytes as tell it."""

import hashlib
from dataclasses import dataclass

from functions.photos.metadata.reading import MetadataReader
from functions.shared.errors import Damaged
from functions.shared.gateway import GatewayClient
from functions.shared.images.heads.extent import START, without_pixels
from functions.shared.images.heads.sparse import Part
from functions.shared.models.metadata import Metadata
from functions.shared.models.photo import Photo
from functions.shared.objects.reading import part_of_object, room_for, whole_object


@dataclass(frozen=True)
class Originals:
    gateway: GatewayClient
    reader: MetadataReader

    def describe(self, photo: Photo) -> Metadata:
        """Raises Damaged if they are not the bytes that were taken in, and UnreadableImage.

        What is wrong with the pixels, those steps find out that read them.
        """
        start = self.reader.starts.take(photo.key, photo.sha256)
        if start and len(start) == photo.size and hashlib.sha256(start).hexdigest() == photo.sha256:
            return self.reader.read(start, photo.file_name, photo.file_modified_at)
        if photo.size > START:
            with room_for(photo.size):
                data = without_pixels(photo.size, lambda part: self._part(photo, part, start))
                if data is not None:
                    return self.reader.read(data, photo.file_name, photo.file_modified_at)
        with whole_object(self.gateway, photo.key, photo.user_name) as original:
            _require_same(photo, original.sha256)
            return self.reader.read(original.data, photo.file_name, photo.file_modified_at)

    def _part(self, photo: Photo, part: Part, start: bytes | None) -> bytes:
        if start is not None and part[1] <= len(start):
            return start[part[0] : part[1]]
        found = part_of_object(self.gateway, photo.key, photo.user_name, *part)
        _require_same(photo, found.sha256)
        return found.data


def replaced(photo: Photo) -> Damaged:
    return Damaged(f"The stored bytes of {photo.key} are not those that were taken in.")


def _require_same(photo: Photo, sha256: str) -> None:
    if sha256 != photo.sha256:
        raise replaced(photo)
