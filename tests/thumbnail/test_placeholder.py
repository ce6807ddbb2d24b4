"""The blur that stands in for a thumbnail."""

import base64
from collections.abc import Callable

import numpy as np
import pytest
from thumbhash import (
    rgba_to_thumb_hash,
    thumb_hash_to_approximate_aspect_ratio,
    thumb_hash_to_average_rgba,
)

from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Cover, Picture
from functions.shared.images.pixels import Pixels
from functions.thumbnail.placeholder import make_placeholder
from functions.thumbnail.thumb_hash import thumb_hash
from tests.thumbnail.scenes import SAMPLES


def split(width: int, height: int) -> Picture:
    """Red on the left, blue on the right."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, : width // 2, 0] = 220
    pixels[:, width // 2 :, 2] = 220
    return Picture(pixels, width, height)


def decoded(placeholder: str) -> list[int]:
    return list(base64.b64decode(placeholder))


def test_it_is_small_enough_for_a_list_of_photos() -> None:
    assert len(make_placeholder(split(1440, 1080))) <= 36


@pytest.mark.parametrize(
    ("name", "hash_of_the_original"),
    [
        ("astronaut.jpg", "3EgKFwhpaIVPh2aHVnh5aIdp+SVif0IG"),
        ("cat.jpg", "XEkGFYL2V2ii5qiqaEV4hQx31GBm"),
        ("coffee.jpg", "GIoKDYSlqYdPUXd3eEeHh9N/YYoI"),
    ],
)
def test_it_is_what_the_original_thumbhash_makes_of_the_pixels(name: str, hash_of_the_original: str) -> None:
    picture = decode((SAMPLES / name).read_bytes(), Cover(longest=256))

    assert make_placeholder(picture) == hash_of_the_original


def noise(chance: np.random.Generator, rows: int, columns: int) -> Pixels:
    return chance.integers(0, 256, (rows, columns, 3)).astype(np.uint8)


def plain(chance: np.random.Generator, rows: int, columns: int) -> Pixels:
    return np.full((rows, columns, 3), chance.integers(0, 256, 3), np.uint8)


def grey(chance: np.random.Generator, rows: int, columns: int) -> Pixels:
    return np.repeat(chance.integers(0, 256, (rows, columns, 1)), 3, axis=2).astype(np.uint8)


@pytest.mark.parametrize("make", [noise, plain, grey])
def test_bytes_are_those_of_the_loops_of_the_original(
    make: Callable[[np.random.Generator, int, int], Pixels],
) -> None:
    chance = np.random.default_rng(5)
    for rows, columns in chance.integers(1, 33, (40, 2)).tolist():
        pixels = make(chance, rows, columns)
        opaque = np.dstack([pixels, np.full((rows, columns), 255, np.uint8)])

        assert list(thumb_hash(pixels)) == rgba_to_thumb_hash(columns, rows, opaque.ravel().tolist())


def test_it_keeps_the_shape() -> None:
    upright, lying = (make_placeholder(split(*size)) for size in ((300, 600), (600, 300)))

    assert thumb_hash_to_approximate_aspect_ratio(decoded(upright)) < 0.7
    assert thumb_hash_to_approximate_aspect_ratio(decoded(lying)) > 1.4


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (33, 31)])
def test_every_shape_has_one(size: tuple[int, int]) -> None:
    picture = Picture(np.full((size[1], size[0], 3), 128, np.uint8), *size)

    average = thumb_hash_to_average_rgba(decoded(make_placeholder(picture)))

    assert average[:3] == pytest.approx([0.5, 0.5, 0.5], abs=0.05)
