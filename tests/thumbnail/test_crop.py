"""Which part of a picture a thumbnail shows."""

import json

import numpy as np
import pytest

from functions.shared.images.decoding.picture import Picture
from functions.shared.images.pixels import Pixels
from functions.thumbnail.crop import Boost, Box, choose_crop
from tests.thumbnail.scenes import GOLDEN, SIZES, Scene, all_scenes


@pytest.fixture(scope="module")
def golden() -> dict[str, list[int]]:
    """What the original chose, recorded by benchmarks/smartcrop_golden.py: x, y, width, height."""
    boxes: dict[str, list[int]] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return boxes


def picture_of(pixels: Pixels, width: int = 0, height: int = 0) -> Picture:
    return Picture(pixels, width or pixels.shape[1], height or pixels.shape[0])


def grey_with_face_at(x: int, width: int = 640, height: int = 256) -> Pixels:
    pixels = np.full((height, width, 3), 90, np.uint8)
    rows, columns = np.mgrid[:height, :width]
    face = (columns - x) ** 2 + (rows - height // 2) ** 2 < 50**2
    pixels[face] = (200, 146, 112)
    pixels[face & (rows % 9 < 2)] = (90, 60, 50)
    return pixels


@pytest.mark.parametrize("scene", list(all_scenes()), ids=lambda scene: scene.name)
def test_the_choice_is_that_of_smartcrop_js(scene: Scene, golden: dict[str, list[int]]) -> None:
    for width, height in SIZES:
        expected = golden[f"{scene.name} at {width}x{height}"]
        assert choose_crop(scene.picture, width, height, scene.boosts) == Box(*expected)


@pytest.mark.parametrize("x", [70, 320, 570])
def test_the_crop_finds_the_face(x: int) -> None:
    box = choose_crop(picture_of(grey_with_face_at(x)), 200, 200)

    assert box.x <= x - 30
    assert x + 30 <= box.x + box.width


def test_a_box_is_in_pixels_of_the_original_whatever_was_decoded() -> None:
    pixels = grey_with_face_at(570)

    box = choose_crop(picture_of(pixels, width=6400, height=2560), 200, 200)
    small = choose_crop(picture_of(pixels), 200, 200)

    assert (box.width, box.height) == (2560, 2560)
    assert (box.x, box.y) == (10 * small.x, 10 * small.y)


def test_a_boost_draws_the_crop_to_it() -> None:
    picture = picture_of(grey_with_face_at(70))
    dog = Boost(Box(540, 100, 80, 80), weight=1.0)

    assert choose_crop(picture, 200, 200).x == 0
    assert choose_crop(picture, 200, 200, [dog]).x > 300


@pytest.mark.parametrize("y", [0, 2400, 5000])
def test_a_boost_is_in_pixels_of_the_original_whatever_was_decoded(y: int) -> None:
    tall = np.full((640, 256, 3), 120, np.uint8)
    kept = Boost(Box(800, y, 800, 1400), weight=1.0)

    box = choose_crop(picture_of(tall, width=2560, height=6400), 200, 200, [kept])

    assert box.y <= y
    assert y + 1400 <= box.y + box.height


def test_a_boost_outside_the_picture_changes_nothing() -> None:
    picture = picture_of(grey_with_face_at(70))
    strays = [Boost(Box(5000, 5000, 10, 10), 1.0), Boost(Box(10, 10, 0, 0), 1.0)]

    assert choose_crop(picture, 200, 200, strays) == choose_crop(picture, 200, 200)


@pytest.mark.parametrize(
    ("width", "height"), [(1, 1), (1, 900), (900, 1), (7, 5), (256, 256), (257, 31), (3000, 40), (40, 3000)]
)
@pytest.mark.parametrize("target", [(200, 200), (2048, 16), (16, 2048)])
def test_every_shape_has_a_crop_inside_it(width: int, height: int, target: tuple[int, int]) -> None:
    box = choose_crop(picture_of(np.full((height, width, 3), 120, np.uint8)), *target)

    assert box.width >= 1
    assert box.height >= 1
    assert 0 <= box.x <= width - box.width
    assert 0 <= box.y <= height - box.height


def test_a_strip_of_a_hundred_megapixels_is_judged_in_little_memory() -> None:
    strip = np.full((32, 12_500, 3), 120, np.uint8)

    box = choose_crop(picture_of(strip, width=400_000, height=250), 200, 200)

    assert abs(box.width - 250) <= 8
    assert abs(box.height - 250) <= 8
