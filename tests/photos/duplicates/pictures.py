"""Scenes, and copies of them as people come to have them."""

import io
from functools import cache

import numpy as np
from PIL import Image, ImageEnhance

TAKEN = "2019:05:04 10:11:12"
LATER = "2019:05:04 10:11:14"
CAMERA = "X-T5"
SIZE = (440, 300)


@cache
def scene(seed: int, shift: int = 0) -> Image.Image:
    """400×300, of clouds great and small; ``shift``: from so many hundredths of its width beside."""
    noise = np.random.default_rng(seed)
    picture = np.zeros((300, 440, 3), np.float32)
    for side in (4, 9, 18, 40):
        waves = (noise.random((side, side + 2, 3)) * 255).astype(np.uint8)
        picture += np.asarray(Image.fromarray(waves).resize(SIZE, Image.Resampling.BICUBIC)) / 4
    return Image.fromarray(picture.astype(np.uint8)).crop((4 * shift, 0, 400 + 4 * shift, 300))


def jpeg(
    image: Image.Image,
    *,
    quality: int = 92,
    scale: float = 1.0,
    brightness: float = 1.0,
    taken: str | None = None,
    camera: str | None = None,
) -> bytes:
    exif = Image.Exif()
    if camera:
        exif[0x0110] = camera
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    scaled = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)
    bright = ImageEnhance.Brightness(scaled).enhance(brightness)
    file = io.BytesIO()
    bright.save(file, "JPEG", quality=quality, exif=exif.tobytes())
    return file.getvalue()
