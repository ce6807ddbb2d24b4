"""Readers of this house's own meet damage of every kind: a picture, or a reason, and nothing else."""

from collections.abc import Iterator

import pytest

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Cover
from tests.shared.images.hostile_files import cut, flipped, scrambled
from tests.shared.images.kinds.catalogue import catalogue

COVER = Cover(longest=1440, shortest=256)
OWN = ("TIFF", "BMP", "DNG", "CR2", "CR3", "NEF", "RAF", "ORF", "RW2")
TOLD = ("nclx", "cICP", "Samsung", "in tiles")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {
        f"{kind.format} {kind.variant}": kind.make()
        for kind in catalogue()
        if kind.format in OWN or any(word in kind.variant for word in TOLD)
    }


def damaged(files: dict[str, bytes]) -> Iterator[bytes]:
    yield from flipped(files, 6)
    yield from scrambled(files, 6)
    yield from cut(files)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_damage_gives_a_picture_or_a_reason(files: dict[str, bytes]) -> None:
    pictures, reasons = 0, set[str]()
    for data in damaged(files):
        try:
            assert decode(data, COVER).pixels.size
            pictures += 1
        except UnreadableImage as refusal:
            reasons.add(refusal.detail)

    assert pictures
    assert reasons
    assert all(reason.endswith(".") and "Error" not in reason for reason in reasons)
