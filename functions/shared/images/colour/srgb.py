"""Any of Pillow's pixel modes to sRGB with 8 bits: profiles applied, transparency on white."""

import io
from functools import lru_cache

import numpy as np
from PIL import Image, ImageCms

from functions.shared.images.colour.tones import Tones, are_deep
from functions.shared.images.pixels import Pixels

_PROFILE_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
_WHITE = (255, 255, 255)
_COLOURLESS = frozenset({"1", "L", "LA", "La", "CMYK"})


def is_rgb(image: Image.Image) -> bool:
    """Whether ``to_eight_bits`` gives it as RGB, so that a profile for RGB is its own."""
    return not are_deep(image) and image.mode not in _COLOURLESS


def to_eight_bits(image: Image.Image, tones: Tones | None) -> Image.Image:
    """One of the modes L, RGB, RGBA, CMYK: those that ``Image.reduce`` and colour profiles know.

    ``tones`` is for pictures whose ``tones.are_deep``.
    """
    if tones is not None:
        return Image.fromarray(tones.to_eight_bits(np.asarray(image)))
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in _PROFILE_SPACES else image.convert("RGB")


def to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """``image`` as ``to_eight_bits`` gives it. A broken profile, or one of another kind, is ignored.

    littleCMS reads the profile: not where a hostile one would do harm.
    """
    if image.mode == "RGBA":
        backdrop = Image.new("RGB", image.size, _WHITE)
        backdrop.paste(image, mask=image.getchannel("A"))
        image = backdrop
    transform = _transform(profile, image.mode) if profile else None
    if transform is not None:
        return transform.apply(image)
    return image if image.mode == "RGB" else image.convert("RGB")


def pixels_to_srgb(pixels: Pixels, profile: bytes) -> Pixels:
    return np.asarray(to_srgb(Image.fromarray(pixels), profile))


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """None for a profile of no use here."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != _PROFILE_SPACES[mode]:
            return None
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
