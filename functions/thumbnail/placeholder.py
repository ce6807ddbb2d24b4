"""A few bytes that a page shows as a blurred picture until the thumbnail is there."""

import base64

from functions.shared.images.decoding.picture import Picture
from functions.thumbnail.resize import resize
from functions.thumbnail.thumb_hash import thumb_hash

# The hash keeps seven waves across at most; larger pictures give the same one and take longer.
_SIDE = 32


def make_placeholder(picture: Picture) -> str:
    """A ThumbHash of the whole picture, in Base64."""
    scale = _SIDE / max(picture.width, picture.height)
    width, height = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    pixels = picture.in_srgb(resize(picture.pixels, width, height))
    return base64.b64encode(thumb_hash(pixels)).decode("ascii")
