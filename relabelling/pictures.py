"""Small pictures for the page, in it."""

import base64
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from functions.shared.models.photo import Detection, Photo
from relabelling.tally import Example

LONGEST: Final = 240
QUALITY: Final = 68


@dataclass(frozen=True)
class BoxShown:
    """In hundredths of the picture's sides."""

    left: float
    top: float
    width: float
    height: float
    label: str


@dataclass(frozen=True)
class Shown:
    """``source`` is a data URI."""

    source: str
    width: int
    height: int
    name: str
    owner: str
    told: str
    boxes: tuple[BoxShown, ...]


def shown(example: Example, picture: bytes | None) -> Shown | None:
    """None where there is no picture that can be read."""
    small = _smaller(picture) if picture else None
    if small is None:
        return None
    data, width, height = small
    photo = example.photo
    return Shown(
        source=f"data:image/jpeg;base64,{base64.b64encode(data).decode()}",
        width=width,
        height=height,
        name=photo.file_name or photo.id,
        owner=photo.user_name,
        told=", ".join(f"{box.label} {box.confidence:.2f}" for box in _strongest(example.boxes)),
        boxes=tuple(_box(box, photo) for box in example.boxes),
    )


def _strongest(boxes: tuple[Detection, ...], most: int = 4) -> list[Detection]:
    """One of each label."""
    best = {box.label: box for box in sorted(boxes, key=lambda box: box.confidence)}
    return sorted(best.values(), key=lambda box: -box.confidence)[:most]


def _box(box: Detection, photo: Photo) -> BoxShown:
    across, down = 100 / max(photo.width or 1, 1), 100 / max(photo.height or 1, 1)
    return BoxShown(
        left=box.x1 * across,
        top=box.y1 * down,
        width=(box.x2 - box.x1) * across,
        height=(box.y2 - box.y1) * down,
        label=f"{box.label} {box.confidence:.2f}",
    )


def _smaller(picture: bytes) -> tuple[bytes, int, int] | None:
    pixels = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_COLOR)
    if pixels is None:
        return None
    scale = min(1.0, LONGEST / max(pixels.shape[:2]))
    width, height = (max(1, round(side * scale)) for side in (pixels.shape[1], pixels.shape[0]))
    pixels = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return data.tobytes(), width, height
