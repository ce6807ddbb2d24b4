"""BMP files of bit fields, and reasons for those that nobody reads."""

import struct

import pytest

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decode import decode
from functions.shared.images.heads.header import inspect
from tests.shared.images.drawings import BLUE, GREEN, RED, WHITE, close, corners
from tests.shared.images.kinds.bmps import SHIFTED, changed, fields

QUARTERS = [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize(
    "masks",
    [
        (0xFF00, 0xFF0000, 0xFF000000),
        (0xFF, 0xFF00, 0xFF0000),
        (0xFF000000, 0xFF0000, 0xFF00, 0xFF),
        (0x3FF00000, 0xFFC00, 0x3FF),
        (0xFFE00000, 0x1FFC00, 0x3FF),
    ],
)
def test_fields_of_32_bits_lie_anywhere(masks: tuple[int, ...]) -> None:
    assert close(corners(decode(fields(32, *masks)).pixels), QUARTERS, by=2)


@pytest.mark.parametrize("masks", [(0x7C00, 0x3E0, 0x1F), (0x1F, 0x7E0, 0xF800), (0xF, 0xF0, 0xF00, 0xF000)])
def test_fields_of_16_bits_lie_anywhere(masks: tuple[int, ...]) -> None:
    assert close(corners(decode(fields(16, *masks)).pixels), QUARTERS, by=9)


def test_the_first_row_may_be_the_highest() -> None:
    data = bytearray(fields(32, *SHIFTED))
    data[22:26] = struct.pack("<i", -48)

    assert close(corners(decode(bytes(data)).pixels), [BLUE, WHITE, RED, GREEN], by=2)


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [
        (30, 4, "compressed by JPEG"),
        (30, 5, "compressed by PNG"),
        (28, 2, "has 2 bits for each pixel"),
        (28, 64, "64 bits"),
    ],
)
def test_what_cannot_be_read_is_named(at: int, value: int, reason: str) -> None:
    with pytest.raises(UnreadableImage, match=reason):
        inspect(changed(at, value))


def test_half_a_picture_of_fields_is_none() -> None:
    data = fields(32, *SHIFTED)

    for length in (60, 200, len(data) // 2, len(data) - 1):
        with pytest.raises(UnreadableImage):
            decode(data[:length])


def test_other_pictures_that_nobody_reads_are_named() -> None:
    with pytest.raises(UnreadableImage, match=r"the small form of AVIF or HEIF \(mif3\)"):
        inspect(b"\0\0\0\x10ftypmif3avifmini" + bytes(100))
    lossless = b"\xff\xd8\xff\xc3\0\x0b\x08\0\x10\0\x10\1\1\x11\0\xff\xda\0\x08\1\1\0\1\0\0" + bytes(60)
    with pytest.raises(UnreadableImage, match="a lossless JPEG"):
        inspect(lossless)
