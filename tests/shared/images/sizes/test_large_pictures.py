"""What counts is what decoding takes, not how many megapixels there are."""

from collections.abc import Iterator

import pytest

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.decoder import DECODING, Decoder
from functions.shared.images.decoding.picture import Cover
from functions.shared.images.heads.header import inspect
from functions.shared.images.workers.pool import WorkerPool
from functions.shared.images.workers.process import WorkerLimits
from tests.shared.images.drawings import RED, close, corners, quarters
from tests.shared.images.hostile_files import png
from tests.shared.images.sizes.large_files import heic_grid, large_jpeg, progressive_jpeg

COVER = Cover(longest=1440, shortest=256)
PATIENT = WorkerLimits(waiting_seconds=120, seconds=120)


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(WorkerPool(DECODING, PATIENT))
    yield decoder
    decoder.close()


@pytest.mark.parametrize("size", [(12_000, 9_000), (11_648, 8_736), (16_320, 12_240)])
def test_jpeg_of_large_sensors(decoder: Decoder, size: tuple[int, int]) -> None:
    picture = decoder.decode(large_jpeg(*size, RED), COVER)

    assert (picture.width, picture.height) == size
    assert picture.pixels.shape[1] >= 1440
    assert close(corners(picture.pixels), [RED] * 4)


def test_heic_of_120_megapixels(decoder: Decoder) -> None:
    picture = decoder.decode(heic_grid(quarters(480, 500), 25, 20), COVER)

    assert (picture.width, picture.height) == (12_000, 10_000)
    assert close([tuple(map(int, picture.pixels[5, 5]))], [RED])


def test_heic_in_tiles_is_one_picture() -> None:
    picture = decode(heic_grid(quarters(64, 64), 3, 2))

    assert picture.pixels.shape == (128, 192, 3)
    for left in (0, 64, 128):
        assert close([tuple(map(int, picture.pixels[70, left + 5]))], [RED])


@pytest.mark.parametrize(
    ("subsampling", "size", "is_read"),
    [
        ("4:2:0", (16_320, 12_240), True),
        ("4:2:2", (16_320, 12_240), False),
        ("4:4:4", (10_000, 10_000), True),
        ("4:4:4", (11_000, 11_000), False),
    ],
)
def test_progressive_jpeg_is_held_whole(subsampling: str, size: tuple[int, int], is_read: bool) -> None:
    data = progressive_jpeg(*size, subsampling)

    if is_read:
        assert inspect(data).width == size[0]
    else:
        with pytest.raises(UnreadableImage, match=r"would take \d+ MB of memory"):
            inspect(data)


def test_jpeg_that_declares_more_than_any_camera_is_refused() -> None:
    with pytest.raises(UnreadableImage, match="too many to decode"):
        inspect(large_jpeg(60_000, 60_000, RED)[:100_000])


@pytest.mark.parametrize(("side", "is_read"), [(10_000, True), (10_010, False)])
def test_other_formats_are_held_in_four_bytes_a_pixel_and_more(side: int, is_read: bool) -> None:
    data = png(side, side, (b"IDAT", b""))

    if is_read:
        assert inspect(data).width == side
    else:
        with pytest.raises(UnreadableImage, match="601 MB of memory"):
            inspect(data)
