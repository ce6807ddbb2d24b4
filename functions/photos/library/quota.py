"""How many photos one user may have; how many bytes, storage looks to."""

from dataclasses import dataclass

from functions.shared.errors import StorageFull
from functions.shared.stores.records.photos import PhotoRecords


@dataclass(frozen=True)
class Quota:
    """``most_photos`` of each user; 0 is no limit."""

    photos: PhotoRecords
    most_photos: int = 0

    def require(self, user_name: str) -> None:
        """Raises StorageFull if the user has more than is allowed; the one too many is there by then.

        So what comes at the same time is counted too, and the limit is never passed.
        """
        if 0 < self.most_photos < self.photos.kept_by(user_name):
            raise StorageFull(
                f"You may keep {self.most_photos} photos, and those in the trash count. "
                "Delete some for good to add others."
            )
