"""How much one person may have in storage."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from functions.shared.access.callers import Caller
from functions.shared.access.limits import PersonalLimits
from functions.shared.errors import StorageFull
from functions.shared.stores.ports import BlobStore
from functions.shared.stores.usage import NoRoom, owner_of, require_room


@dataclass(frozen=True)
class Allowance:
    """``most_bytes`` as the blob store takes it; 0 is no limit."""

    blobs: BlobStore
    most_bytes: int

    def require_room(self, key: str, size: int) -> None:
        """Raises StorageFull before anything has come.

        Not for a key that is taken: the same bytes may come again.
        Raises Unavailable while what the person has is not known yet.
        """
        if self.most_bytes:
            usage = self.blobs.usage.of(owner_of(key))
            with self.told():
                if self.blobs.info(key) is None:
                    require_room(usage, size, self.most_bytes)

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


@dataclass(frozen=True)
class Quota:
    """``most_bytes`` of all there is, and of unfinished uploads as long as they are to be; 0 is no limit.

    It is for all for whom the operator has set no other. What functions store counts, and is never refused:
    a photo that is in must not fail for its thumbnail.
    """

    blobs: BlobStore
    limits: PersonalLimits
    most_bytes: int = 0

    def of(self, caller: Caller, shown: Callable[[], str]) -> Allowance:
        """``shown``: the token or API key by which the caller came."""
        if caller.function is not None:
            return Allowance(self.blobs, 0)
        own = self.limits.of(caller.person, shown).max_bytes
        return Allowance(self.blobs, self.most_bytes if own is None else own)


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.6g} MB"
