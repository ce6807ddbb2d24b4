"""What a picture looks like, in bits."""

import io

import numpy as np
import pytest
from PIL import Image

from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Cover, Picture
from functions.shared.models.look import difference
from functions.thumbnail.look import make_look
from tests.house import Person
from tests.thumbnail.asking import details
from tests.thumbnail.scenes import SAMPLES

NAMES = ("astronaut.jpg", "cat.jpg", "coffee.jpg")


def look(image: Image.Image, quality: int = 90) -> str:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return make_look(decode(file.getvalue(), Cover(longest=1440)))


def sample(name: str) -> Image.Image:
    return Image.open(SAMPLES / name).convert("RGB")


@pytest.mark.parametrize("name", NAMES)
def test_copies_look_nearly_the_same(name: str) -> None:
    image = sample(name)
    half = image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS)

    original = look(image)

    assert len(original) == 64
    assert difference(original, look(image, quality=40)) <= 6
    assert difference(original, look(half, quality=70)) <= 12


def test_others_look_otherwise() -> None:
    first, second, third = map(look, map(sample, NAMES))
    mirrored = look(sample("cat.jpg").transpose(Image.Transpose.FLIP_LEFT_RIGHT))

    assert min(difference(*pair) for pair in ((first, second), (second, third), (second, mirrored))) > 90


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGB", (640, 480), "teal"),
        Image.linear_gradient("L").convert("RGB"),
        Image.fromarray(np.random.default_rng(1).integers(0, 16, (1080, 1440, 3)).astype(np.uint8)),
        Image.new("RGB", (1, 1)),
    ],
    ids=["plain", "shaded", "dark and noisy", "one pixel"],
)
def test_where_there_is_nothing_to_see_there_is_no_look(image: Image.Image) -> None:
    assert look(image) == ""


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (33, 31)])
def test_every_shape_may_be_looked_at(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(2).integers(0, 256, (size[1], size[0], 3)).astype(np.uint8)

    assert len(make_look(Picture(noise, *size))) in (0, 64)


def test_it_is_told_with_a_thumbnail(ann: Person) -> None:
    cat = (SAMPLES / "cat.jpg").read_bytes()
    stored = details(ann, ann.upload("cat", cat)).get_json()
    sent = details(ann, cat, "image/jpeg").get_json()

    assert len(stored["look"]) == 64
    assert difference(stored["look"], sent["look"]) <= 6
