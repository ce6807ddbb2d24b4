"""Every kind of file that docs/formats.md speaks of, and how to make it."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from functions.shared.images.pixels import Pixels
from tests.shared.images import file_kinds, profiles
from tests.shared.images.colours import coded_files
from tests.shared.images.drawings import RED, quarters, save
from tests.shared.images.hostile_files import png
from tests.shared.images.kinds import bmps, raws
from tests.shared.images.kinds.tiffs import DEFLATE, LZW, PACKBITS, WEBP, Layout, packed_by_bits, tiff
from tests.shared.images.sizes.large_files import heic_grid, large_jpeg, progressive_jpeg

DRAWN: Pixels = np.asarray(quarters())
DEEP = DRAWN.astype(np.uint16) * 257
FLOATS = DRAWN.astype(np.float32) / 255
NOISE = Image.frombytes("L", (320, 240), random.Random(1).randbytes(320 * 240))
LOSSLESS = b"\xff\xd8\xff\xc3\0\x0b\x08\0\x10\0\x10\1\1\x11\0\xff\xda\0\x08\1\1\0\1\0\0"


class Kind(NamedTuple):
    format: str
    variant: str
    make: Callable[[], bytes]


def catalogue() -> Iterator[Kind]:
    yield from _named("JPEG", _jpegs())
    yield from _named("PNG", _pngs())
    yield from _named("WebP", _webps())
    yield from _named("GIF", _of_kinds("GIF") | {"animated": partial(_animated, "GIF")})
    yield from _named("BMP", _of_kinds("BMP") | bmps.KINDS)
    yield from _named("TIFF", _tiffs())
    yield from _named("HEIC", _heics())
    yield from _named("AVIF", _avifs())
    yield from (
        Kind(f"{name}" if name != "raw" else "other raw", "with a preview", partial(make, 6))
        for name, make in raws.RAWS.items()
    )
    yield from _named("camera raw", {"with a thumbnail alone": raws.thumbnail_only})
    yield from _named("others", OTHERS)


def _named(name: str, kinds: dict[str, Callable[[], bytes]]) -> Iterator[Kind]:
    return (Kind(name, variant, make) for variant, make in kinds.items())


def _of_kinds(name: str) -> dict[str, Callable[[], bytes]]:
    """Those of file_kinds that begin with this name."""
    kinds = (
        (kind.removeprefix(name).lstrip(", "), make)
        for kind, (make, _) in file_kinds.KINDS.items()
        if kind.startswith(name)
    )
    return dict(kinds)


def _drawn(image_format: str, mode: str = "RGB", **options: Any) -> Callable[[], bytes]:
    return lambda: save(quarters().convert(mode), image_format, **options)


def _animated(image_format: str) -> bytes:
    return save(quarters(), image_format, save_all=True, append_images=[Image.new("RGB", (64, 48), RED)])


def _turned(image_format: str) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return save(quarters().transpose(Image.Transpose.ROTATE_90), image_format, exif=exif)


def _jpegs() -> dict[str, Callable[[], bytes]]:
    return {
        "baseline": _drawn("JPEG"),
        "progressive": _drawn("JPEG", progressive=True),
        "grey": _drawn("JPEG", "L"),
        "CMYK": _drawn("JPEG", "CMYK"),
        **_of_kinds("JPEG"),
        "turned by EXIF": partial(_turned, "JPEG"),
        "with a colour profile": _drawn(
            "JPEG", icc_profile=profiles.profile(profiles.P3, profiles.table(563))
        ),
        "Adobe RGB by EXIF alone": lambda: coded_files.saved_with(
            quarters(), "JPEG", coded_files.adobe_exif()
        ),
        "108 megapixels": lambda: large_jpeg(12_000, 9_000, RED),
        "200 megapixels": lambda: large_jpeg(16_320, 12_240, RED),
        "200 megapixels, progressive, 4:4:4": lambda: progressive_jpeg(16_320, 12_240, "4:4:4"),
        "lossless (SOF3)": lambda: LOSSLESS + bytes(60),
        "without its second half": lambda: save(NOISE, "JPEG")[:9_000],
    }


def _pngs() -> dict[str, Callable[[], bytes]]:
    p3 = coded_files.cicp(coded_files.P3)
    return {
        "8 bits": _drawn("PNG"),
        "with a palette": lambda: save(quarters().quantize(8), "PNG"),
        "1 bit": _drawn("PNG", "1"),
        "16 bits, grey": lambda: save(Image.fromarray(DEEP[..., 0]), "PNG"),
        **_of_kinds("PNG"),
        "animated": partial(_animated, "PNG"),
        "turned by EXIF": partial(_turned, "PNG"),
        "Display P3 by cICP": lambda: coded_files.png_of(DRAWN, p3),
        "PQ by cICP": lambda: coded_files.png_of(DRAWN, coded_files.cicp(coded_files.PQ)),
        "HLG by cICP": lambda: coded_files.png_of(DRAWN, coded_files.cicp(coded_files.HLG)),
        "a gamma of its own": lambda: coded_files.png_of(DRAWN, coded_files.gamma(1)),
        "one pixel": lambda: coded_files.png_of(DRAWN[:1, :1], p3),
        "100 megapixels": lambda: png(10_000, 10_000, (b"IDAT", b"")),
        "121 megapixels": lambda: png(11_000, 11_000, (b"IDAT", b"")),
    }


def _webps() -> dict[str, Callable[[], bytes]]:
    return {
        "lossy": _drawn("WebP"),
        "lossless": _drawn("WebP", lossless=True),
        "transparent": _drawn("WebP", "RGBA"),
        "animated": partial(_animated, "WebP"),
        "with an orientation in EXIF": partial(_turned, "WebP"),
    }


def _tiffs() -> dict[str, Callable[[], bytes]]:
    lab = np.full((48, 64, 3), (136, 80, 67), np.uint8)
    grey = DEEP[..., :1]
    return {
        **_of_kinds("TIFF"),
        "16 bits in planes": lambda: tiff(DEEP, 2, Layout(planar=True)),
        "16 bits in planes, LZW, tiles": lambda: tiff(
            DEEP, 2, Layout(planar=True, compression=LZW, tile=(16, 16))
        ),
        "16 bits, white is zero": lambda: tiff(grey, 0),
        "32 bits, whole numbers": lambda: tiff(grey.astype(np.uint32) * 65_537, 1),
        "floating point, 16 bits": lambda: tiff(FLOATS.astype(np.float16), 2),
        "floating point, 32 bits, differences": lambda: tiff(
            FLOATS, 2, Layout(compression=DEFLATE, predictor=3)
        ),
        "floating point, 64 bits": lambda: tiff(FLOATS.astype(np.float64), 2),
        "12 bits": lambda: packed_by_bits(DEEP.astype(np.uint32) >> 4, 12, 2, "<", planar=False),
        "CIELAB": lambda: tiff(lab, 8),
        "BigTIFF, little-endian": lambda: tiff(DRAWN, 2, Layout(big=True)),
        "BigTIFF, big-endian": lambda: tiff(DRAWN, 2, Layout(big=True, order=">", compression=PACKBITS)),
        "compressed by WebP": lambda: tiff(DRAWN, 2, Layout(compression=WEBP)),
        "turned by its orientation": lambda: tiff(DRAWN, 2, Layout(more={274: [6]})),
        **_unread_tiffs(),
    }


def _unread_tiffs() -> dict[str, Callable[[], bytes]]:
    return {
        "compressed by JPEG 2000": lambda: tiff(DRAWN, 2, Layout(more={259: [34712]})),
        "compressed by JPEG XL": lambda: tiff(DRAWN, 2, Layout(more={259: [50002]})),
        "compressed by LERC": lambda: tiff(DRAWN, 2, Layout(more={259: [34887]})),
        "compressed by an unknown method": lambda: tiff(DRAWN, 2, Layout(more={259: [50013]})),
        "a palette of 16 bits": lambda: tiff(DEEP[..., :1], 3),
        "floating point, 24 bits": lambda: tiff(DEEP, 2, Layout(more={258: [24] * 3, 339: [3] * 3})),
        "logarithms of light": lambda: tiff(DEEP, 2, Layout(more={262: [32845]})),
    }


def _heics() -> dict[str, Callable[[], bytes]]:
    return {
        "8 bits": _drawn("HEIC"),
        "transparent": _drawn("HEIC", "RGBA"),
        "in tiles": lambda: heic_grid(quarters(64, 64), 2, 2),
        "120 megapixels": lambda: heic_grid(quarters(480, 500), 25, 20),
        "of Samsung phones, turned by EXIF alone": lambda: coded_files.as_samsung_does(6),
        "Display P3 by nclx": lambda: coded_files.with_nclx(quarters(), "HEIC", coded_files.P3),
        "coded by H.264": lambda: _drawn("HEIC")().replace(b"hvc1", b"avc1"),
        "not compressed (ISO 23001-17)": lambda: _drawn("HEIC")().replace(b"hvc1", b"unci"),
        "PQ by nclx": lambda: coded_files.with_nclx(quarters(), "HEIC", coded_files.PQ),
        "HLG by nclx": lambda: coded_files.with_nclx(quarters(), "HEIC", coded_files.HLG),
    }


def _avifs() -> dict[str, Callable[[], bytes]]:
    return {
        "8 bits": _drawn("AVIF"),
        "transparent": _drawn("AVIF", "RGBA"),
        "animated": partial(_animated, "AVIF"),
        "turned by its container": partial(_turned, "AVIF"),
        "Display P3 by nclx": lambda: coded_files.with_nclx(quarters(), "AVIF", coded_files.P3),
        "PQ by nclx": lambda: coded_files.with_nclx(quarters(), "AVIF", coded_files.PQ),
        "HLG by nclx": lambda: coded_files.with_nclx(quarters(), "AVIF", coded_files.HLG),
    }


OTHERS: dict[str, Callable[[], bytes]] = {
    "AVIF or HEIF of the small form": lambda: b"\0\0\0\x10ftypmif3avif" + bytes(99),
    "JPEG XL": lambda: b"\xff\x0a" + bytes(99),
    "JPEG 2000": lambda: b"\xff\x4f\xff\x51" + bytes(99),
    "Photoshop": lambda: b"8BPS" + bytes(99),
    "SVG": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "PDF": lambda: b"%PDF-1.7\n" + bytes(99),
    "video (MP4, MOV)": lambda: b"\0\0\0\x10ftypqt  " + bytes(99),
    "video (WebM, Matroska)": lambda: b"\x1a\x45\xdf\xa3" + bytes(99),
    "text": lambda: b"hello",
    "nothing": lambda: b"",
}
