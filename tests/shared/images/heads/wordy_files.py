"""Files of which little tells what they are: noise, with words before it, behind it or within."""

import hashlib
import struct
import zlib
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, Final

from PIL import Image

from tests.photos.metadata.written_files import iim, listed, packet, resources
from tests.shared.images.hostile_files import png, saved
from tests.shared.images.kinds import raws

WORDS: Final = packet(listed("dc:subject", "boat"), xmp__Rating="4")
TAKEN: Final = "2019:05:04 10:11:12"


def noise(side: int = 380) -> Image.Image:
    return Image.effect_noise((side, side), 90).convert("RGB")


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x010F], found[0x0112] = "Canon", 6
    found.get_ifd(0x8769)[0x9003] = TAKEN
    found.get_ifd(0x8825).update({1: "N", 2: (48.0, 30.0, 0.0), 3: "E", 4: (2.0, 30.0, 0.0)})
    return found


def jpeg_with(*segments: tuple[int, bytes], pixels: bytes | None = None) -> bytes:
    plain = pixels or saved(noise(), "JPEG", quality=95, exif=exif())
    added = b"".join(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body for marker, body in segments)
    return plain[:2] + added + plain[2:]


def extended(main: bytes, more: bytes, size: int = 65_000) -> list[tuple[int, bytes]]:
    """Segments of a packet that goes on in others, the last of them first."""
    digest = hashlib.md5(more, usedforsecurity=False).hexdigest().upper().encode()
    named = main.replace(b"<rdf:Description ", b'<rdf:Description xmpNote:HasExtendedXMP="%s" ' % digest, 1)
    named = named.replace(b"xmlns:dc=", b'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmlns:dc=', 1)
    head = b"http://ns.adobe.com/xmp/extension/\0" + digest + struct.pack(">I", len(more))
    parts = [(0xE1, head + struct.pack(">I", at) + more[at : at + size]) for at in range(0, len(more), size)]
    return [*xmp_segment(named), *reversed(parts)]


def xmp_segment(content: bytes) -> list[tuple[int, bytes]]:
    return [(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + content)]


def png_of(chunk: int, *, behind: bool = True, first: bytes = b"") -> bytes:
    """Its pixels in chunks of so many bytes."""
    size = 400
    pixels = zlib.compress(b"".join(b"\0" + row for row in _rows(size)), 1)
    chunks = [(b"IDAT", pixels[at : at + chunk]) for at in range(0, len(pixels), chunk)]
    words = [(b"eXIf", exif().tobytes().removeprefix(b"Exif\0\0")), (b"iTXt", _itxt(WORDS))]
    more = [(b"tEXt", b"Title\0" + first)] if first else []
    before, after = ([], words) if behind else (words, [])
    return png(size, size, *more, *before, *chunks, *after)


def _rows(size: int) -> list[bytes]:
    data = noise(size).tobytes()
    return [data[at : at + 3 * size] for at in range(0, len(data), 3 * size)]


def _itxt(text: bytes) -> bytes:
    return b"XML:com.adobe.xmp\0\0\0\0\0" + text


def gif() -> bytes:
    plain = saved(noise(800).quantize(256), "GIF")
    at = 13 + 3 * 256
    words = b"\x21\xff\x0bXMP DataXMP" + WORDS + b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    return plain[:at] + words + plain[at:]


def tiff(**options: Any) -> bytes:
    tags = {700: WORDS, 33723: iim([(2, 120, b"Evening")]), 34377: resources(b"")}
    return saved(noise(), "TIFF", tiffinfo={**exif(), **tags}, **options)


def raw(make: str) -> Callable[[], bytes]:
    written = raws.orf_with_notes if make == "ORF" else partial(raws.RAWS[make], 6)
    return partial(_with_many_samples, written)


def raw_without_pointers() -> bytes:
    """To its preview."""
    return _with_many_samples(partial(raws.orf, 6))


def _with_many_samples(written: Callable[[], bytes]) -> bytes:
    usual, raws.SAMPLES = raws.SAMPLES, noise().tobytes()[:600_000]
    try:
        return written()
    finally:
        raws.SAMPLES = usual


_WRITERS: Final[Mapping[str, Callable[[], bytes]]] = {
    "JPEG": lambda: jpeg_with(*xmp_segment(WORDS)),
    "JPEG, after a long head": lambda: jpeg_with(*[(0xED, b"Photoshop 3.0\0" + bytes(60_000))] * 4),
    "JPEG, XMP of several segments": lambda: jpeg_with(*extended(packet(), WORDS + b" " * 200_000)),
    "PNG, words before the pixels": lambda: png_of(8192, behind=False),
    "PNG, words behind many chunks": lambda: png_of(8192),
    "PNG, words behind large chunks": lambda: png_of(90_000),
    "PNG, words behind one chunk": lambda: png_of(1 << 30),
    "WebP": lambda: saved(noise(), "WebP", lossless=True, exif=exif(), xmp=WORDS),
    "WebP, transparent": lambda: saved(noise().convert("RGBA"), "WebP", quality=100, exif=exif(), xmp=WORDS),
    "GIF": gif,
    "BMP": lambda: saved(noise(), "BMP"),
    "HEIC": lambda: saved(noise(), "HEIC", quality=95, exif=exif(), xmp=WORDS),
    "HEIC, with a film behind": lambda: (
        saved(noise(), "HEIC", quality=95, xmp=WORDS) + struct.pack(">I4s", 400_008, b"mpvd") + bytes(400_000)
    ),
    "AVIF": lambda: saved(noise(), "AVIF", quality=95, exif=exif(), xmp=WORDS),
    "TIFF, directory first": tiff,
    "TIFF, directory last": lambda: tiff(compression="tiff_lzw"),
    **{f"{make} (raw)": raw(make) for make in raws.RAWS if make != "raw"},
}
LARGE: Final = tuple(_WRITERS)


@cache
def large(kind: str) -> bytes:
    """Larger than what is fetched at first."""
    return _WRITERS[kind]()
