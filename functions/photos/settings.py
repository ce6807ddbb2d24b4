"""What the operator sets for ``photos``."""

from pydantic import Field

from functions.shared.config import Settings, setting

HOUR_MS = 3_600_000


class PhotosSettings(Settings):
    metadata_url: str = Field(validation_alias=setting("METADATA_URL", "MONGODB_URL"))
    """``mongodb://`` or ``sqlite:PATH``."""
    metrics_port: int | None = Field(default=None, ge=1, le=65535, validation_alias=setting("METRICS_PORT"))
    """Where Prometheus may ask for figures; nowhere without it."""
    orphan_grace_hours: float = Field(default=24, gt=0, validation_alias=setting("ORPHAN_GRACE_HOURS"))
    """How old an original without a photo must be before a check counts it as forgotten."""
    max_photos_per_user: int = Field(default=0, ge=0, validation_alias=setting("MAX_PHOTOS_PER_USER"))
    """0 is no limit."""
    trash_days: int = Field(default=30, ge=0, le=36_500, validation_alias=setting("TRASH_DAYS"))
    """How long what was deleted can be brought back; 0 is not at all."""
    audit_days: int = Field(default=365, ge=1, le=36_500, validation_alias=setting("AUDIT_DAYS"))
    """How long it is kept who did what to whom, for the operators."""

    @property
    def orphan_grace_ms(self) -> int:
        return int(self.orphan_grace_hours * HOUR_MS)
