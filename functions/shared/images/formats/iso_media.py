"""The box structure of HEIC and AVIF files: ISO/IEC 14496-12, section 4.2, and 23008-12, section 9.3."""

import struct
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from functions.shared.images.formats.colours import CodedColours
from functions.shared.images.formats.tiff import Content

_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"uuid", b"mpvd"})
_TO_THE_END, _IN_64_BITS = 0, 1
_MOST_BOXES = 4096
_FULL = 4  # bytes of version and flags
_FIRST_SECOND, _MOST_SECONDS = datetime(1904, 1, 1, tzinfo=UTC), 1 << 33
XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


class Box(NamedTuple):
    kind: bytes
    body: memoryview


def is_cut_short(data: bytes) -> bool:
    """Whether a box reaches beyond the end: decoders then leave a part of the picture blank, unsaid.

    What follows the last known box does not count: some cameras and editors append things of their own.
    """
    return max((stop for _, _, stop in top_boxes(data)), default=0) > len(data)


def top_boxes(data: Content) -> Iterator[tuple[bytes, int, int]]:
    """Known ones, each with where its body begins, and where it ends, be that beyond all there is."""
    at, size = 0, len(data)
    while at + 16 <= size:
        head = bytes(data[at : at + 16])
        length, kind = struct.unpack_from(">I4s", head)
        if kind not in _BOXES:
            return
        first = at + (16 if length == _IN_64_BITS else 8)
        if length == _IN_64_BITS:
            (length,) = struct.unpack_from(">Q", head, 8)
        at = size if length == _TO_THE_END else at + max(length, 8)
        yield kind, first, at


def top_box(data: Content, wanted: bytes) -> memoryview:
    """The body of the first of this kind; empty if there is none."""
    found = (data[first:stop] for kind, first, stop in top_boxes(data) if kind == wanted)
    return memoryview(next(found, b""))


def boxes(content: bytes | bytearray | memoryview) -> Iterator[Box]:
    """Those that are whole, up to the first that is not."""
    view, at = memoryview(content), 0
    for _ in range(_MOST_BOXES):
        if at + 8 > len(view):
            return
        size, kind = struct.unpack_from(">I4s", view, at)
        head = 8
        if size == _IN_64_BITS and at + 16 <= len(view):
            (size,) = struct.unpack_from(">Q", view, at + 8)
            head = 16
        end = len(view) if size == _TO_THE_END else at + size
        if size and (size < head or end > len(view)):
            return
        yield Box(kind, view[at + head : end])
        at = end


def child(content: bytes | bytearray | memoryview, *path: bytes) -> memoryview:
    """The body of the first box of that path; empty if there is none."""
    for kind in path:
        content = next((box.body for box in boxes(content) if box.kind == kind), memoryview(b""))
    return memoryview(content)


def primary_properties(data: bytes) -> Sequence[Box]:
    """Of the picture that is shown: its size, turns, colours. Empty where they are not told soundly."""
    meta = child(data, b"meta")[_FULL:]
    try:
        wanted = _number(child(meta, b"pitm"))
        properties = list(boxes(child(meta, b"iprp", b"ipco")))
        numbers = next((found for item, found in _associations(meta) if item == wanted), [])
    except struct.error:
        return []
    return [properties[number - 1] for number in numbers if 0 < number <= len(properties)]


def created_at(data: bytes) -> str | None:
    """When the file was made, in UTC, as ISO 8601 has it; pictures that are also films tell it."""
    header = child(data, b"moov", b"mvhd")
    form = ">Q" if len(header) and header[0] else ">I"
    if len(header) < _FULL + struct.calcsize(form):
        return None
    (seconds,) = struct.unpack_from(form, header, _FULL)
    if not 0 < seconds < _MOST_SECONDS:
        return None
    return (_FIRST_SECOND + timedelta(seconds=seconds)).isoformat()


def xmp_beside(data: bytes) -> bytes:
    """In a box of its own at the top, as CR3 has it; empty if there is none."""
    found = (box.body for box in boxes(data) if box.kind == b"uuid" and bytes(box.body[:16]) == XMP_BOX)
    return bytes(next(found, memoryview(b""))[16:])


def coded_colours(properties: Sequence[Box]) -> CodedColours | None:
    for kind, body in properties:
        if kind == b"colr" and bytes(body[:4]) == b"nclx" and len(body) >= 8:
            return CodedColours(*struct.unpack_from(">HH", body, 4))
    return None


def _number(pitm: memoryview) -> int:
    (number,) = struct.unpack_from(">I" if len(pitm) and pitm[0] else ">H", pitm, _FULL)
    return int(number)


def _associations(meta: memoryview) -> Iterator[tuple[int, list[int]]]:
    for kind, body in boxes(child(meta, b"iprp")):
        if kind == b"ipma" and len(body) >= 8:
            yield from _items(body)


def _items(ipma: memoryview) -> Iterator[tuple[int, list[int]]]:
    """Each item with the numbers, from 1 on, of its properties; their highest bit tells "essential"."""
    item, number = ">I" if ipma[0] else ">H", ">H" if ipma[3] & 1 else ">B"
    mask = 0x7FFF if ipma[3] & 1 else 0x7F
    (count,) = struct.unpack_from(">I", ipma, _FULL)
    at = _FULL + 4
    for _ in range(min(count, _MOST_BOXES)):
        (name,) = struct.unpack_from(item, ipma, at)
        at += struct.calcsize(item)
        amount, at = ipma[at] if at < len(ipma) else 0, at + 1
        found = struct.unpack_from(f">{amount}{number[1]}", ipma, at)
        at += amount * struct.calcsize(number)
        yield int(name), [value & mask for value in found]
