"""What the operator sets for ``albums``."""

from pydantic import Field

from functions.albums.links import LinkLimits
from functions.shared.config import Settings, setting


class AlbumsSettings(Settings):
    metadata_url: str = Field(validation_alias=setting("METADATA_URL", "MONGODB_URL"))
    """``mongodb://`` or ``sqlite:PATH``."""
    max_albums_per_user: int = Field(default=10_000, ge=1, validation_alias=setting("MAX_ALBUMS_PER_USER"))
    """More than a person makes, and fewer than a program that went wrong."""
    trash_days: int = Field(default=30, ge=0, le=36_500, validation_alias=setting("TRASH_DAYS"))
    """How long what was deleted can be brought back; 0 is not at all."""
    link_openings_per_address: int = Field(
        default=120, ge=1, validation_alias=setting("LINK_OPENINGS_PER_ADDRESS")
    )
    """How many links one address may open in a minute, right or wrong ones."""
    link_passwords: int = Field(default=10, ge=1, validation_alias=setting("LINK_PASSWORDS"))
    """How many passwords one address may try on one link in a minute."""
    link_passwords_per_link: int = Field(
        default=100, ge=1, validation_alias=setting("LINK_PASSWORDS_PER_LINK")
    )
    """How many passwords all addresses together may try on one link in a minute."""

    def limits(self) -> LinkLimits:
        return LinkLimits(self.link_openings_per_address, self.link_passwords, self.link_passwords_per_link)
