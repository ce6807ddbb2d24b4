"""A few bytes that a page shows as a blurred picture until the thumbnail is there."""

import base64

import numpy as np
from thumbhash import rgba_to_thumb_hash

from functions.shared.images.decoding.picture import Picture
from functions.thumbnail.resize import resize

# The hash keeps seven waves across at most; larger pictures give the same one and take longer.
_SIDE = 32


def make_placeholder(picture: Picture) -> str:
    """A ThumbHash (Evan Wallace, 2023) of the whole picture, in Base64."""
    scale = _SIDE / max(picture.width, picture.height)
    width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    pixels = picture.in_srgb(resize(picture.pixels, width, height))
    opaque = np.dstack([pixels, np.full((height, width), 255, np.uint8)])
    return base64.b64encode(bytes(rgba_to_thumb_hash(width, height, opaque.ravel().tolist()))).decode("ascii")
