import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yolov3.boxes.letterbox import GREY, Placement, letterbox, place_in, trim, unletterbox

INPUT = (416, 320)


@pytest.mark.parametrize(
    ("width", "height", "inner", "corner"),
    [
        (416, 320, (416, 320), (0, 0)),
        (832, 320, (416, 160), (0, 80)),
        (100, 200, (160, 320), (128, 0)),
        (20_000, 3, (416, 1), (0, 159)),
        (3, 20_000, (1, 320), (207, 0)),
    ],
)
def test_a_photo_lies_as_large_as_it_can_in_the_middle(
    width: int, height: int, inner: tuple[int, int], corner: tuple[int, int]
) -> None:
    placement = place_in(INPUT, width, height)
    assert (placement.width, placement.height) == inner
    assert (placement.left, placement.top) == corner


def test_what_the_photo_leaves_is_grey() -> None:
    white = np.full((100, 400, 3), 255, np.uint8)
    boxed = letterbox(white, place_in(INPUT, 400, 100))
    assert boxed.shape == (320, 416, 3)
    assert (boxed[108:212] == 255).all()
    assert (boxed[:108] == GREY).all()
    assert (boxed[212:] == GREY).all()


def test_a_narrow_photo_has_grey_beside_it() -> None:
    white = np.full((320, 100, 3), 255, np.uint8)
    boxed = letterbox(white, place_in(INPUT, 100, 320))
    assert boxed.dtype == np.uint8
    assert (boxed[:, 158:258] == 255).all()
    assert (boxed[:, :158] == GREY).all()
    assert (boxed[:, 258:] == GREY).all()


@pytest.mark.parametrize("times", [2, 3, 4, 7, 9])
def test_every_pixel_of_a_large_photo_counts(times: int) -> None:
    fine = np.indices((320 * times, 416 * times)).sum(0) % 2 * 200
    photo = np.repeat(fine[:, :, None], 3, axis=2).astype(np.uint8)
    boxed = letterbox(photo, place_in(INPUT, *photo.shape[1::-1])).astype(int)
    assert abs(boxed.mean() - 100) < 2
    assert np.ptp(boxed) < 200 / times


def test_a_small_photo_is_enlarged_smoothly() -> None:
    ramp = np.repeat(np.linspace(0, 250, 26, dtype=np.uint8)[None, :, None], 20, axis=0).repeat(3, axis=2)
    row = letterbox(ramp, place_in(INPUT, 26, 20))[160, :, 0].astype(int)
    assert np.diff(row).max() <= 1


def test_boxes_come_back_in_the_originals_pixels_though_it_was_decoded_smaller() -> None:
    placement = place_in(INPUT, 4000, 2000)
    assert unletterbox(np.array([[0.0, 56, 416, 264], [104, 108, 208, 160]]), placement).tolist() == [
        [0, 0, 4000, 2000],
        [1000, 500, 2000, 1000],
    ]


def test_boxes_are_clipped_to_the_photo() -> None:
    boxes = unletterbox(np.array([[-50.0, -1e9, 900, 1e9]]), place_in(INPUT, 640, 480))
    assert boxes.tolist() == [[0, 0, 640, 480]]


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (4000, 3000, (416, 320)),
        (3000, 4000, (320, 416)),
        (1920, 1080, (416, 256)),
        (1000, 1000, (416, 416)),
        (20_000, 3, (416, 32)),
        (3, 20_000, (32, 416)),
        (416, 320, (416, 320)),
        (416, 321, (416, 352)),
        (1, 1, (416, 416)),
    ],
)
def test_grey_is_left_out_down_to_the_next_multiple_of_the_stride(
    width: int, height: int, size: tuple[int, int]
) -> None:
    assert trim(place_in((416, 416), width, height), 32).input_size == size


def test_an_input_that_is_no_multiple_of_the_stride_stays_the_largest() -> None:
    assert trim(place_in((45, 27), 45, 27), 32).input_size == (45, 27)


def test_a_trimmed_photo_is_the_same_pixels_with_less_grey() -> None:
    photo = np.random.default_rng(4).integers(0, 256, (300, 400, 3), np.uint8)
    whole = place_in((416, 416), 400, 300)
    boxed, trimmed = letterbox(photo, whole), letterbox(photo, trim(whole, 32))
    assert trimmed.shape == (320, 416, 3)
    np.testing.assert_array_equal(trimmed[4:316], boxed[52:364])
    assert (trimmed[:4] == GREY).all()
    assert (trimmed[316:] == GREY).all()


@given(
    minimal=st.booleans(),
    width=st.integers(1, 12_000),
    height=st.integers(1, 12_000),
    corners=st.tuples(*[st.floats(0, 1) for _ in range(4)]),
)
def test_there_and_back_is_within_a_pixel_and_within_the_photo(
    minimal: bool, width: int, height: int, corners: tuple[float, float, float, float]
) -> None:
    placement = _placed(minimal, width, height)
    photo = np.array([width, height, width, height])
    inner = np.array([placement.width, placement.height] * 2)
    corner = np.array([placement.left, placement.top] * 2)
    back = unletterbox((np.array(corners) * inner + corner)[None], placement)[0]
    assert (np.abs(back - np.array(corners) * photo) <= 0.5 + 1e-6).all()
    assert ((back >= 0) & (back <= photo)).all()


def _placed(minimal: bool, width: int, height: int) -> Placement:
    placement = place_in(INPUT, width, height)
    return trim(placement, 32) if minimal else placement
