"""JPEG files whose end is missing: shown where nearly all of the picture is there, else refused."""

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.broken_jpeg import MOST_LOST
from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import EVERYTHING, Cover

KINDS: dict[str, dict[str, Any]] = {
    "baseline": {},
    "with restarts": {"restart_marker_rows": 1},
    "progressive": {"progressive": True},
    "grey": {},
}


def photo(kind: str, *, white_below: int = 0) -> bytes:
    """Noise, so that each row takes as much of the file as any other; 640 rows."""
    noise = np.random.default_rng(3).integers(0, 256, (160, 120, 3), np.uint8)
    pixels = np.kron(noise, np.ones((4, 4, 1), np.uint8))
    if white_below:
        pixels[-white_below:] = 255
    file = io.BytesIO()
    image = Image.fromarray(pixels)
    (image.convert("L") if kind == "grey" else image).save(file, "JPEG", quality=90, **KINDS[kind])
    return file.getvalue()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lost", [1, 2])
def test_without_its_end_marker_a_photo_is_the_same(kind: str, lost: int) -> None:
    whole = photo(kind)

    assert np.array_equal(decode(whole[:-lost]).pixels, decode(whole).pixels)


@pytest.mark.parametrize("kind", ["baseline", "with restarts", "grey"])
@pytest.mark.parametrize("cover", [EVERYTHING, Cover(longest=320)])
def test_a_photo_that_misses_its_last_rows_is_shown(kind: str, cover: Cover) -> None:
    whole = photo(kind)
    expected = decode(whole, cover).pixels

    found = decode(whole[: -len(whole) // 50], cover).pixels

    there = round(len(expected) * (1 - MOST_LOST))
    assert np.array_equal(found[:there], expected[:there])
    assert not np.array_equal(found, expected)


@pytest.mark.parametrize("kind", ["baseline", "with restarts", "grey"])
@pytest.mark.parametrize("there", [5, 50, 90])
def test_a_photo_that_misses_more_is_refused_with_how_much_is_there(kind: str, there: int) -> None:
    whole = photo(kind)

    with pytest.raises(UnreadableImage, match=r"breaks off after \d+ % of its picture") as refusal:
        decode(whole[: len(whole) * there // 100])

    assert abs(int(refusal.value.detail.split(" %")[0].split()[-1]) - there) <= 3


def test_what_is_there_is_not_guessed_from_its_colour() -> None:
    whole = photo("baseline", white_below=320)

    assert np.array_equal(decode(whole[:-2]).pixels, decode(whole).pixels)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_progressive_photo_without_all_of_its_scans_is_refused(share: float) -> None:
    whole = photo("progressive")

    with pytest.raises(UnreadableImage, match="breaks off"):
        decode(whole[: int(len(whole) * share)])


def test_a_progressive_photo_cut_between_two_scans_is_refused() -> None:
    whole = photo("progressive")

    with pytest.raises(UnreadableImage, match="before its picture is sharp"):
        decode(whole[: whole.rindex(b"\xff\xda")])
