"""Pixels out of files of every supported kind."""

import pytest
from PIL import Image

from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import EVERYTHING, Cover
from functions.shared.images.heads.header import inspect
from tests.shared.images.drawings import BLUE, GREEN, RED, STORED_AS, WHITE, close, corners, quarters, save

FORMATS = ["JPEG", "PNG", "WebP", "GIF", "BMP", "TIFF", "HEIC", "AVIF"]


@pytest.mark.parametrize("image_format", FORMATS)
def test_every_format_gives_upright_rgb_pixels(image_format: str) -> None:
    picture = decode(save(quarters(), image_format))

    assert picture.pixels.shape == (48, 64, 3)
    assert picture.pixels.dtype.name == "uint8"
    assert (picture.width, picture.height) == (64, 48)
    assert close(corners(picture.pixels), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("image_format", FORMATS)
def test_header_tells_format_and_size_by_content(image_format: str) -> None:
    header = inspect(save(quarters(), image_format))

    assert (header.format, header.width, header.height) == (image_format, 64, 48)
    assert header.content_type == f"image/{image_format.lower()}"


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_eight_orientations_give_the_same_picture(orientation: int, image_format: str) -> None:
    stored = quarters()
    for step in STORED_AS.get(orientation, []):
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation

    data = save(stored, image_format, exif=exif)
    picture = decode(data)

    assert (picture.width, picture.height) == (64, 48) == (inspect(data).width, inspect(data).height)
    assert inspect(data).orientation == orientation
    assert picture.pixels.shape == (48, 64, 3)
    assert close(corners(picture.pixels), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_webp_is_as_browsers_show_it_whatever_its_exif_says(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation

    data = save(quarters(), "WebP", exif=exif)

    assert (inspect(data).width, inspect(data).height, inspect(data).orientation) == (64, 48, 1)
    assert close(corners(decode(data).pixels), [RED, GREEN, BLUE, WHITE])


def test_a_png_file_may_tell_its_orientation_after_the_pixels() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = save(quarters().transpose(Image.Transpose.ROTATE_90), "PNG", exif=exif)
    start = data.index(b"eXIf") - 4
    end = start + 12 + int.from_bytes(data[start : start + 4], "big")
    last = data.index(b"IEND") - 4

    moved = data[:start] + data[end:last] + data[start:end] + data[last:]

    assert moved.index(b"eXIf") > moved.index(b"IDAT")
    assert inspect(moved) == inspect(data)
    assert close(corners(decode(moved).pixels), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WebP"])
@pytest.mark.parametrize(
    ("cover", "shape"),
    [
        (EVERYTHING, (480, 640, 3)),
        (Cover(longest=641), (480, 640, 3)),
        (Cover(longest=321), (480, 640, 3)),
        (Cover(longest=320), (240, 320, 3)),
        (Cover(shortest=100), (120, 160, 3)),
        (Cover(longest=320, shortest=60), (240, 320, 3)),
        (Cover(), (60, 80, 3)),
    ],
)
def test_decodes_at_the_smallest_scale_that_covers(
    image_format: str, cover: Cover, shape: tuple[int, ...]
) -> None:
    picture = decode(save(quarters(640, 480), image_format), cover)

    assert picture.pixels.shape == shape
    assert (picture.width, picture.height) == (640, 480)
    assert close(corners(picture.pixels), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("orientation", STORED_AS)
def test_a_heic_file_is_turned_as_its_container_says(orientation: int) -> None:
    stored = quarters()
    for step in STORED_AS[orientation]:
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation

    # Given as bytes, the writer puts it into the container, which rules over EXIF.
    data = save(stored, "HEIC", exif=exif.tobytes())

    assert (inspect(data).width, inspect(data).height, inspect(data).orientation) == (64, 48, 1)
    assert close(corners(decode(data).pixels), [RED, GREEN, BLUE, WHITE], by=25)
