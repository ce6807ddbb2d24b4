"""Copies of photos, and what only looks like copies, each with the record that the album would make of it."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Cover
from functions.shared.images.pixels import Pixels
from functions.shared.models.metadata import TakenAtSource
from functions.shared.models.photo import Photo
from functions.thumbnail.look import make_look
from functions.thumbnail.render import PREVIEW_SIDE, shrink_to_preview

USER: Final = "benchmark"
CAMERA: Final = "X-T5"
HOUR_MS: Final = 3_600_000
Draw = Callable[[Pixels], Pixels]


@dataclass(frozen=True)
class Variant:
    """``frame``: which frame of the burst it is a copy of; ``seconds`` after the first, None where untold."""

    name: str
    draw: Draw
    quality: int = 90
    frame: int = 0
    seconds: int | None = 0
    file_name: str = "IMG_{number:04}.JPG"


def _scaled(by: float) -> Draw:
    return lambda pixels: cv2.resize(pixels, None, fx=by, fy=by, interpolation=cv2.INTER_AREA).astype(
        np.uint8
    )


def _cut(share: float, by: float) -> Draw:
    def cut(pixels: Pixels) -> Pixels:
        rows, columns = (int(side * share / 2) for side in pixels.shape[:2])
        return _scaled(by)(np.ascontiguousarray(pixels[rows:-rows, columns:-columns]))

    return cut


def _brighter(by: float, scale: float) -> Draw:
    return lambda pixels: _scaled(scale)(np.clip(pixels * by + 3, 0, 255).astype(np.uint8))


def _moved(share: float) -> Draw:
    """As from a hand that holds the camera, by other light and with other noise."""

    def move(pixels: Pixels) -> Pixels:
        height, width = pixels.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), 0.7, 1.01)
        turn[:, 2] += (share * width, share * height / 2)
        turned = cv2.warpAffine(pixels, turn, (width, height), borderMode=cv2.BORDER_REFLECT)
        noise = np.random.default_rng(1).normal(0, 3, turned.shape)
        return np.clip(255 * (turned / 255) ** 0.95 + noise, 0, 255).astype(np.uint8)

    return move


def _as_it_is(pixels: Pixels) -> Pixels:
    return pixels


VARIANTS: Final = (
    Variant("the original", _as_it_is, 95),
    Variant("compressed again", _as_it_is, 60),
    Variant("half as wide", _scaled(0.5), 80),
    Variant("a quarter as wide, without metadata", _scaled(0.25), 70, seconds=None),
    Variant("0.6 as wide, without metadata", _scaled(0.6), 75, seconds=None, file_name="photo-{number}.jpg"),
    Variant("brighter and half as wide, without metadata", _brighter(1.06, 0.5), 80, seconds=None),
    Variant("edges of 1 % cut off, and smaller", _cut(0.01, 0.8), 85),
    Variant("edges of 2 % cut off, and smaller", _cut(0.02, 0.8), 85),
    Variant("the next of a burst", _moved(0.005), 95, frame=1, seconds=2, file_name="IMG_1{number:04}.JPG"),
    Variant("of the same second", _moved(0.01), 95, frame=2, file_name="IMG_2{number:04}.JPG"),
    Variant("from a tripod", _as_it_is, 93, frame=3, seconds=5, file_name="IMG_3{number:04}.JPG"),
    Variant("mirrored", lambda pixels: np.ascontiguousarray(pixels[:, ::-1]), 95, frame=4, seconds=None),
)


@dataclass(frozen=True)
class Made:
    photo: Photo
    variant: Variant
    picture: tuple[int, int]
    """Those with the same are the same picture."""


def made_of(folder: Path) -> Iterator[Made]:
    """Of each picture in the folder all variants."""
    for number, path in enumerate(sorted(folder.rglob("*.jpg"))):
        try:
            pixels = decode(path.read_bytes(), Cover(longest=PREVIEW_SIDE)).pixels
        except UnreadableImage:
            continue
        for at, variant in enumerate(VARIANTS):
            yield Made(_record(pixels, variant, number, at), variant, (number, variant.frame))


def _record(pixels: Pixels, variant: Variant, number: int, at: int) -> Photo:
    data = _jpeg(variant.draw(pixels), variant.quality)
    picture = decode(data, Cover(longest=PREVIEW_SIDE))
    is_told = variant.seconds is not None
    id = f"{number:012x}{at:012x}"
    return Photo(
        id=id,
        user_name=USER,
        key=f"incoming:{USER}:{id}",
        file_name=variant.file_name.format(number=number),
        created_at=number,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        content_type="image/jpeg",
        width=picture.width,
        height=picture.height,
        camera=CAMERA if is_told else None,
        taken_at=number * HOUR_MS + 1000 * (variant.seconds or 0) if is_told else None,
        taken_at_source=TakenAtSource.EXIF if is_told else None,
        look=make_look(shrink_to_preview(picture)),
    )


def _jpeg(pixels: Pixels, quality: int) -> bytes:
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    _, jpeg = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return jpeg.tobytes()


def pairs_of(photos: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each two of these ids once, the smaller one first."""
    ids = sorted(photos)
    return ((one, other) for at, one in enumerate(ids) for other in ids[at + 1 :])
