"""Decoder and Inspector give what reading in one's own process gives, whichever process reads."""

from collections.abc import Iterator

import numpy as np
import pytest

from functions.shared.images.decoding import decode
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.images.decoding.picture import Cover
from functions.shared.images.heads import header
from functions.shared.images.heads.inspector import Inspector
from functions.shared.images.workers.pool import WorkerPool
from tests.shared.images.hostile_files import sound_files

SOUND = sound_files()


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder()
    yield decoder
    decoder.close()


@pytest.fixture(scope="module")
def inspector() -> Iterator[Inspector]:
    inspector = Inspector()
    yield inspector
    inspector.close()


@pytest.mark.parametrize("kind", SOUND)
@pytest.mark.parametrize("cover", [Cover(longest=60), Cover(shortest=90)])
def test_the_same_pixels(decoder: Decoder, kind: str, cover: Cover) -> None:
    expected = decode.decode(SOUND[kind], cover)

    picture = decoder.decode(SOUND[kind], cover)

    assert (picture.width, picture.height) == (expected.width, expected.height)
    assert np.array_equal(picture.pixels, expected.pixels)


@pytest.mark.parametrize("kind", SOUND)
def test_the_same_header(inspector: Inspector, kind: str) -> None:
    assert inspector.inspect(SOUND[kind]) == header.inspect(SOUND[kind])


def test_plain_jpeg_starts_no_process() -> None:
    workers = WorkerPool(["/nonexistent"])

    assert Decoder(workers).decode(SOUND["JPEG"]).pixels.size
    assert Inspector(workers).inspect(SOUND["JPEG"]).width
