from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from yolov3.errors import NotAnImage
from yolov3.image_file import decode

INPUT = (416, 416)


def _scene(width: int, height: int) -> Image.Image:
    """Red rises to the right, green downwards; blue is set in the upper left corner."""
    red, green = np.linspace(0, 255, width), np.linspace(0, 255, height)
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, :, 0], pixels[:, :, 1] = red[None, :], green[:, None]
    pixels[: height // 4, : width // 4, 2] = 200
    return Image.fromarray(pixels)


def _file(image: Image.Image, kind: str, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = BytesIO()
    image.save(file, kind, exif=exif, quality=95)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_upright_however_the_camera_was_held(kind: str, orientation: int) -> None:
    data = _file(_scene(60, 40), kind, orientation)
    expected = ImageOps.exif_transpose(Image.open(BytesIO(data)))
    picture = decode(data, INPUT)
    assert (picture.width, picture.height) == expected.size
    assert picture.pixels.shape == (expected.height, expected.width, 3)
    assert np.abs(picture.pixels.astype(int) - np.asarray(expected, int)).mean() < 2


@pytest.mark.parametrize(
    ("size", "decoded"),
    [
        ((800, 600), (800, 600)),
        ((1664, 1248), (832, 624)),
        ((1660, 1248), (1660, 1248)),
        ((3328, 2000), (832, 500)),
        ((2001, 4001), (501, 1001)),
        ((6656, 1000), (832, 125)),
    ],
)
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_jpeg_is_decoded_no_smaller_than_twice_what_the_input_takes(
    size: tuple[int, int], decoded: tuple[int, int], orientation: int
) -> None:
    picture = decode(_file(Image.new("RGB", size), "JPEG", orientation), INPUT)
    turned = orientation == 6
    assert (picture.width, picture.height) == (size[::-1] if turned else size)
    assert picture.pixels.shape[:2] == (decoded if turned else decoded[::-1])


def test_a_lying_photo_is_measured_against_an_input_that_is_not_square() -> None:
    data = _file(Image.new("RGB", (1200, 400)), "JPEG", orientation=6)
    assert decode(data, (100, 300)).pixels.shape == (600, 200, 3)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_rgb_of_eight_bits(mode: str) -> None:
    file = BytesIO()
    Image.new(mode, (30, 20)).save(file, "PNG")
    pixels = decode(file.getvalue(), INPUT).pixels
    assert pixels.shape == (20, 30, 3)
    assert pixels.dtype == np.uint8


def test_a_cmyk_jpeg_becomes_rgb() -> None:
    data = _file(Image.new("CMYK", (30, 20), (0, 255, 255, 0)), "JPEG")
    assert decode(data, INPUT).pixels.shape == (20, 30, 3)


@pytest.mark.parametrize("photo", ["orientation_3.jpg", "orientation_6.jpg", "orientation_8.jpg"])
def test_the_same_scene_looks_the_same_in_every_orientation(photo: str, shared_photos: Path) -> None:
    upright, other = (
        decode((shared_photos / name).read_bytes(), INPUT) for name in ("orientation_1.jpg", photo)
    )
    assert (other.width, other.height) == (upright.width, upright.height) == (1800, 1200)
    assert np.abs(other.pixels.astype(int) - upright.pixels).mean() < 3


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"<svg/>", bytes(50)]
)
def test_what_is_no_image_is_refused(data: bytes) -> None:
    with pytest.raises(NotAnImage):
        decode(data, INPUT)


def test_an_image_of_more_pixels_than_bearable_is_refused_before_it_is_decoded() -> None:
    header = bytearray(_file(Image.new("L", (8, 8)), "PNG"))
    header[16:24] = (40_000).to_bytes(4, "big") * 2
    with pytest.raises(NotAnImage):
        decode(bytes(header), INPUT)


# Pillow warns of what it skips in EXIF data.
@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@given(
    cut=st.integers(0, 1000), flips=st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 255)), max_size=8)
)
def test_a_damaged_file_gives_a_picture_or_a_refusal(cut: int, flips: list[tuple[int, int]]) -> None:
    data = bytearray(_file(_scene(60, 40), "JPEG", 6))
    for place, value in flips:
        data[place % len(data)] = value
    try:
        picture = decode(bytes(data[: len(data) - cut]), INPUT)
    except NotAnImage:
        return
    assert picture.pixels.ndim == 3


def test_damaged_exif_data_does_not_cost_the_photo() -> None:
    data = _file(_scene(60, 40), "JPEG", 6)
    picture = decode(data.replace(b"Exif\0\0MM", b"Exif\0\0??").replace(b"Exif\0\0II", b"Exif\0\0??"), INPUT)
    assert (picture.width, picture.height) == (60, 40)
