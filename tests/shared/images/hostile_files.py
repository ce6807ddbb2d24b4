"""Files made to break decoders: cut, flipped, lying, swollen, and of two kinds at once."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import numpy as np
import pillow_heif
from PIL import Image

SIZES = ((0, 10), (10, 0), (1, 1), (9_999, 9_999), (65_535, 65_535), (2**31 - 1, 1), (2**31, 2**31))
FORMATS = ("JPEG", "PNG", "WebP", "GIF", "BMP", "TIFF", "HEIC", "AVIF")


def sound_files() -> dict[str, bytes]:
    """One of each kind, and of the kinds within kinds that other code paths decode."""
    random = np.random.default_rng(5)
    noise = random.integers(0, 256, (30, 40, 3), np.uint8)
    image = Image.fromarray(np.kron(noise, np.ones((3, 3, 1), np.uint8)))
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Kodak", 6
    files = {kind: saved(image, kind, exif=exif) for kind in FORMATS if kind not in ("GIF", "BMP")}
    return files | {
        "GIF": saved(image.quantize(64), "GIF", save_all=True, append_images=[image.quantize(8)]),
        "BMP": saved(image, "BMP"),
        "progressive": saved(image, "JPEG", progressive=True),
        "cmyk": saved(image.convert("CMYK"), "JPEG"),
        "grey": saved(image.convert("L"), "JPEG", restart_marker_rows=1),
        "palette": saved(image.quantize(16), "PNG", transparency=0),
        "deep": saved(Image.fromarray(random.integers(0, 65536, (90, 120), np.uint16)), "PNG"),
        "lossless": saved(image.convert("RGBA"), "WebP", lossless=True),
        "animated": saved(image, "WebP", save_all=True, append_images=[image.rotate(180)]),
        "packed": saved(image, "TIFF", compression="tiff_lzw"),
        "jpeg in tiff": saved(image, "TIFF", compression="jpeg"),
    }


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    pillow_heif.register_heif_opener()
    file = io.BytesIO()
    image.save(file, {"HEIC": "HEIF"}.get(kind, kind), **options)
    return file.getvalue()


def cut(files: dict[str, bytes]) -> Iterator[bytes]:
    for data in files.values():
        for tenth in range(1, 20):
            yield data[: len(data) * tenth // 20]
        yield from (data[:length] for length in (1, 2, 3, 4, 8, 12, 16, 24, 33, 40, 64))
        yield from (data[:-1], data[:-2], data[:-9])


def flipped(files: dict[str, bytes], times: int) -> Iterator[bytes]:
    random = Random(11)
    for data in files.values():
        for turn in range(times):
            damaged = bytearray(data)
            # Half of them near the head, where the structure is.
            end = min(len(data), 300) if turn % 2 else len(data)
            for _ in range(random.randint(1, 8)):
                damaged[random.randrange(end)] ^= 1 << random.randrange(8)
            yield bytes(damaged)


def scrambled(files: dict[str, bytes], times: int) -> Iterator[bytes]:
    """Pieces left out, doubled, blanked, or taken from another file."""
    random = Random(12)
    everything = b"".join(files.values())
    for data in files.values():
        for turn in range(times):
            start, length = random.randrange(len(data)), random.randrange(1, 400)
            other = random.randrange(len(everything))
            piece = (b"", data[start : start + length] * 2, bytes(length), everything[other : other + length])
            yield data[:start] + piece[turn % 4] + data[start + length :]


def png(width: int, height: int, *chunks: tuple[bytes, bytes], depth: int = 8, colour: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def liars(files: dict[str, bytes]) -> Iterator[bytes]:
    """Sizes that the pixels do not have."""
    pixels = (b"IDAT", zlib.compress(bytes(4000)))
    for width, height in (
        (0, 10),
        (10, 0),
        (1, 1),
        (9_999, 9_999),
        (65_535, 65_535),
        (2**31 - 1, 1),
        (2**31, 2**31),
    ):
        yield png(width, height, pixels)
        yield png(width, height, pixels, depth=16, colour=6)
        yield b"GIF89a" + struct.pack("<HH", width & 0xFFFF, height & 0xFFFF) + files["GIF"][10:]
        yield files["BMP"][:18] + struct.pack("<II", width & 0xFFFFFFFF, height) + files["BMP"][26:]
        yield files["BMP"][:18] + struct.pack("<ii", width % 2**31, -(height % 2**31)) + files["BMP"][26:]
        frame = files["JPEG"].index(b"\xff\xc0") + 5
        size = struct.pack(">HH", height & 0xFFFF, width & 0xFFFF)
        yield files["JPEG"][:frame] + size + files["JPEG"][frame + 4 :]
        canvas = files["animated"].index(b"VP8X") + 12
        extent = (width - 1 & 0xFFFFFF).to_bytes(3, "little") + (height - 1 & 0xFFFFFF).to_bytes(3, "little")
        yield files["animated"][:canvas] + extent + files["animated"][canvas + 6 :]


def _tiff(entry: bytes, rest: bytes) -> bytes:
    return b"II*\x00\x08\x00\x00\x00\x01\x00" + entry + rest


def _gif(side: int, rest: bytes) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", side, side, 0, 0, 0) + rest


def _swollen_chunk(name: bytes) -> bytes:
    return png(64, 64, (name, b"a\0\0" + zlib.compress(bytes(80_000_000), 9)), (b"IDAT", b""))


def _progressive_with_many_scans() -> bytes:
    """Each scan repeats that nothing changes, and all of the picture is gone through for it."""
    file = io.BytesIO()
    Image.new("L", (9_000, 9_000)).save(file, "JPEG", progressive=True)
    data = file.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * 400 + data[-2:]


BOMBS: dict[str, Callable[[], bytes]] = {
    "png of zeros": lambda: png(9_999, 9_999, (b"IDAT", zlib.compress(bytes(9_999 * 30_000), 1))),
    "png of many chunks": lambda: png(64, 64, *[(b"tEXt", b"a\0b")] * 400_000, (b"IDAT", b"")),
    "png with swollen text": lambda: _swollen_chunk(b"zTXt"),
    "png with swollen profile": lambda: _swollen_chunk(b"iCCP"),
    "jpeg of padding": lambda: b"\xff\xd8" + b"\xff" * 8_000_000,
    "jpeg of stuffing": lambda: b"\xff\xd8" + b"\xff\x00" * 4_000_000,
    "jpeg of comments": lambda: b"\xff\xd8\xff" + b"\xfe\x00\x02\xff" * 2_000_000,
    "jpeg of many scans": _progressive_with_many_scans,
    "gif of comments": lambda: _gif(9, b"\x21\xfe\x01a\x00" * 1_500_000),
    "gif without pixels": lambda: _gif(9_999, b"," + struct.pack("<HHHHB", 0, 0, 9_999, 9_999, 0)),
    "tiff that is its own directory": lambda: _tiff(bytes(12), b"\x08\x00\x00\x00"),
    "tiff of two million strips": lambda: _tiff(
        struct.pack("<HHII", 273, 4, 2_000_000, 200), bytes(9_000_000)
    ),
}
"""Small files that ask for much memory or time."""


def polyglots(files: dict[str, bytes]) -> Iterator[bytes]:
    page, archive = b"<html><script>alert(1)</script></html>", b"PK\x03\x04" + bytes(60)
    for data in files.values():
        yield data + page
        yield data + archive
        yield page + data
        yield b"%PDF-1.7\n" + data
        yield from (data + other for other in files.values())


def nothings() -> Iterator[bytes]:
    yield from (b"", b"\0", bytes(5_000), b"\xff" * 5_000, bytes(range(256)) * 40, b"hello", b"{}")
    random = Random(13)
    magics = (
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x40\0\0\0WEBPVP8 ",
        b"GIF89a",
        b"BM",
        b"II*\0",
        b"MM\0*",
    )
    boxes = (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif")
    for magic in (*magics, *boxes):
        yield magic
        yield from (magic + random.randbytes(random.randrange(1, 3_000)) for _ in range(20))
