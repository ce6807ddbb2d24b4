"""What the metadata store keeps for ``accounts`` alone."""

from pydantic import Field

from functions.shared.models import Wire


class Account(Wire):
    user_name: str = Field(alias="_id")
    password_hash: str
    created_at: int
    rev: int = 0


class Session(Wire):
    """A sign-in that stands until ``expires_at`` (ms) or until it is deleted."""

    id: str = Field(alias="_id")
    user_name: str
    created_at: int
    expires_at: int
    rev: int = 0


class Attempts(Wire):
    """Sign-in attempts counted per name or address since ``window_start`` (ms)."""

    id: str = Field(alias="_id")
    count: int
    window_start: int
    rev: int = 0
