"""Reads the head of a JPEG file: ITU T.81, annex B.

Walks the marker segments itself: a general reader goes byte by byte through megabytes of padding, and does
not tell how many scans a picture has, on which time and memory of its decoding depend.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.photoshop import iptc_of_resources

_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_EXIF, _ICC, _PHOTOSHOP, _SCAN, _END = 0xE1, 0xE2, 0xED, 0xDA, 0xD9
XMP_HEAD, _PHOTOSHOP_HEAD = b"http://ns.adobe.com/xap/1.0/\0", b"Photoshop 3.0\0"
_EXTENSION_HEAD = b"http://ns.adobe.com/xmp/extension/\0"
# Flickr broke what stands before the packets of pictures that it made smaller.
_ANY_PACKET = re.compile(rb"[^\0]{0,40}\0[^<]{0,40}(?=<\?xpacket begin|<x:xmpmeta )", re.DOTALL)
_STANDALONE = frozenset({0x01, 0xD8, *range(0xD0, 0xD8)})
_LOSSLESS = frozenset({0xC3, 0xC7, 0xCB, 0xCF})
_USUAL = frozenset({0xC0, 0xC1, 0xC2})  # Huffman-coded: baseline, extended, progressive
_MOST_SEGMENTS = 4096
_MOST_SCANS = 24
_LARGEST_PROGRESSIVE = 4_000_000
_COEFFICIENTS = 64
_MARKER = re.compile(rb"\xff([^\x00\xff])", re.DOTALL)
# In entropy-coded data 0xFF is followed by 0 (stuffing) or a restart marker.
_AFTER_ENTROPY = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)


@dataclass(frozen=True)
class JpegHead:
    """``width`` and ``height`` as stored, before EXIF orientation.

    ``one_scan``: decoding needs one pass over the data, and memory for a few rows only. ``frame``: the marker
    that tells the kind of coding. ``samples``: for each pixel, of all components; those of colours are often
    fewer than one.
    """

    width: int
    height: int
    components: int
    precision: int
    one_scan: bool
    frame: int
    samples: float
    exif: bytes
    icc: bytes
    xmp: bytes = b""
    xmp_extension: tuple[bytes, ...] = ()
    """Parts, in any order, each with its own head: ``heads.extended_xmp`` reads them."""
    iptc: bytes = b""


@dataclass
class _Blocks:
    """What programs wrote beside the picture, as far as it has been come by."""

    exif: bytes = b""
    xmp: bytes = b""
    xmp_extension: list[bytes] = field(default_factory=list)
    profile: dict[int, bytes] = field(default_factory=dict)
    resources: list[bytes] = field(default_factory=list)

    def take(self, marker: int, body: bytes) -> None:
        if marker == _EXIF and body[:6] == b"Exif\0\0":
            self.exif = self.exif or body[6:]
        elif marker == _EXIF and body.startswith(XMP_HEAD):
            self.xmp = self.xmp or body[len(XMP_HEAD) :]
        elif marker == _EXIF and body.startswith(_EXTENSION_HEAD):
            self.xmp_extension.append(body[len(_EXTENSION_HEAD) :])
        elif marker == _EXIF and (found := _ANY_PACKET.match(body)):
            self.xmp = self.xmp or body[found.end() :]
        elif marker == _ICC and body[:12] == b"ICC_PROFILE\0" and len(body) > 14:
            self.profile[body[12]] = body[14:]
        elif marker == _PHOTOSHOP and body.startswith(_PHOTOSHOP_HEAD):
            self.resources.append(body[len(_PHOTOSHOP_HEAD) :])

    @property
    def icc(self) -> bytes:
        return b"".join(self.profile[part] for part in sorted(self.profile))

    @property
    def iptc(self) -> bytes:
        return iptc_of_resources(b"".join(self.resources))


def read_jpeg_head(data: bytes) -> JpegHead:
    """Up to the first scan. Raises UnreadableImage if there is none."""
    frame, sort, samples, blocks = (0, 0, 0, 0), 0, 0.0, _Blocks()
    for marker, body in _segments(data):
        if marker in _FRAMES and not sort and len(body) >= 6:
            frame, sort, samples = struct.unpack_from(">BHHB", body), marker, _samples(body)
        elif marker == _SCAN and sort:
            if sort in _LOSSLESS:
                raise UnreadableImage("This is a lossless JPEG, as scanners write it, which cannot be read.")
            precision, height, width, components = frame
            one_scan = sort not in _PROGRESSIVE and body[:1] == bytes([components])
            found = blocks.exif, blocks.icc, blocks.xmp, tuple(blocks.xmp_extension), blocks.iptc
            return JpegHead(width, height, components, precision, one_scan, sort, samples, *found)
        else:
            blocks.take(marker, body)
    raise UnreadableImage("The JPEG file ends before its picture begins.")


def _samples(frame: bytes) -> float:
    factors = [(value >> 4 or 1, value & 15 or 1) for value in frame[7 : 6 + 3 * frame[5] : 3]]
    widest, highest = max((w for w, _ in factors), default=1), max((h for _, h in factors), default=1)
    return sum(width * height for width, height in factors) / (widest * highest)


def is_plain_jpeg(data: bytes, head: JpegHead) -> bool:
    """What nearly all photos are: decoding them takes time and memory in proportion to their size.

    Not so progressive pictures, which are held in memory whole and gone through once for each of their scans.
    """
    if head.frame not in _USUAL or head.precision != 8:
        return False
    if head.components != 3 and (head.components != 1 or head.icc):
        return False
    return head.one_scan or (
        head.width * head.height <= _LARGEST_PROGRESSIVE
        and sum(marker == _SCAN for marker, _ in _segments(data)) <= _MOST_SCANS
    )


def has_every_scan(data: bytes, head: JpegHead) -> bool:
    """Whether each coefficient of each component comes in a scan to its last bit, be that scan cut short."""
    found = dict[int, set[int]]()
    for marker, body in _segments(data):
        if marker == _SCAN and len(body) >= 4 + 2 * body[0]:
            first, last, bits = body[1 + 2 * body[0] :][:3]
            for component in body[1 : 1 + 2 * body[0] : 2] if bits & 15 == 0 else ():
                found.setdefault(component, set()).update(range(first, last + 1))
    complete = [len(coefficients) == _COEFFICIENTS for coefficients in found.values()]
    return len(complete) == head.components and all(complete)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Up to the end of the file or of what makes sense; decoding finds out what that means."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        # Decoders pass over what lies between two segments.
        found = _MARKER.search(data, at)
        if found is None or found[1][0] == _END:
            return
        marker, at = found[1][0], found.end()
        if marker in _STANDALONE:
            continue
        size = int.from_bytes(data[at : at + 2], "big")
        if size < 2 or at + size > len(data):
            return
        yield marker, data[at + 2 : at + size]
        at += size
        if marker == _SCAN:
            following = _AFTER_ENTROPY.search(data, at)
            at = following.start() if following else len(data)
