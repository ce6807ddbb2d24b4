"""IPTC's records as programs wrote them before XMP: IIM, version 4.2."""

import struct
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final, TypeAlias


class Record(Enum):
    """Number of the record, and of the data set in it."""

    CHARACTERS = (1, 90)
    TITLE = (2, 5)
    KEYWORD = (2, 25)
    DATE = (2, 55)
    TIME = (2, 60)
    DIGITISED_DATE = (2, 62)
    DIGITISED_TIME = (2, 63)
    CAPTION = (2, 120)


Iptc: TypeAlias = Mapping[Record, tuple[str, ...]]
_MARK: Final = 0x1C
_LONG: Final = 0x8000
_MOST: Final = 4096
_KNOWN: Final = {record.value: record for record in Record}


def read_iptc(block: bytes) -> Iptc:
    """What is broken is left out, with all behind it; nothing raises."""
    found = dict[Record, list[bytes]]()
    for place, value in _records(block):
        if place in _KNOWN:
            found.setdefault(_KNOWN[place], []).append(value)
    return {record: tuple(map(_text, values)) for record, values in found.items()}


def _records(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    at = 0
    for _ in range(_MOST):
        if at + 5 > len(block) or block[at] != _MARK:
            return
        record, number, size = struct.unpack_from(">BBH", block, at + 1)
        if size & _LONG or at + 5 + size > len(block):
            return
        yield (record, number), block[at + 5 : at + 5 + size]
        at += 5 + size


def _text(value: bytes) -> str:
    """Many programs write UTF-8 without saying so, and some say so without writing it."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
