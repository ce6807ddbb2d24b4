"""EXIF of camera raw files that have it elsewhere than in directories at their beginning."""

import struct
from collections.abc import Iterator

from functions.shared.images.formats.iso_media import Box, boxes, child, top_box
from functions.shared.images.formats.tiff import Content, Directory, read_directories

_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_EXIF, _GPS = 0x8769, 0x8825
_MAIN_BOX, _EXIF_BOX, _GPS_BOX = b"CMT1", b"CMT2", b"CMT4"
_LONGEST_VALUE = 1024
_TYPES = range(1, 14)


def read_cr3_exif(data: bytes) -> bytes:
    """Canon's three blocks as one; empty if there are none."""
    parts = {box.kind: box.body for box in _canon_boxes(data)}
    main, exif, gps = (_first(parts.get(kind, b"")) for kind in (_MAIN_BOX, _EXIF_BOX, _GPS_BOX))
    if main is None:
        return b""
    block = bytearray(struct.pack(main.order + "2sHI", _mark(main), 42, 8) + bytes(8))
    pointers = {tag: _append(block, below, {}) for tag, below in ((_EXIF, exif), (_GPS, gps)) if below}
    struct.pack_into(main.order + "I", block, 4, _append(block, main, pointers))
    return bytes(block)


def coded_tracks(data: Content) -> Iterator[tuple[int, int]]:
    """Start and length of the first picture of each track of a CR3; the preview is one of them."""
    for kind, body in boxes(top_box(data, b"moov")):
        table = child(body, b"mdia", b"minf", b"stbl") if kind == b"trak" else b""
        sizes, short, long = (child(table, name) for name in (b"stsz", b"stco", b"co64"))
        form, places = (">Q", long) if len(long) else (">I", short)
        if len(sizes) < 12 or len(places) < 8 + struct.calcsize(form):
            continue
        # Of pictures that are all of one length, that; else each has its own behind.
        (length,) = struct.unpack_from(">I", sizes, 4)
        if not length and len(sizes) >= 16:
            (length,) = struct.unpack_from(">I", sizes, 12)
        (start,) = struct.unpack_from(form, places, 8)
        yield start, length


def _canon_boxes(data: bytes) -> Iterator[Box]:
    for box in boxes(child(data, b"moov")):
        if box.kind == b"uuid" and bytes(box.body[:16]) == _CANON:
            yield from boxes(box.body[16:])


def _first(block: bytes | memoryview) -> Directory | None:
    return next(iter(read_directories(block)), None)


def _mark(directory: Directory) -> bytes:
    return b"II" if directory.order == "<" else b"MM"


def _append(block: bytearray, directory: Directory, pointers: dict[int, int]) -> int:
    """Where it stands in the block. Values that are longer than what anybody reads are left out."""
    order, entries = directory.order, list[tuple[int, int, int, bytes]]()
    for tag, (kind, count, inline) in directory.entries.items():
        value = directory.bytes_of(tag) if kind in _TYPES and tag not in (_EXIF, _GPS) else b""
        if 4 < len(value) <= _LONGEST_VALUE:
            entries.append((tag, kind, count, struct.pack(order + "I", len(block))))
            block += value
        elif value and len(value) <= 4:
            entries.append((tag, kind, count, inline))
    entries += [(tag, 4, 1, struct.pack(order + "I", at)) for tag, at in pointers.items()]
    at = len(block)
    block += struct.pack(order + "H", len(entries))
    for entry in entries:
        block += struct.pack(order + "HHI4s", *entry)
    block += bytes(4)
    return at
