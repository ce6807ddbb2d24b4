"""What a GIF file says before its first picture: GIF 89a, and how XMP is put into it (XMP, part 3, 1.1.2)."""

from functions.shared.images.formats.tiff import Content

_HEAD, _COLOURS_AT, _HAS_COLOURS = 13, 10, 0x80
_EXTENSION, _APPLICATION, _PICTURE = 0x21, 0xFF, 0x2C
_PICTURE_HEAD = 11 + 3 * 256  # bytes: at most, with colours of its own
_XMP, _TRAILER = b"\x0bXMP DataXMP", b"\x01\xff\xfe\xfd"
_MOST_BLOCKS = 1 << 16


def gif_head(data: Content) -> tuple[int, bytes]:
    """How much of the file tells all but the pixels, and a packet of XMP, if any is there."""
    packet = b""
    at = _HEAD + _size_of_colours(data[:_HEAD])
    for _ in range(_MOST_BLOCKS):
        mark, label = (*bytes(data[at : at + 2]), 0, 0)[:2]
        if mark != _EXTENSION:
            return min(at + _PICTURE_HEAD, len(data)), packet
        first = at = at + 2
        while length := int.from_bytes(data[at : at + 1], "big"):
            at += 1 + length
        at += 1
        if label == _APPLICATION and data[first : first + len(_XMP)] == _XMP:
            # The packet is not in blocks: what follows it leads whoever takes it for some to the end.
            packet = packet or bytes(data[first + len(_XMP) : at]).split(_TRAILER)[0]
    return min(at, len(data)), packet


def _size_of_colours(head: bytes | memoryview) -> int:
    flags = int.from_bytes(head[_COLOURS_AT : _COLOURS_AT + 1], "big")
    return 3 << (flags & 7) + 1 if flags & _HAS_COLOURS else 0
