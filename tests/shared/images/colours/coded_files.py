"""Files that tell their colours, or how to turn them, otherwise than most do."""

import io
import struct
import zlib
from typing import Any

from PIL import Image

from functions.shared.images.pixels import Pixels
from tests.shared.images.drawings import STORED_AS, quarters, save
from tests.shared.images.hostile_files import png

P3, PQ, HLG = (12, 13), (9, 16), (9, 18)
"""Primaries and transfer: code points of ITU-T H.273."""


def with_nclx(image: Image.Image, image_format: str, coded: tuple[int, int]) -> bytes:
    """HEIC or AVIF."""
    data = bytearray(save(image, image_format, quality=100, **_fine(image_format)))
    struct.pack_into(">HH", data, data.index(b"colrnclx") + 8, *coded)
    return bytes(data)


def png_of(pixels: Pixels, *chunks: tuple[bytes, bytes]) -> bytes:
    rows, columns = pixels.shape[:2]
    packed = zlib.compress(b"".join(b"\0" + row.tobytes() for row in pixels))
    return png(columns, rows, *chunks, (b"IDAT", packed))


def cicp(coded: tuple[int, int]) -> tuple[bytes, bytes]:
    return b"cICP", bytes((*coded, 0, 1))


def gamma(value: float) -> tuple[bytes, bytes]:
    return b"gAMA", struct.pack(">I", round(value * 100_000))


def primaries(white: tuple[float, float], *others: float) -> tuple[bytes, bytes]:
    return b"cHRM", struct.pack(">8I", *(round(value * 100_000) for value in (*white, *others)))


def adobe_exif(*, space: int = 65535, index: bytes = b"R03\0") -> bytes:
    """Of a camera that is set to Adobe RGB: ColorSpace, and the index in a directory of interoperability."""
    exif = struct.pack(">HHHIHHHHIII", 2, 0xA001, 3, 1, space, 0, 0xA005, 4, 1, 56, 0)
    interoperability = struct.pack(">HHHI4sI", 1, 1, 2, 4, index, 0)
    main = struct.pack(">HHHIII", 1, 0x8769, 4, 1, 26, 0)
    return b"MM\0*\0\0\0\x08" + main + exif + interoperability


def as_samsung_does(orientation: int) -> bytes:
    """HEIC whose orientation is in EXIF alone."""
    stored = quarters()
    for step in STORED_AS[orientation]:
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = save(stored, "HEIC", exif=exif.tobytes())
    return data.replace(b"irot", b"free").replace(b"imir", b"free")


def saved_with(image: Image.Image, image_format: str, exif: bytes) -> bytes:
    file = io.BytesIO()
    image.save(file, image_format, exif=b"Exif\0\0" + exif, quality=95)
    return file.getvalue()


def _fine(image_format: str) -> dict[str, Any]:
    return {"chroma": 444} if image_format == "HEIC" else {"subsampling": "4:4:4"}
