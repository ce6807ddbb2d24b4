"""What the metadata store keeps of a second factor."""

from pydantic import Field

from functions.shared.models.wire import Wire
from functions.shared.stores.ports import CollectionSpec

SECOND_FACTORS = CollectionSpec("secondFactors")


class SecondFactor(Wire):
    """``secret`` in base32, which the server must be able to read; of recovery codes it has hashes alone."""

    user_name: str = Field(alias="_id")
    uid: str
    secret: str
    last_step: int
    """The newest time step whose code was used: none is taken twice, nor one before it."""
    recovery_hashes: tuple[str, ...]
    created_at: int
    rev: int = 0
