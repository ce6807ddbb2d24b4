"""What is looked at in formats of chunks, each of which tells its own length."""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from functions.shared.images.formats.iso_media import XMP_BOX, top_boxes
from functions.shared.images.heads.sparse import Sparse

_PIXEL_BOXES: Final = frozenset({b"mdat", b"free", b"skip", b"mpvd"})
_RIFF, _PIXEL_CHUNKS = 12, frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANMF"})
_WEBP_HEAD: Final = 64  # bytes: of the codecs' own heads, which tell their sizes
_PNG, _AROUND = 8, 12  # bytes: the signature; what a chunk has around its body
_PIXELS, _END = b"IDAT", b"IEND"
_TAIL: Final = 64 * 1024


def need_iso_media(file: Sparse) -> None:
    """HEIC, AVIF and CR3."""
    for kind, first, stop in top_boxes(file):
        is_other = kind == b"uuid" and file[first : first + len(XMP_BOX)] != XMP_BOX
        if kind not in _PIXEL_BOXES and not is_other:
            file[first:stop]


def need_webp(file: Sparse) -> None:
    at = _RIFF
    while at + 8 <= len(file):
        kind, length = struct.unpack("<4sI", file[at : at + 8])
        file[at : at + 8 + (min(length, _WEBP_HEAD) if kind in _PIXEL_CHUNKS else length)]
        at += 8 + length + length % 2


def png_without_pixels(file: Sparse) -> bytes:
    """Its chunks before and behind the pixels, with none of those between."""
    before = next(at for at, kind in _png_chunks(file, _PNG) if kind == _PIXELS)
    beyond = next(at for at, kind in _png_chunks(file, before) if kind != _PIXELS or at > before + _TAIL)
    no_pixels = struct.pack(">I4sI", 0, _PIXELS, zlib.crc32(_PIXELS))
    return file[:before] + no_pixels + file[_behind_pixels(file, beyond) :]


def _behind_pixels(file: Sparse, known: int) -> int:
    """Pixels are in chunks that follow each other, often thousands of a few kilobytes.

    Where they end is looked for from the file's end, unless these are the last.
    """
    if file[known + 4 : known + 8] != _PIXELS:
        return known
    first = max(known, len(file) - _TAIL)
    tail = file[first:]
    for match in re.finditer(_PIXELS, tail):
        chunks = list(_sound_chunks(tail, match.start() - 4))
        if chunks and chunks[-1][1] == _END:
            return first + next(at for at, kind in chunks if kind != _PIXELS)
    return next(at for at, kind in _png_chunks(file, known) if kind != _PIXELS)


def _png_chunks(file: Sparse, at: int) -> Iterator[tuple[int, bytes]]:
    """Where each begins, and its kind; raises struct.error at the end of the file."""
    while True:
        length, kind = struct.unpack(">I4s", file[at : at + 8])
        yield at, kind
        at += _AROUND + length


def _sound_chunks(tail: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Up to one that its checksum does not prove to be one."""
    while 0 <= at <= len(tail) - _AROUND:
        length, kind = struct.unpack_from(">I4s", tail, at)
        stop = at + 8 + length
        if tail[stop : stop + 4] != struct.pack(">I", zlib.crc32(tail[at + 4 : stop])):
            return
        yield at, kind
        at = stop + 4
