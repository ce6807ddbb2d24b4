"""How many photos one user may have; how many bytes, storage looks to."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.shared.access.callers import Caller
from functions.shared.access.limits import PersonalLimits
from functions.shared.errors import StorageFull
from functions.shared.stores.records.photos import PhotoRecords


@dataclass(frozen=True)
class Quota:
    """``most_photos`` of each user for whom the operator has set no other; 0 is no limit."""

    photos: PhotoRecords
    limits: PersonalLimits
    most_photos: int = 0

    def of(self, caller: Caller, shown: Callable[[], str]) -> int:
        """``shown``: the token or API key by which the caller came."""
        own = self.limits.of(caller.person, shown).max_photos
        return self.most_photos if own is None else own

    def require(self, user_name: str, most_photos: int) -> None:
        """Raises StorageFull if the user has more than is allowed; the one too many is there by then.

        So what comes at the same time is counted too, and the limit is never passed.
        """
        if 0 < most_photos < self.photos.kept_by(user_name):
            raise StorageFull(
                f"You may keep {most_photos} photos, and those in the trash count. "
                "Delete some for good to add others."
            )
