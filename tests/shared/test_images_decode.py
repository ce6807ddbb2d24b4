"""Pixels out of files of every supported kind."""

import io
from typing import Any

import cv2
import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms

from functions.shared.images.decode import decode
from functions.shared.images.header import inspect
from functions.shared.images.picture import EVERYTHING, Cover, Pixels

FORMATS = ["JPEG", "PNG", "WebP", "GIF", "BMP", "TIFF", "HEIC", "AVIF"]
RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (40, 60, 200), (255, 255, 255)


def save(image: Image.Image, image_format: str, **options: Any) -> bytes:
    pillow_heif.register_heif_opener()
    file = io.BytesIO()
    image.save(file, {"HEIC": "HEIF"}.get(image_format, image_format), **options)
    return file.getvalue()


def quarters(width: int = 64, height: int = 48) -> Image.Image:
    """Red, green over blue, white."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image


def corners(pixels: Pixels) -> list[tuple[int, ...]]:
    """The colours in the middle of the four quarters, in reading order."""
    rows, columns = pixels.shape[0] // 4, pixels.shape[1] // 4
    return [tuple(map(int, pixels[y * rows, x * columns])) for y in (1, 3) for x in (1, 3)]


def close(found: list[tuple[int, ...]], expected: list[tuple[int, int, int]], by: int = 12) -> bool:
    return bool(np.abs(np.array(found) - np.array(expected)).max() <= by)


@pytest.mark.parametrize("image_format", FORMATS)
def test_every_format_gives_upright_rgb_pixels(image_format: str) -> None:
    picture = decode(save(quarters(), image_format))

    assert picture.pixels.shape == (48, 64, 3)
    assert picture.pixels.dtype == np.uint8
    assert (picture.width, picture.height) == (64, 48)
    assert close(corners(picture.pixels), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("image_format", FORMATS)
def test_header_tells_format_and_size_by_content(image_format: str) -> None:
    header = inspect(save(quarters(), image_format))

    assert (header.format, header.width, header.height) == (image_format, 64, 48)
    assert header.content_type == f"image/{image_format.lower()}"


def swapped_profile() -> bytes:
    """sRGB, but what the file calls red is blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"swap").replace(b"bXYZ", b"rXYZ").replace(b"swap", b"bXYZ")


# How an upright picture is stored for each orientation, as Pillow's inverse operations.
STORED_AS = {
    2: [Image.Transpose.FLIP_LEFT_RIGHT],
    3: [Image.Transpose.ROTATE_180],
    4: [Image.Transpose.FLIP_TOP_BOTTOM],
    5: [Image.Transpose.TRANSPOSE],
    6: [Image.Transpose.ROTATE_90],
    7: [Image.Transpose.TRANSVERSE],
    8: [Image.Transpose.ROTATE_270],
}


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WebP", "TIFF"])
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


@pytest.mark.parametrize("image_format", ["PNG", "WebP", "TIFF", "AVIF", "HEIC"])
def test_transparency_lies_on_white(image_format: str) -> None:
    image = quarters().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    image.paste((*BLUE, 255), (0, 24, 32, 48))

    assert close(corners(decode(save(image, image_format)).pixels), [WHITE, WHITE, BLUE, WHITE])


@pytest.mark.parametrize("image_format", ["PNG", "GIF"])
def test_transparent_palette_lies_on_white(image_format: str) -> None:
    image = quarters().quantize(8)
    red = image.getpixel((0, 0))

    data = save(image, image_format, transparency=red)

    assert close(corners(decode(data).pixels), [WHITE, GREEN, BLUE, WHITE], by=30)


def test_half_transparent_red_is_pink() -> None:
    data = save(Image.new("RGBA", (16, 16), (255, 0, 0, 128)), "PNG")

    assert close([tuple(decode(data).pixels[8, 8])], [(255, 127, 127)], by=2)


@pytest.mark.parametrize("image_format", ["PNG", "TIFF"])
def test_sixteen_bits_of_grey_keep_their_range(image_format: str) -> None:
    ramp = np.repeat(np.linspace(0, 65535, 64).astype(np.uint16)[np.newaxis], 48, axis=0)

    pixels = decode(save(Image.fromarray(ramp), image_format)).pixels

    assert np.abs(pixels[0, :, 0].astype(int) - np.linspace(0, 255, 64)).max() <= 1
    assert (pixels[..., 0] == pixels[..., 2]).all()


def test_sixteen_bits_of_colour_keep_their_range() -> None:
    deep = np.asarray(quarters())[..., ::-1].astype(np.uint16) * 257
    png = cv2.imencode(".png", deep)[1].tobytes()

    assert close(corners(decode(png).pixels), [RED, GREEN, BLUE, WHITE], by=1)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WebP", "TIFF"])
def test_grey_is_grey(image_format: str) -> None:
    picture = decode(save(quarters().convert("L"), image_format))

    assert close([tuple(picture.pixels[4, 4])], [(81, 81, 81)], by=2)


@pytest.mark.parametrize("image_format", ["JPEG", "TIFF"])
def test_cmyk_is_not_inverted(image_format: str) -> None:
    data = save(quarters().convert("CMYK"), image_format)

    assert close(corners(decode(data).pixels), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("image_format", ["GIF", "WebP", "PNG", "AVIF"])
def test_an_animation_is_its_first_frame(image_format: str) -> None:
    others = [Image.new("RGB", (64, 48), colour) for colour in (RED, GREEN)]
    data = save(quarters(), image_format, save_all=True, append_images=others)

    assert close(corners(decode(data).pixels), [RED, GREEN, BLUE, WHITE], by=30)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WebP", "TIFF", "HEIC", "AVIF"])
def test_a_profile_is_converted_to_srgb(image_format: str) -> None:
    data = save(Image.new("RGB", (32, 32), (180, 90, 60)), image_format, icc_profile=swapped_profile())

    assert close([tuple(decode(data).pixels[16, 16])], [(60, 90, 180)])


@pytest.mark.parametrize("image_format", ["JPEG", "PNG"])
def test_an_srgb_profile_changes_nothing(image_format: str) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    plain, tagged = (
        decode(save(quarters(), image_format, **options)) for options in ({}, {"icc_profile": srgb})
    )

    assert np.array_equal(plain.pixels, tagged.pixels)


@pytest.mark.parametrize("profile", [b"no profile", b"\0" * 600])
def test_a_broken_profile_is_ignored(profile: bytes) -> None:
    data = save(quarters(), "JPEG", icc_profile=profile)

    assert close(corners(decode(data).pixels), [RED, GREEN, BLUE, WHITE])
