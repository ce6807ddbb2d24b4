"""What is told of a thumbnail stays in it, in a comment segment (ITU T.81, B.2.4.5): nothing is made twice.

Not in an object of its own, which could be lost, or left behind, apart from the thumbnail.
"""

from pydantic import ValidationError

from functions.shared.models.look import Look
from functions.shared.models.photo import Crop
from functions.shared.models.wire import Wire

_APP0, _COMMENT = b"\xff\xe0", b"\xff\xfe"


class Details(Wire):
    """``width`` and ``height`` are the upright original's, ``placeholder`` is a ThumbHash in Base64.

    Those of older thumbnails tell no ``look``.
    """

    placeholder: str
    width: int
    height: int
    crop: Crop
    look: Look | None = None


def with_details(jpeg: bytes, details: Details) -> bytes:
    """``jpeg`` begins with JFIF's segment, as OpenCV writes it; the comment comes next."""
    text = details.model_dump_json().encode()
    at = _after_jfif(jpeg)
    return jpeg[:at] + _COMMENT + (len(text) + 2).to_bytes(2, "big") + text + jpeg[at:]


def read_details(jpeg: bytes) -> Details | None:
    """None if it has none, or not what this version tells."""
    at = _after_jfif(jpeg)
    if jpeg[at : at + 2] != _COMMENT:
        return None
    length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
    try:
        return Details.model_validate_json(jpeg[at + 4 : at + 2 + length])
    except ValidationError:
        return None


def _after_jfif(jpeg: bytes) -> int:
    return 4 + int.from_bytes(jpeg[4:6], "big") if jpeg[2:4] == _APP0 else 2
