"""Status codes that protocols put on top of HTTP's own."""

from enum import IntEnum
from http import HTTPStatus


class ProtocolStatus(IntEnum):
    phrase: str

    def __new__(cls, value: int, phrase: str) -> "ProtocolStatus":
        status = int.__new__(cls, value)
        status._value_ = value
        status.phrase = phrase
        return status

    CHECKSUM_MISMATCH = 460, "Checksum Mismatch"
    """tus 1.0."""


def phrase(status: int) -> str:
    own = {known.value: known.phrase for known in ProtocolStatus}
    return own.get(status) or HTTPStatus(status).phrase
