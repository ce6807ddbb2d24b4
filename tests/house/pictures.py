"""Pictures made on the spot."""

import io
from functools import cache

from PIL import Image, ImageDraw


@cache
def jpeg(width: int = 64, height: int = 48, colour: str = "teal", note: str = "") -> bytes:
    """``note`` makes other bytes of the same picture."""
    image = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(image).ellipse((width // 2, 4, width - 4, height - 4), fill="orange")
    file = io.BytesIO()
    image.save(file, "JPEG", comment=note or None)
    return file.getvalue()
