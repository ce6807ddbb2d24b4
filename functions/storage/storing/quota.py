"""How much one person may have in storage."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from functions.shared.access.callers import Caller
from functions.shared.errors import StorageFull
from functions.shared.stores.ports import BlobStore
from functions.shared.stores.usage import NoRoom, owner_of, require_room


@dataclass(frozen=True)
class Quota:
    """``most_bytes`` of all there is, and of unfinished uploads as long as they are to be; 0 is no limit.

    What functions store counts, and is never refused: a photo that is in must not fail for its thumbnail.
    """

    blobs: BlobStore
    most_bytes: int = 0

    def limit(self, caller: Caller) -> int:
        """As the blob store takes it."""
        return 0 if caller.function else self.most_bytes

    def require_room(self, caller: Caller, key: str, size: int) -> None:
        """Raises StorageFull before anything has come.

        Not for a key that is taken: the same bytes may come again.
        Raises Unavailable while what the person has is not known yet.
        """
        if limit := self.limit(caller):
            usage = self.blobs.usage.of(owner_of(key))
            with self.told():
                if self.blobs.info(key) is None:
                    require_room(usage, size, limit)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Raises NoRoom as StorageFull, in words."""
        try:
            yield
        except NoRoom as full:
            raise StorageFull(
                f"You keep {_megabytes(full.kept)} here and may keep {_megabytes(self.most_bytes)}; "
                f"this would be {_megabytes(full.size)} more. "
                "Delete photos to add others; those in the trash count, too."
            ) from None


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.6g} MB"
