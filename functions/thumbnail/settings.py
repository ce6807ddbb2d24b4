"""What the operator sets for ``thumbnail``."""

from pydantic import Field

from functions.shared.config import Settings, setting


class ThumbnailSettings(Settings):
    max_object_bytes: int = Field(
        default=200 * 1024 * 1024, ge=1, validation_alias=setting("MAX_OBJECT_BYTES")
    )
    """How large a photo may be; sent to this function itself, at most 50 MiB."""
    thumbnails_per_minute: int = Field(default=6000, ge=1, validation_alias=setting("THUMBNAILS_PER_MINUTE"))
    """For each user, and for each address, of each replica; what other functions ask for does not count."""
