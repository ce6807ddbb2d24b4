"""libvips with its own attention crop, thumbnail and preview from one decode."""

import os

import pyvips

from benchmarks.thumbnail_engines.measure import (
    PREVIEW,
    PREVIEW_QUALITY,
    SIDE,
    THUMBNAIL_QUALITY,
    measure,
)
from functions.thumbnail.crop import Box


def render(data: bytes) -> Box:
    original = pyvips.Image.new_from_buffer(data, "").autorot()
    preview = pyvips.Image.thumbnail_buffer(data, PREVIEW, height=PREVIEW, size="down").copy_memory()
    preview.jpegsave_buffer(Q=PREVIEW_QUALITY)
    filling = preview.resize(SIDE / min(preview.width, preview.height)).copy_memory()
    cropped = filling.smartcrop(SIDE, SIDE, interesting="attention")
    cropped.jpegsave_buffer(Q=THUMBNAIL_QUALITY)
    side = min(original.width, original.height)
    return Box(round(-cropped.xoffset * side / SIDE), round(-cropped.yoffset * side / SIDE), side, side)


if __name__ == "__main__":
    os.environ.setdefault("VIPS_CONCURRENCY", "1")
    pyvips.cache_set_max(0)
    measure(render)
