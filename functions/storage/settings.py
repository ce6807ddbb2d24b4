"""What the operator sets for ``storage``."""

from pydantic import Field

from functions.shared.config import Settings, setting
from functions.storage.services import StorageLimits

HOUR_MS = 3_600_000


class StorageSettings(Settings):
    blobs_url: str = Field(validation_alias=setting("BLOBS_URL", "REDIS_URL"))
    """``redis://``, ``rediss://`` or ``file:PATH``."""
    max_object_bytes: int = Field(
        default=200 * 1024 * 1024, ge=1, validation_alias=setting("MAX_OBJECT_BYTES")
    )
    """How large a photo may be."""
    upload_hours: float = Field(default=24, gt=0, validation_alias=setting("UPLOAD_HOURS"))
    """How long an upload that was begun may be resumed (tus)."""
    max_open_uploads: int = Field(default=100, ge=1, validation_alias=setting("MAX_OPEN_UPLOADS"))
    """How many of them one user may have."""
    max_bytes_per_user: int = Field(default=0, ge=0, validation_alias=setting("MAX_BYTES_PER_USER"))
    """All that one user may have stored; 0 is no limit. Thumbnails and such count, but are not refused."""

    def limits(self) -> StorageLimits:
        return StorageLimits(
            max_bytes=self.max_object_bytes,
            most_open=self.max_open_uploads,
            upload_lifetime_ms=int(self.upload_hours * HOUR_MS),
            most_kept=self.max_bytes_per_user,
        )
