"""Quarters (see drawings) as kinds of files that few programs write."""

import struct
import zlib
from collections.abc import Callable, Iterable
from functools import partial

import cv2
import numpy as np
from PIL import Image

from functions.shared.images.pixels import Pixels
from tests.shared.images.drawings import BLUE, GREEN, RED, WHITE, quarters, save
from tests.shared.images.hostile_files import png

WIDTH, HEIGHT = 64, 48
PALETTE = (RED, GREEN, BLUE, WHITE)
MASKS = {"565": (0xF800, 0x07E0, 0x001F), "8888": (0xFF0000, 0xFF00, 0xFF, 0xFF000000)}


def pixels() -> Pixels:
    return np.asarray(quarters(WIDTH, HEIGHT))


def indices() -> Pixels:
    """Into PALETTE."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    return (2 * (rows >= HEIGHT // 2) + (columns >= WIDTH // 2)).astype(np.uint8)


def with_alpha(colours: Pixels, transparent: int | None = None) -> Pixels:
    """One quarter of it, or none, transparent."""
    return np.dstack([colours, np.where(indices() == transparent, 0, 255).astype(np.uint8)])


def raw_png(values: Pixels, colour: int, depth: int = 8, *chunks: tuple[bytes, bytes]) -> bytes:
    """``values`` have 8 bits; with ``depth`` 16 they are stretched."""
    deep = values.astype(">u2") * 257 if depth == 16 else values
    rows = b"".join(b"\0" + row.tobytes() for row in deep)
    return png(WIDTH, HEIGHT, *chunks, (b"IDAT", zlib.compress(rows)), depth=depth, colour=colour)


def bmp(bits: int, rows: Iterable[bytes], *, masks: tuple[int, ...] = (), palette: bool = False) -> bytes:
    """``rows`` from top to bottom. More than three masks need the fourth version of the header."""
    body = b"".join(row + bytes(-len(row) % 4) for row in reversed(list(rows)))
    colours = b"".join(bytes((blue, green, red, 0)) for red, green, blue in PALETTE) if palette else b""
    size = 108 if len(masks) > 3 else 40
    mask_bytes = struct.pack(f"<{len(masks)}I", *masks).ljust(size - 40, b"\0")
    info = struct.pack(
        "<IiiHHIIiiII", size, WIDTH, HEIGHT, 1, bits, 3 if masks else 0, len(body), 0, 0, 4 * palette, 0
    )
    start = 14 + len(info + mask_bytes + colours)
    return b"BM" + struct.pack("<IHHI", start + len(body), 0, 0, start) + info + mask_bytes + colours + body


def bmp_565() -> bytes:
    red, green, blue = (pixels()[..., channel].astype("<u2") for channel in range(3))
    packed = (red >> 3 << 11) | (green >> 2 << 5) | (blue >> 3)
    return bmp(16, (row.astype("<u2").tobytes() for row in packed), masks=MASKS["565"])


def bmp_with_alpha() -> bytes:
    bgra = with_alpha(pixels(), transparent=0)[..., [2, 1, 0, 3]]
    return bmp(32, (row.tobytes() for row in bgra), masks=MASKS["8888"])


def bmp_with_palette() -> bytes:
    return bmp(4, ((row[::2] << 4 | row[1::2]).tobytes() for row in indices()), palette=True)


def tiff_of_16_bits(values: Pixels) -> bytes:
    return cv2.imencode(".tiff", values.astype(np.uint16) * 257)[1].tobytes()


def tiff_of_pages() -> bytes:
    return save(quarters(), "TIFF", save_all=True, append_images=[Image.new("RGB", (64, 48), RED)])


def gif_whose_frame_is_smaller() -> bytes:
    """Its frame covers the right half alone, and what is white there is transparent."""
    half = Image.fromarray(indices()[:, WIDTH // 2 :], "P")
    half.putpalette([level for colour in PALETTE for level in colour])
    data = bytearray(save(half, "GIF", transparency=3))
    frame = data.index(b",\0\0\0\0" + struct.pack("<HH", WIDTH // 2, HEIGHT))
    data[6:8], data[frame + 1 : frame + 3] = struct.pack("<H", WIDTH), struct.pack("<H", WIDTH // 2)
    return bytes(data)


def jpeg_in_ycck() -> bytes:
    """As Photoshop writes CMYK: inverted, and C, M and Y as luminance and colour difference."""
    ink = np.asarray(quarters().convert("CMYK"))
    coded = np.asarray(Image.fromarray(np.ascontiguousarray(ink[..., :3])).convert("YCbCr"))
    # Pillow inverts what it writes as CMYK, and this is written already.
    written = Image.fromarray(255 - np.dstack([coded, 255 - ink[..., 3]]), "CMYK")
    data = bytearray(save(written, "JPEG", quality=95, subsampling=0))
    data[data.index(b"Adobe") + 11] = 2
    return bytes(data)


KINDS: dict[str, tuple[Callable[[], bytes], tuple[tuple[int, int, int], ...]]] = {
    **{
        f"TIFF, {packing}": (partial(save, quarters(), "TIFF", compression=packing), PALETTE)
        for packing in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg", "zstd")
    },
    "TIFF of 16 bits": (lambda: tiff_of_16_bits(pixels()[..., ::-1]), PALETTE),
    "TIFF of 16 bits with alpha": (lambda: tiff_of_16_bits(with_alpha(pixels()[..., ::-1])), PALETTE),
    "TIFF, CMYK, packed": (lambda: save(quarters().convert("CMYK"), "TIFF", compression="tiff_lzw"), PALETTE),
    "TIFF with a palette": (lambda: save(quarters().quantize(8), "TIFF"), PALETTE),
    "TIFF of several pages": (tiff_of_pages, PALETTE),
    "BMP of 16 bits": (bmp_565, PALETTE),
    "BMP with alpha": (bmp_with_alpha, (WHITE, GREEN, BLUE, WHITE)),
    "BMP of 32 bits": (
        lambda: bmp(32, (r.tobytes() for r in with_alpha(pixels())[..., [2, 1, 0, 3]])),
        PALETTE,
    ),
    "BMP with a palette": (bmp_with_palette, PALETTE),
    "GIF, interlaced": (lambda: save(quarters().quantize(8), "GIF", interlace=1), PALETTE),
    "GIF whose frame is smaller": (gif_whose_frame_is_smaller, (WHITE, GREEN, WHITE, WHITE)),
    "JPEG in YCCK": (jpeg_in_ycck, PALETTE),
    "PNG of 16 bits with alpha": (
        lambda: raw_png(with_alpha(pixels(), 2), 6, 16),
        (RED, GREEN, WHITE, WHITE),
    ),
    "PNG with a transparent colour": (
        lambda: raw_png(pixels(), 2, 8, (b"tRNS", struct.pack(">3H", *RED))),
        (WHITE, GREEN, BLUE, WHITE),
    ),
}
"""How to make it, and the colours of its quarters."""
