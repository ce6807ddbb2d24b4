"""TIFF files of kinds that Pillow reads wrongly or not at all, and reasons for those that nobody reads."""

from itertools import product

import numpy as np
import pytest

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Cover
from functions.shared.images.heads.header import inspect
from functions.shared.images.pixels import Pixels
from tests.shared.images.drawings import BLUE, GREEN, RED, WHITE, close, corners, quarters
from tests.shared.images.kinds.tiffs import (
    DEFLATE,
    LZW,
    NONE,
    PACKBITS,
    WEBP,
    Layout,
    Samples,
    assembled,
    packed_by_bits,
    tiff,
)

GREY, COLOUR, INK, CIELAB, ICCLAB = 1, 2, 5, 8, 9
DRAWN: Pixels = np.asarray(quarters())
QUARTERS = [RED, GREEN, BLUE, WHITE]
FRACTIONS = DRAWN.astype(np.float32) / 255
DEEP = DRAWN.astype(np.uint16) * 257
RAMP = np.repeat(np.linspace(0, 65535, 64).astype(np.uint16)[np.newaxis, :, np.newaxis], 48, axis=0)


def assert_quarters(data: bytes, by: int = 2) -> None:
    picture = decode(data)
    assert (picture.width, picture.height) == (64, 48)
    assert close(corners(picture.in_srgb(picture.pixels)), QUARTERS, by=by)


@pytest.mark.parametrize(
    "samples", [DEEP, FRACTIONS, FRACTIONS.astype(np.float16), FRACTIONS.astype(np.float64)]
)
@pytest.mark.parametrize(("order", "planar", "big"), list(product("<>", [False, True], [False, True])))
def test_colour_in_any_depth_and_order(samples: Samples, order: str, planar: bool, big: bool) -> None:
    assert_quarters(tiff(samples, COLOUR, Layout(order=order, planar=planar, big=big)))


@pytest.mark.parametrize(("compression", "predictor"), list(product([NONE, LZW, DEFLATE, PACKBITS], [1, 2])))
@pytest.mark.parametrize("tile", [None, (16, 32)])
@pytest.mark.parametrize("order", "<>")
def test_planes_in_any_compression(
    compression: int, predictor: int, tile: tuple[int, int] | None, order: str
) -> None:
    layout = Layout(order=order, planar=True, compression=compression, predictor=predictor, tile=tile)

    assert_quarters(tiff(DEEP, COLOUR, layout))


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("planar", [False, True])
def test_differences_of_floats(kind: type, planar: bool) -> None:
    layout = Layout(planar=planar, compression=DEFLATE, predictor=3)

    assert_quarters(tiff(FRACTIONS.astype(kind), COLOUR, layout))


@pytest.mark.parametrize("bits", [2, 4, 6, 10, 12, 14, 24])
@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("planar", [False, True])
def test_samples_of_parts_of_bytes(bits: int, order: str, planar: bool) -> None:
    """Two bits of colour make four tones of each: so far may the quarters be off."""
    most = 2**bits - 1
    samples = np.rint(DRAWN / 255 * most).astype(np.uint32)

    assert_quarters(packed_by_bits(samples, bits, COLOUR, order, planar=planar), by=2 if bits > 4 else 50)


def test_range_beyond_that_of_32_bits() -> None:
    ramp = RAMP.astype(np.float64) * 1e200

    assert np.abs(decode(tiff(ramp, GREY)).pixels[..., 0].astype(int) - RAMP[..., 0] // 257).max() <= 1


def test_grey_of_twelve_bits() -> None:
    data = packed_by_bits(RAMP.astype(np.uint32) >> 4, 12, GREY, "<", planar=False)

    assert np.abs(decode(data).pixels[..., 0].astype(int) - RAMP[..., 0] // 257).max() <= 1


def test_white_is_zero_in_sixteen_bits() -> None:
    for photometric, expected in ((0, RAMP[::-1, ::-1]), (1, RAMP)):
        pixels = decode(tiff(RAMP, photometric)).pixels
        assert np.abs(pixels[..., 0].astype(int) - expected[..., 0] // 257).max() <= 1


@pytest.mark.parametrize("kind", [np.uint32, np.int32, np.float64])
def test_grey_of_any_range(kind: type) -> None:
    most = {np.uint32: 2**32 - 1, np.int32: 2**31 - 1, np.float64: 1}[kind]
    levels = (RAMP / 65535 * most).astype(kind)

    assert np.abs(decode(tiff(levels, GREY)).pixels[0, :, 0] - np.linspace(0, 255, 64)).max() <= 1


@pytest.mark.parametrize(("extra", "expected"), [(2, WHITE), (0, RED)])
def test_alpha_in_planes(extra: int, expected: tuple[int, int, int]) -> None:
    alpha = np.full((48, 64, 1), 65535, np.uint16)
    alpha[:24, :32] = 0
    data = tiff(np.concatenate([DEEP, alpha], axis=2), COLOUR, Layout(planar=True, more={338: [extra]}))

    assert close(corners(decode(data).pixels), [expected, GREEN, BLUE, WHITE], by=2)


def test_colours_of_cielab() -> None:
    """D50's own, of sRGB's red, as signed and as shifted numbers, in 8 and in 16 bits."""
    lab = np.array((53.24, 80.09, 67.2))
    eight = np.array((lab[0] * 2.55, lab[1], lab[2])).round()
    deep = np.array((lab[0] * 655.35, lab[1] * 256, lab[2] * 256)).round()
    shifted = np.array((lab[0] * 652.8, (lab[1] + 128) * 256, (lab[2] + 128) * 256)).round()
    for values, kind, photometric in (
        (eight, np.uint8, CIELAB),
        (deep, np.uint16, CIELAB),
        (np.add(eight, (0, 128, 128)), np.uint8, ICCLAB),
        (shifted, np.uint16, ICCLAB),
    ):
        samples = np.broadcast_to(values, (48, 64, 3)).astype(kind)
        assert close([tuple(map(int, decode(tiff(samples, photometric)).pixels[9, 9]))], [(255, 0, 0)], by=4)


def test_inks_in_sixteen_bits_and_planes() -> None:
    inks = np.asarray(quarters().convert("CMYK")).astype(np.uint16) * 257

    assert_quarters(tiff(inks, INK, Layout(planar=True)), by=12)


@pytest.mark.parametrize(
    "planar_file",
    [tiff(DRAWN, COLOUR, Layout(compression=WEBP)), tiff(DRAWN, COLOUR, Layout(order=">", big=True))],
)
def test_eight_bits_that_pillow_does_not_read(planar_file: bytes) -> None:
    assert_quarters(planar_file)


@pytest.mark.parametrize("orientation", [1, 3, 6])
@pytest.mark.parametrize("samples", [DRAWN, FRACTIONS])
def test_a_small_copy_may_come_first(samples: Samples, orientation: int) -> None:
    stored = np.rot90(samples, {1: 0, 3: 2, 6: 1}[orientation])
    whole = tiff(np.ascontiguousarray(stored), COLOUR, Layout(more={274: [orientation]}))
    small = {
        254: [1],
        256: [2],
        257: [2],
        258: [8],
        259: [1],
        262: [1],
        273: [16],
        277: [1],
        278: [2],
        279: [4],
    }
    first = assembled(b"", [small, {}], Layout())[16:]
    at = int.from_bytes(whole[4:8], "little")
    moved = bytearray(whole + first)
    moved[4:8] = len(whole).to_bytes(4, "little")
    following = len(whole) + 2 + 12 * len(small)
    moved[following : following + 4] = at.to_bytes(4, "little")

    assert_quarters(bytes(moved))


def test_only_what_serves_is_kept_in_memory() -> None:
    assert decode(tiff(DEEP, COLOUR, Layout(planar=True, rows=7)), Cover(longest=16)).pixels.shape == (
        12,
        16,
        3,
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({259: [34712]}, "compressed by JPEG 2000, which cannot be read"),
        ({259: [34887]}, "compressed by LERC"),
        ({259: [50002]}, "compressed by JPEG XL"),
        ({262: [32844]}, "holds logarithms of light"),
        (
            {258: [24] * 3, 339: [3] * 3},
            "3 floating-point samples of 24 bits for each pixel, which cannot be read",
        ),
        ({259: [50013]}, "compressed by method 50013"),
        ({262: [3], 277: [1], 258: [16]}, "1 sample of 16 bits"),
        ({258: [12] * 3, 317: [2]}, "3 samples of 12 bits"),
        ({258: [16, 8, 8]}, "which cannot be read"),
        ({259: [7], 258: [16] * 3, 284: [2]}, "which cannot be read"),
    ],
)
def test_what_cannot_be_read_is_named(change: dict[int, list[int]], reason: str) -> None:
    with pytest.raises(UnreadableImage, match=reason):
        inspect(tiff(DEEP, COLOUR, Layout(planar=True, more=change)))


@pytest.mark.parametrize(
    "change", [{273: [1 << 30] * 15}, {279: [3] * 15}, {256: [0]}, {278: [1]}, {322: [0], 323: [0]}]
)
def test_nonsense_is_damage(change: dict[int, list[int]]) -> None:
    with pytest.raises(UnreadableImage):
        decode(tiff(DEEP, COLOUR, Layout(planar=True, more=change)))
