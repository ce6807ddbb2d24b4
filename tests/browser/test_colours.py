"""The preview of a file has the colours, and stands as, Chromium shows the file itself.

Kept apart from the album: the preview is what ``thumbnail`` makes of the same bytes.
"""

import base64
import io
from collections.abc import Iterator

import cv2
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decode import decode
from functions.shared.images.heads.header import inspect
from functions.shared.images.pixels import Pixels
from functions.thumbnail.render import cover_for_both, render_preview, shrink_to_preview
from tests.shared.images.kinds.catalogue import Kind, catalogue

FORMATS = ("JPEG", "PNG", "WebP", "GIF", "BMP", "AVIF")
"""Chromium draws no TIFF, no HEIC and no raw file."""
MOST_OFF = 12  # of 255, on average
MOST_PIXELS = 1_000_000
MEANT = {("JPEG", "Adobe RGB by EXIF alone"): "Chromium does not know what cameras say of Adobe RGB in EXIF"}
DRAW = """async url => {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  return [width, height, Array.from(context.getImageData(0, 0, width, height).data)];
}"""


def shown_kinds() -> Iterator[Kind]:
    return (kind for kind in catalogue() if kind.format in FORMATS)


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def by_chromium(page: Page, data: bytes, content_type: str) -> Pixels:
    address = f"data:{content_type};base64,{base64.b64encode(data).decode()}"
    width, height, levels = page.evaluate(DRAW, address)
    return np.array(levels, np.uint8).reshape(height, width, 4)[..., :3]


def by_preview(data: bytes) -> Pixels:
    preview = render_preview(shrink_to_preview(decode(data, cover_for_both(200, 200))))
    return np.asarray(Image.open(io.BytesIO(preview)).convert("RGB"))


@pytest.mark.parametrize("kind", list(shown_kinds()), ids=lambda kind: f"{kind.format}, {kind.variant}")
def test_the_preview_is_what_chromium_shows(page: Page, kind: Kind) -> None:
    data = kind.make()
    try:
        header = inspect(data)
        if header.width * header.height > MOST_PIXELS:
            pytest.skip("too large to be compared pixel by pixel")
        preview = by_preview(data)
    except UnreadableImage:
        pytest.skip("refused: docs/formats.md tells why")
    original = by_chromium(page, data, header.content_type)

    assert original.shape == preview.shape
    off = cv2.absdiff(original, preview).mean()
    if (kind.format, kind.variant) in MEANT:
        assert off > 0
    else:
        assert off <= MOST_OFF
