"""Small photos with the EXIF of one's choice."""

import io
from typing import Any

from PIL import Image

MAKE, MODEL, ORIENTATION, MODIFIED = 0x010F, 0x0110, 0x0112, 0x0132
EXIF, GPS = 0x8769, 0x8825
TAKEN, DIGITISED, TAKEN_OFFSET, TAKEN_FRACTION = 0x9003, 0x9004, 0x9011, 0x9291


Tags = dict[int, Any]


def photo(
    image_format: str = "JPEG", *, main: Tags | None = None, exif: Tags | None = None, gps: Tags | None = None
) -> bytes:
    block = Image.Exif()
    block.update(main or {})
    block.get_ifd(EXIF).update(exif or {})
    block.get_ifd(GPS).update(gps or {})
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, image_format, exif=block)
    return file.getvalue()
