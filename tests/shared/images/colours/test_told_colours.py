"""Colours that a file tells by codes, numbers or EXIF; what is expected was measured with Chromium 150."""

import io

import numpy as np
import pytest
from PIL import Image

from functions.shared.images.decoding.decode import decode
from functions.shared.images.pixels import Pixels
from tests.shared.images.colours import coded_files
from tests.shared.images.colours.coded_files import HLG, P3, PQ, cicp, gamma, png_of, primaries, with_nclx
from tests.shared.images.drawings import save
from tests.shared.images.profiles import ADOBE, SRGB_CURVE, formula, profile, table

RED = (185, 54, 47)
ADOBE_PRIMARIES = primaries((0.3127, 0.329), 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)


def seen(data: bytes) -> tuple[int, ...]:
    """The colour in the middle, as people are shown it."""
    picture = decode(data)
    pixels = picture.in_srgb(picture.pixels)
    return tuple(map(int, pixels[pixels.shape[0] // 2, pixels.shape[1] // 2]))


def plain(colour: tuple[int, int, int]) -> Image.Image:
    return Image.new("RGB", (32, 32), colour)


def near(found: tuple[int, ...], expected: tuple[int, ...], by: int = 3) -> bool:
    return bool(np.abs(np.subtract(found, expected)).max() <= by)


@pytest.mark.parametrize("image_format", ["HEIC", "AVIF"])
@pytest.mark.parametrize(
    ("coded", "told", "expected"),
    [(P3, RED, (200, 36, 38)), (PQ, (115, 77, 62), (127, 28, 22)), (HLG, (150, 100, 100), (135, 70, 75))],
)
def test_nclx_counts_where_there_is_no_profile(
    image_format: str, coded: tuple[int, int], told: tuple[int, int, int], expected: tuple[int, ...]
) -> None:
    assert near(seen(with_nclx(plain(told), image_format, coded)), expected, by=5)


@pytest.mark.parametrize("transfer", [1, 2, 6, 14, 15, 13])
def test_names_of_video_curves_mean_those_of_screens(transfer: int) -> None:
    assert near(seen(with_nclx(plain(RED), "AVIF", (1, transfer))), RED)


def test_a_profile_rules_over_nclx() -> None:
    wide = profile(ADOBE, table(563))
    data = save(plain(RED), "HEIC", quality=100, chroma=444, icc_profile=wide)
    assert near(seen(data), seen(save(plain(RED), "PNG", icc_profile=wide)))


@pytest.mark.parametrize(
    ("chunks", "told", "expected"),
    [
        ([cicp(P3)], RED, (200, 36, 38)),
        ([cicp(PQ)], (115, 77, 62), (127, 28, 22)),
        ([cicp((1, 8))], (55, 55, 55), (128, 128, 128)),
        ([gamma(1)], (55, 55, 55), (128, 128, 128)),
        ([gamma(256 / 563), ADOBE_PRIMARIES], RED, (215, 51, 42)),
        ([gamma(1), (b"sRGB", b"\0")], RED, RED),
        ([gamma(1), cicp((1, 13))], RED, RED),
        ([gamma(0)], RED, RED),
        ([primaries((0.3, 0), 0, 0, 0, 0, 0, 0)], RED, RED),
        ([(b"cICP", b"\x0c")], RED, RED),
        ([cicp((250, 250))], RED, RED),
    ],
)
def test_png_tells_its_colours_in_chunks(
    chunks: list[tuple[bytes, bytes]], told: tuple[int, int, int], expected: tuple[int, ...]
) -> None:
    assert near(seen(png_of(np.asarray(plain(told)), *chunks)), expected)


def test_grey_has_its_gamma_too() -> None:
    file = io.BytesIO()
    Image.new("L", (8, 8), 55).save(file, "PNG")
    head, rest = file.getvalue()[:33], file.getvalue()[33:]
    chunk = png_of(np.zeros((1, 1, 3), np.uint8), gamma(1))[33:49]

    assert near(seen(head + chunk + rest), (128, 128, 128))


def test_a_profile_for_hdr_says_so_by_code() -> None:
    coded = profile(ADOBE, formula(3, *SRGB_CURVE), more={b"cicp": b"cicp\0\0\0\0\x09\x10\0\1"})

    assert near(seen(save(plain((115, 77, 62)), "PNG", icc_profile=coded)), (127, 28, 22))


@pytest.mark.parametrize("image_format", ["JPEG", "WebP", "PNG"])
def test_adobe_rgb_is_told_by_exif_alone(image_format: str) -> None:
    data = coded_files.saved_with(plain(RED), image_format, coded_files.adobe_exif())

    assert near(seen(data), (215, 51, 42), by=6)


@pytest.mark.parametrize("exif", [{"index": b"R98\0"}, {"space": 1}])
def test_what_is_not_adobe_rgb_stays(exif: dict[str, bytes]) -> None:
    data = coded_files.saved_with(plain(RED), "PNG", coded_files.adobe_exif(**exif))  # type: ignore[arg-type]

    assert seen(data) == RED


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 7, 3), (40_001, 1, 3), (7, 1, 3)])
@pytest.mark.parametrize("chunk", [cicp(P3), cicp(PQ), cicp(HLG)])
def test_pictures_of_one_pixel_or_row_have_colours(
    shape: tuple[int, ...], chunk: tuple[bytes, bytes]
) -> None:
    """A picture of one column is converted in strips, whose last one here has one row."""
    pixels: Pixels = np.full(shape, 150, np.uint8)

    picture = decode(png_of(pixels, chunk))

    assert picture.in_srgb(picture.pixels).shape == shape


@pytest.mark.parametrize("orientation", range(1, 9))
def test_heic_whose_orientation_is_in_exif_alone_is_upright(orientation: int) -> None:
    picture = decode(coded_files.as_samsung_does(orientation))

    assert (picture.width, picture.height) == (64, 48)
    assert near(tuple(map(int, picture.pixels[6, 8])), (200, 30, 30), by=12)
    assert near(tuple(map(int, picture.pixels[6, 56])), (30, 160, 60), by=12)
