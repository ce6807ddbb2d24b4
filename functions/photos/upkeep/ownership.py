"""Which stored objects belong to a photo."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from functions.shared.models.keys import ObjectKey
from functions.shared.models.photo import Photo
from functions.shared.objects.derived import is_derived_from, original_key, sibling_preview_key
from functions.shared.stores.records import PhotoRecords

ORIGINALS: Final = "incoming"


@dataclass(frozen=True)
class Ownership:
    photos: PhotoRecords

    def without_photo(self, keys: Sequence[str]) -> list[str]:
        """Of these keys those that no photo has, be it one that is being deleted."""
        wanted = {key: _original_of(ObjectKey.parse(key)) for key in keys}
        there = {p.key: p for p in self.photos.by_keys([key for key in wanted.values() if key])}
        return [key for key in keys if not self._belongs(ObjectKey.parse(key), there.get(wanted[key] or ""))]

    def _belongs(self, key: ObjectKey, photo: Photo | None) -> bool:
        if key.area == ORIGINALS:
            return photo is not None
        if photo is not None:
            is_current = is_derived_from(key, ObjectKey.parse(photo.key), photo.sha256)
            return is_current or sibling_preview_key(key) in photo.recorded_keys
        return self._is_recorded(key)

    def _is_recorded(self, key: ObjectKey) -> bool:
        """Where the original's name was too long to be part of this key, only its record tells."""
        preview = sibling_preview_key(key)
        if preview is None:
            return False
        return bool(self.photos.page(1, None, {"userName": key.owner, "previewKey": preview}))


def _original_of(key: ObjectKey) -> str | None:
    return str(key) if key.area == ORIGINALS else original_key(key)
