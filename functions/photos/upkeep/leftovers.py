"""Deletes what was made of originals that are gone, such as thumbnails of sizes that somebody asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from functions.photos.upkeep.integrity import DERIVED_GRACE_MS
from functions.photos.upkeep.ownership import Ownership
from functions.photos.upkeep.stored import StoredObjects
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.keys import ObjectKey
from functions.shared.objects.derived import DerivedKey

DERIVED_AREAS: Final = ("thumbnail", "preview")


@dataclass
class Leftovers:
    """Goes round all derived objects, a page at a call; each process for itself, from the beginning."""

    objects: StoredObjects
    ownership: Ownership
    clock: Callable[[], int]
    _position: tuple[str, str | None] = field(default=(DERIVED_AREAS[0], None))

    def clear_some(self) -> int:
        """How many were deleted; none while storage is away."""
        area, after = self._position
        try:
            page = self.objects.page(f"{area}:", after)
            self._position = (area, page.next) if page.next else (_other(area), None)
            old = [each.key for each in page.objects if each.stored_at + DERIVED_GRACE_MS < self.clock()]
            gone = [key for key in self.ownership.without_photo(old) if self._is_left_over(key)]
            for key in gone:
                self.objects.delete(key)
        except AlbumError as error:
            log.warning("leftovers not cleared", reason=error.detail)
            return 0
        return len(gone)

    def _is_left_over(self, key: str) -> bool:
        """An original that is there may be no photo yet; of one whose name was too long nobody can tell."""
        derived = DerivedKey.parse(ObjectKey.parse(key))
        if derived is None or derived.is_hashed:
            return False
        return self.objects.look(str(derived.original)) is None


def _other(area: str) -> str:
    return DERIVED_AREAS[1 - DERIVED_AREAS.index(area)]
