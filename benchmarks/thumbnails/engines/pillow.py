"""The usual way in Python: all of the file decoded, PyPI's smartcrop."""

import io

from PIL import Image, ImageOps
from smartcrop import SmartCrop

from benchmarks.thumbnails.engines.quality import PREVIEW, PREVIEW_QUALITY, SIDE, THUMBNAIL_QUALITY
from functions.thumbnail.crop import Box


def render(data: bytes) -> Box:
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    top = SmartCrop().crop(image, SIDE, SIDE)["top_crop"]
    box = Box(top["x"], top["y"], top["width"], top["height"])
    corners = (box.x, box.y, box.x + box.width, box.y + box.height)
    image.resize((SIDE, SIDE), box=corners).save(io.BytesIO(), "JPEG", quality=THUMBNAIL_QUALITY)
    image.thumbnail((PREVIEW, PREVIEW))
    image.save(io.BytesIO(), "JPEG", quality=PREVIEW_QUALITY)
    return box
