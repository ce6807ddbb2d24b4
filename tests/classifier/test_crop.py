"""What the classifier sees of a picture."""

import numpy as np
import pytest

from classifier.crop import around, middle

SIDE = 224


@pytest.mark.parametrize("size", [(1, 1), (3000, 2), (224, 224), (480, 640)])
def test_the_middle_of_any_picture_is_a_square(size: tuple[int, int]) -> None:
    assert middle(np.zeros((*size, 3), np.uint8), SIDE).shape == (SIDE, SIDE, 3)


@pytest.mark.parametrize(
    "box", [(10, 10, 60, 40), (0, 0, 640, 480), (630, 470, 640, 480), (-9, -9, 3, 3), (640, 480, 650, 490)]
)
def test_around_any_box_is_a_square(box: tuple[float, float, float, float]) -> None:
    assert around(np.zeros((480, 640, 3), np.uint8), box, SIDE).shape == (SIDE, SIDE, 3)


def test_around_a_box_is_the_box_with_a_margin() -> None:
    pixels = np.zeros((480, 640, 3), np.uint8)
    pixels[200:300, 300:400] = 255

    seen = around(pixels, (300, 200, 400, 300), SIDE)

    # 100 of 120 pixels at each side.
    assert seen.mean() / 255 == pytest.approx((100 / 120) ** 2, abs=0.02)
    assert seen[0].max() == seen[:, 0].max() == 0


def test_a_narrow_box_is_seen_with_what_is_beside_it() -> None:
    pixels = np.zeros((480, 640, 3), np.uint8)
    pixels[100:300, 310:330] = 255

    seen = around(pixels, (310, 100, 330, 300), SIDE)

    assert seen[SIDE // 2, SIDE // 2].min() == 255
    assert seen[:, : SIDE // 3].max() == 0
