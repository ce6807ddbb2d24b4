"""Who may make an account."""

from enum import StrEnum


class SignUp(StrEnum):
    """``INVITED``: whoever shows an invitation."""

    OPEN = "open"
    INVITED = "invited"
    CLOSED = "closed"
