"""How much one user may keep."""

from dataclasses import dataclass

from functions.shared.errors import StorageFull
from functions.shared.stores.records import PhotoRecords


@dataclass(frozen=True)
class Limits:
    """Of each user; 0 is no limit."""

    bytes: int = 0
    photos: int = 0


@dataclass(frozen=True)
class Quota:
    photos: PhotoRecords
    limits: Limits

    def require(self, user_name: str) -> None:
        """StorageFull if the user has more than is allowed: the photo that is too many is there already.

        So what comes at the same time is counted too, and the limit is never passed.
        """
        if self.limits == Limits():
            return
        kept = self.photos.kept_by(user_name)
        if 0 < self.limits.photos < kept.count:
            raise StorageFull(f"You may keep {self.limits.photos} photos. Delete some to add others.")
        if 0 < self.limits.bytes < kept.sum:
            megabytes = self.limits.bytes / 1_000_000
            raise StorageFull(f"Your photos may take {megabytes:g} MB. Delete some to add others.")
