"""What a browser may be told that an object is."""

from typing import Final

from functions.shared.images.formats.identify import ImageFormat
from functions.shared.models.media_types import UNKNOWN_TYPE

HARMLESS: Final = frozenset(
    {format.content_type for format in ImageFormat}
    | {"image/heif", "image/jpg", "image/jxl", "image/vnd.microsoft.icon", "image/x-icon"}
    | {"audio/aac", "audio/flac", "audio/mp4", "audio/mpeg", "audio/ogg", "audio/wav", "audio/webm"}
    | {"video/mp4", "video/mpeg", "video/ogg", "video/quicktime", "video/webm"}
    | {"application/json", "text/plain"}
)
"""Types that browsers show and do not run.

Named one by one: whatever ends in ``+xml`` may be a document with scripts in it, and which other types are,
such as MHTML, PDF and multipart, each browser decides for itself.
"""


def served_type(content_type: str) -> str:
    """What is not known to be harmless, such as HTML and SVG, is bytes to be saved."""
    return content_type if content_type in HARMLESS else UNKNOWN_TYPE
