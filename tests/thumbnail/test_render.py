"""Thumbnails and previews as people see them."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Cover, Picture
from functions.shared.images.pixels import Pixels
from functions.thumbnail.crop import Box
from functions.thumbnail.render import (
    cover_for_both,
    cover_for_thumbnail,
    render_medium,
    render_preview,
    render_thumbnail,
    shrink_to_preview,
)
from tests.shared.images.drawings import STORED_AS


def stripes(width: int, height: int) -> Pixels:
    """A red third, a green one, a blue one, from left to right."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, : width // 3, 0] = pixels[:, width // 3 : 2 * width // 3, 1] = pixels[
        :, 2 * width // 3 :, 2
    ] = 200
    return pixels


def chequers(width: int, height: int, side: int) -> Pixels:
    rows, columns = np.mgrid[:height, :width]
    squares = ((rows // side + columns // side) % 2 * 255).astype(np.uint8)
    return np.repeat(squares[..., np.newaxis], 3, axis=2)


def whole(pixels: Pixels) -> Picture:
    return Picture(pixels, width=pixels.shape[1], height=pixels.shape[0])


def opened(jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(jpeg))
    assert image.format == "JPEG"
    return image


@pytest.mark.parametrize("size", [(200, 200), (16, 16), (2048, 2048), (2048, 16), (320, 180)])
@pytest.mark.parametrize("original", [(1200, 900), (900, 1200), (50, 40), (3, 700), (1, 1)])
def test_a_thumbnail_has_exactly_the_asked_size(size: tuple[int, int], original: tuple[int, int]) -> None:
    thumbnail = render_thumbnail(whole(stripes(*original)), *size)

    assert opened(thumbnail.jpeg).size == size


@pytest.mark.parametrize(("width", "height", "side"), [(1200, 800, 100), (120, 80, 20)])
def test_squares_stay_squares(width: int, height: int, side: int) -> None:
    thumbnail = render_thumbnail(whole(chequers(width, height, side)), 300, 150)

    pixels = np.asarray(opened(thumbnail.jpeg).convert("L")).astype(int)
    along = np.flatnonzero(np.diff((pixels[pixels.shape[0] // 2 + 9] > 127).astype(int)))
    down = np.flatnonzero(np.diff((pixels[:, pixels.shape[1] // 2 + 9] > 127).astype(int)))
    expected = side * 300 / thumbnail.crop.width
    assert np.diff(along) == pytest.approx(expected, abs=2)
    assert np.diff(down) == pytest.approx(expected, abs=2)


def test_a_thumbnail_shows_what_its_crop_says() -> None:
    pixels = stripes(900, 300)

    thumbnail = render_thumbnail(whole(pixels), 60, 60)

    crop = thumbnail.crop
    expected = pixels[crop.y : crop.y + crop.height, crop.x : crop.x + crop.width].mean(axis=(0, 1))
    assert np.asarray(opened(thumbnail.jpeg)).mean(axis=(0, 1)) == pytest.approx(expected, abs=4)


def test_a_reduced_decode_gives_the_thumbnail_of_the_whole(shared_photos: Path) -> None:
    data = (shared_photos / "orientation_6.jpg").read_bytes()

    whole_picture, reduced = decode(data), decode(data, cover_for_thumbnail(200, 200))
    expected, found = (render_thumbnail(picture, 200, 200) for picture in (whole_picture, reduced))

    assert reduced.pixels.shape[0] < whole_picture.pixels.shape[0]
    assert found.crop == expected.crop
    assert np.abs(np.asarray(opened(found.jpeg)).astype(int) - np.asarray(opened(expected.jpeg))).mean() < 5


@pytest.mark.parametrize(
    ("original", "preview"),
    [
        ((2880, 1440), (1440, 720)),
        ((1000, 3000), (480, 1440)),
        ((1440, 900), (1440, 900)),
        ((80, 60), (80, 60)),
    ],
)
def test_a_preview_is_whole_and_never_enlarged(original: tuple[int, int], preview: tuple[int, int]) -> None:
    image = opened(render_preview(shrink_to_preview(whole(stripes(*original)))))

    assert image.size == preview
    middle_row = np.asarray(image)[preview[1] // 2]
    assert [int(middle_row[preview[0] * sixth // 6].argmax()) for sixth in (1, 3, 5)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("original", "medium"),
    [
        ((1920, 1440), (640, 480)),
        ((1440, 1920), (480, 640)),
        ((6000, 500), (1440, 120)),
        ((80, 60), (80, 60)),
    ],
)
def test_a_medium_picture_is_whole_and_480_at_its_shortest(
    original: tuple[int, int], medium: tuple[int, int]
) -> None:
    image = opened(render_medium(shrink_to_preview(whole(stripes(*original)))))

    assert image.size == medium
    middle_row = np.asarray(image)[medium[1] // 2]
    assert [int(middle_row[medium[0] * sixth // 6].argmax()) for sixth in (1, 3, 5)] == [0, 1, 2]


def test_a_preview_of_an_endless_strip_keeps_a_row() -> None:
    strip = Picture(np.full((1, 4000, 3), 90, np.uint8), width=90_000, height=20)

    assert opened(render_preview(shrink_to_preview(strip))).size == (1440, 1)


def test_one_decode_serves_thumbnail_and_preview() -> None:
    cover = cover_for_both(200, 200)

    assert cover == Cover(longest=1440, shortest=256)
    assert cover.allows(4000, 3000, 2)
    assert not cover.allows(4000, 3000, 4)


def test_all_orientations_give_one_thumbnail() -> None:
    def photo(orientation: int) -> bytes:
        # Noise of 16-pixel squares survives the transposed JPEG blocks of the stored pictures alike.
        random = np.random.default_rng(7)
        blocks = np.kron(random.integers(0, 256, (30, 40, 3), np.uint8), np.ones((16, 16, 1), np.uint8))
        stored = Image.fromarray(blocks)
        for step in STORED_AS[orientation]:
            stored = stored.transpose(step)
        exif = Image.Exif()
        exif[0x0112] = orientation
        file = io.BytesIO()
        stored.save(file, "JPEG", quality=100, subsampling=0, exif=exif)
        return file.getvalue()

    thumbnails = [render_thumbnail(decode(photo(each)), 200, 200) for each in STORED_AS]

    assert {thumbnail.crop for thumbnail in thumbnails} == {thumbnails[0].crop}
    assert thumbnails[0].crop.width == thumbnails[0].crop.height == 480
    first = np.asarray(opened(thumbnails[0].jpeg)).astype(int)
    for thumbnail in thumbnails:
        assert np.abs(np.asarray(opened(thumbnail.jpeg)) - first).max() <= 8


def test_a_crop_outlives_rounding_at_the_border() -> None:
    pixels = stripes(333, 251)

    thumbnail = render_thumbnail(Picture(pixels, width=2664, height=2005), 200, 200)

    assert thumbnail.crop.x + thumbnail.crop.width <= 2664
    assert thumbnail.crop.height <= 2005
    assert isinstance(thumbnail.crop, Box)


def test_preview_of_a_small_drawing_has_the_colours_of_each_of_its_pixels() -> None:
    random = np.random.default_rng(1)
    drawing = random.choice(np.array([[255, 0, 0], [0, 0, 255], [0, 255, 0]], np.uint8), (32, 32))

    preview = render_preview(shrink_to_preview(Picture(drawing, 32, 32)))

    shown = np.asarray(Image.open(io.BytesIO(preview)).convert("RGB"))
    assert np.abs(shown.astype(int) - drawing).mean() < 12
