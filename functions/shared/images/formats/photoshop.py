"""Photoshop's image resources, as its file format's specification has them: in JPEG, IPTC is one of them."""

import struct
from collections.abc import Iterator
from typing import Final

_SIGNATURES: Final = frozenset({b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa"})
_IPTC: Final = 0x0404
_MOST_RESOURCES: Final = 1024


def iptc_of_resources(resources: bytes) -> bytes:
    """The first block of records; empty if there is none."""
    return next((body for number, body in _resources(resources) if number == _IPTC), b"")


def _resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    for _ in range(_MOST_RESOURCES):
        if data[at : at + 4] not in _SIGNATURES or at + 12 > len(data):
            return
        (number,) = struct.unpack_from(">H", data, at + 4)
        # A name, with its length before it; both it and the body are filled up to an even length.
        at += 6 + _even(1 + data[at + 6])
        if at + 4 > len(data):
            return
        (size,) = struct.unpack_from(">I", data, at)
        yield number, data[at + 4 : at + 4 + size]
        at += 4 + _even(size)


def _even(length: int) -> int:
    return length + length % 2
