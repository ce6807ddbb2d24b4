"""Which stored objects belong to a photo."""

from collections.abc import Sequence
from dataclasses import dataclass

from functions.shared.models.keys import ORIGINALS, ObjectKey
from functions.shared.models.photo import Photo
from functions.shared.objects.derived import DerivedKey
from functions.shared.stores.records.photos import PhotoRecords


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
        derived = DerivedKey.parse(key)
        if derived is None:
            return False
        if photo is None:
            return self._is_recorded(derived)
        is_current = derived.is_of(ObjectKey.parse(photo.key), photo.sha256)
        return is_current or derived.preview in photo.recorded_keys

    def _is_recorded(self, derived: DerivedKey) -> bool:
        """Where the original's name was too long to be part of the key, only its record tells."""
        return self.photos.has_preview(derived.original.owner, derived.preview)


def _original_of(key: ObjectKey) -> str | None:
    if key.area == ORIGINALS:
        return str(key)
    derived = DerivedKey.parse(key)
    return str(derived.original) if derived else None
