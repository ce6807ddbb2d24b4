"""Colours, transparency, depth and frames, as people see them."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageCms

from functions.shared.images.decoding.decode import decode
from functions.shared.images.pixels import Pixels
from tests.shared.images.drawings import BLUE, GREEN, RED, WHITE, close, corners, quarters, save
from tests.shared.images.file_kinds import KINDS, raw_png, with_alpha
from tests.shared.images.profiles import ink_profile


def seen(data: bytes) -> Pixels:
    """As people are shown it."""
    picture = decode(data)
    return picture.in_srgb(picture.pixels)


def swapped_profile() -> bytes:
    """sRGB, but what the file calls red is blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"swap").replace(b"bXYZ", b"rXYZ").replace(b"swap", b"bXYZ")


@pytest.mark.parametrize("image_format", ["PNG", "WebP", "TIFF", "AVIF", "HEIC"])
def test_transparency_lies_on_white(image_format: str) -> None:
    image = quarters().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    image.paste((*BLUE, 255), (0, 24, 32, 48))

    assert close(corners(seen(save(image, image_format))), [WHITE, WHITE, BLUE, WHITE])


@pytest.mark.parametrize("image_format", ["PNG", "GIF"])
def test_transparent_palette_lies_on_white(image_format: str) -> None:
    image = quarters().quantize(8)
    red = image.getpixel((0, 0))

    data = save(image, image_format, transparency=red)

    assert close(corners(seen(data)), [WHITE, GREEN, BLUE, WHITE], by=30)


def test_half_transparent_red_is_pink() -> None:
    data = save(Image.new("RGBA", (16, 16), (255, 0, 0, 128)), "PNG")

    assert close([tuple(seen(data)[8, 8])], [(255, 127, 127)], by=2)


@pytest.mark.parametrize("image_format", ["PNG", "TIFF"])
def test_sixteen_bits_of_grey_keep_their_range(image_format: str) -> None:
    ramp = np.repeat(np.linspace(0, 65535, 64).astype(np.uint16)[np.newaxis], 48, axis=0)

    pixels = seen(save(Image.fromarray(ramp), image_format))

    assert np.abs(pixels[0, :, 0].astype(int) - np.linspace(0, 255, 64)).max() <= 1
    assert (pixels[..., 0] == pixels[..., 2]).all()


def test_sixteen_bits_of_colour_keep_their_range() -> None:
    deep = np.asarray(quarters())[..., ::-1].astype(np.uint16) * 257
    png = cv2.imencode(".png", deep)[1].tobytes()

    assert close(corners(seen(png)), [RED, GREEN, BLUE, WHITE], by=1)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WebP", "TIFF"])
def test_grey_is_grey(image_format: str) -> None:
    picture = decode(save(quarters().convert("L"), image_format))

    assert close([tuple(picture.pixels[4, 4])], [(81, 81, 81)], by=2)


@pytest.mark.parametrize("image_format", ["JPEG", "TIFF"])
def test_cmyk_is_not_inverted(image_format: str) -> None:
    data = save(quarters().convert("CMYK"), image_format)

    assert close(corners(seen(data)), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("kind", KINDS)
def test_rare_kinds_of_files_show_their_colours(kind: str) -> None:
    make, expected = KINDS[kind]

    assert close(corners(seen(make())), list(expected))


@pytest.mark.parametrize("depth", [8, 16])
def test_grey_with_transparency_lies_on_white(depth: int) -> None:
    grey = np.asarray(quarters().convert("L"))

    found = corners(seen(raw_png(with_alpha(grey, transparent=2), 4, depth)))

    expected = [(int(level),) * 3 for level in (grey[9, 9], grey[9, 40], 255, 255)]
    assert close(found, expected, by=1)  # type: ignore[arg-type]


def test_a_profile_of_inks_is_converted_to_srgb() -> None:
    inks = Image.new("CMYK", (64, 48), (0, 0, 0, 0))
    inks.paste((255, 0, 0, 0), (0, 0, 32, 24))
    inks.paste((0, 0, 0, 255), (32, 0, 64, 24))

    found = corners(seen(save(inks, "JPEG", quality=95, icc_profile=ink_profile())))

    assert close(found, [(255, 0, 0), (0, 0, 0), (255, 255, 255), (255, 255, 255)])


@pytest.mark.parametrize("image_format", ["GIF", "WebP", "PNG", "AVIF"])
def test_an_animation_is_its_first_frame(image_format: str) -> None:
    others = [Image.new("RGB", (64, 48), colour) for colour in (RED, GREEN)]
    data = save(quarters(), image_format, save_all=True, append_images=others)

    assert close(corners(seen(data)), [RED, GREEN, BLUE, WHITE], by=30)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WebP", "TIFF", "HEIC", "AVIF"])
def test_a_profile_is_converted_to_srgb(image_format: str) -> None:
    data = save(Image.new("RGB", (32, 32), (180, 90, 60)), image_format, icc_profile=swapped_profile())

    assert close([tuple(seen(data)[16, 16])], [(60, 90, 180)])


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

    assert close(corners(seen(data)), [RED, GREEN, BLUE, WHITE])
