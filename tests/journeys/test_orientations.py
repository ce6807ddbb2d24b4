"""However a camera was held, the album shows and recognises one and the same photo."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.journeys.running_album import Person, RunningAlbum
from tests.shared.images.drawings import STORED_AS, save

ORIENTATION = 0x0112
SIDES = ("x1", "y1", "x2", "y2")


@dataclass(frozen=True)
class Kind:
    """``enlarged``: how often the sample photo's size. ``tolerance``: of boxes, in pixels."""

    image_format: str
    enlarged: int
    options: dict[str, Any]
    tolerance: int


KINDS = {
    # Blocks of a JPEG do not turn with the picture.
    "JPEG": Kind("JPEG", 1, {"quality": 98, "subsampling": 0}, 4),
    # Large enough for recognition to read the preview.
    "large JPEG": Kind("JPEG", 3, {"quality": 90}, 12),
    "PNG": Kind("PNG", 1, {"compress_level": 1}, 0),
}


@pytest.mark.parametrize("name", KINDS)
def test_eight_orientations_are_one_photo(album: RunningAlbum, shared_photos: Path, name: str) -> None:
    kind = KINDS[name]
    upright = load(shared_photos / "bus.jpg", kind.enlarged)
    gil = Person(album, "gil")
    album_id = gil.new_album(name)

    photos = {}
    for orientation in STORED_AS:
        key = f"incoming:gil:{kind.image_format}-{kind.enlarged}-{orientation}"
        gil.put(key, turned(upright, orientation, kind)).raise_for_status()
        photos[orientation] = gil.post("/photos/", {"albumId": album_id, "key": key}).json()

    first = photos[1]
    for orientation, photo in photos.items():
        assert (photo["status"], photo["orientation"]) == ("ready", orientation)
        assert (photo["width"], photo["height"]) == upright.size
        assert_same_objects(photo["detections"], first["detections"], kind.tolerance)
        for shown in ("thumbnailKey", "previewKey"):
            assert_alike(picture(gil, photo[shown]), picture(gil, first[shown]))


def load(photo: Path, enlarged: int) -> Image.Image:
    image = Image.open(photo).convert("RGB")
    return image.resize((image.width * enlarged, image.height * enlarged), Image.Resampling.BICUBIC)


def turned(upright: Image.Image, orientation: int, kind: Kind) -> bytes:
    stored = upright
    for step in STORED_AS[orientation]:
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return save(stored, kind.image_format, exif=exif, **kind.options)


def picture(person: Person, key: str) -> NDArray[np.int16]:
    answer = person.get(f"/storage/{key}")
    assert answer.status_code == 200, key
    return np.asarray(Image.open(io.BytesIO(answer.content))).astype(np.int16)


def assert_alike(found: NDArray[np.int16], expected: NDArray[np.int16]) -> None:
    assert found.shape == expected.shape
    assert np.abs(found - expected).mean() < 3


def assert_same_objects(found: list[dict[str, Any]], expected: list[dict[str, Any]], tolerance: int) -> None:
    assert [each["class"] for each in found] == [each["class"] for each in expected]
    assert len(found) >= 4
    for one, other in zip(found, expected, strict=True):
        assert [one[side] for side in SIDES] == pytest.approx([other[side] for side in SIDES], abs=tolerance)
