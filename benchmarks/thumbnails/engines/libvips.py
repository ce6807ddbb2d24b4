"""libvips with its own attention crop, thumbnail and preview from one decode.

VIPS_CONCURRENCY is read when pyvips is imported.
"""

import pyvips

from benchmarks.thumbnails.engines.quality import PREVIEW, PREVIEW_QUALITY, SIDE, THUMBNAIL_QUALITY
from functions.thumbnail.crop import Box

# Else it would answer a photo that comes again from what it keeps.
pyvips.cache_set_max(0)


def render(data: bytes) -> Box:
    original = pyvips.Image.new_from_buffer(data, "").autorot()
    preview = pyvips.Image.thumbnail_buffer(data, PREVIEW, height=PREVIEW, size="down").copy_memory()
    preview.jpegsave_buffer(Q=PREVIEW_QUALITY)
    filling = preview.resize(SIDE / min(preview.width, preview.height)).copy_memory()
    cropped = filling.smartcrop(SIDE, SIDE, interesting="attention")
    cropped.jpegsave_buffer(Q=THUMBNAIL_QUALITY)
    side = min(original.width, original.height)
    return Box(round(-cropped.xoffset * side / SIDE), round(-cropped.yoffset * side / SIDE), side, side)
