"""No file harms who reads it: it gives a picture, or is refused with a reason, soon, in little memory."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decoder import DECODING, Decoder
from functions.shared.images.decoding.picture import Cover
from functions.shared.images.heads.inspector import INSPECTION, Inspector
from functions.shared.images.workers.pool import WorkerPool
from functions.shared.images.workers.process import WorkerLimits
from tests.shared.images import hostile_files

COVER = Cover(longest=1440, shortest=256)
# Patient with the machine, not with the files.
LIMITS = WorkerLimits(waiting_seconds=60, cpu_seconds=3, seconds=60)
MOST_CPU_SECONDS = 4


@dataclass(frozen=True)
class Readers:
    inspector: Inspector
    decoder: Decoder


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    readers = Readers(Inspector(WorkerPool(INSPECTION, LIMITS)), Decoder(WorkerPool(DECODING, LIMITS)))
    yield readers
    readers.inspector.close()
    readers.decoder.close()


@pytest.fixture(scope="module")
def sound() -> dict[str, bytes]:
    return hostile_files.sound_files()


def read_all(readers: Readers, files: Iterable[bytes]) -> tuple[int, list[str]]:
    """How many gave a picture, and the reasons of those that did not."""
    pictures, reasons = 0, []
    for data in files:
        started = time.thread_time()
        try:
            readers.inspector.inspect(data)
            pixels = readers.decoder.decode(data, COVER).pixels
            assert pixels.ndim == 3
            assert pixels.size > 0
            pictures += 1
        except UnreadableImage as refusal:
            reasons.append(refusal.detail)
        assert time.thread_time() - started < MOST_CPU_SECONDS, data[:80]
    return pictures, reasons


def assert_for_people(reasons: list[str]) -> None:
    for reason in set(reasons):
        assert reason[0].isupper()
        assert reason.endswith(".")
        assert "Error" not in reason
        assert "0x" not in reason


def test_the_sound_ones_are_all_read(readers: Readers, sound: dict[str, bytes]) -> None:
    assert read_all(readers, sound.values()) == (len(sound), [])


def test_cut_files(readers: Readers, sound: dict[str, bytes]) -> None:
    files = list(hostile_files.cut(sound))

    pictures, reasons = read_all(readers, files)

    assert_for_people(reasons)
    assert len(reasons) > 0.8 * len(files)
    assert pictures + len(reasons) == len(files)


@pytest.mark.parametrize("kind", hostile_files.FORMATS)
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_half_a_picture_is_none(readers: Readers, kind: str, share: float) -> None:
    image = Image.effect_noise((320, 240), 90).convert("RGB")
    data = hostile_files.saved(image, kind)

    with pytest.raises(UnreadableImage):
        readers.decoder.decode(data[: int(len(data) * share)])


def test_files_with_flipped_bits(readers: Readers, sound: dict[str, bytes]) -> None:
    pictures, reasons = read_all(readers, hostile_files.flipped(sound, 40))

    assert_for_people(reasons)
    assert pictures > 0
    assert reasons


def test_scrambled_files(readers: Readers, sound: dict[str, bytes]) -> None:
    pictures, reasons = read_all(readers, hostile_files.scrambled(sound, 40))

    assert_for_people(reasons)
    assert pictures > 0
    assert reasons


def test_files_that_lie_about_their_size(readers: Readers, sound: dict[str, bytes]) -> None:
    _, reasons = read_all(readers, hostile_files.liars(sound))

    assert_for_people(reasons)
    assert any("of memory" in reason for reason in reasons)


@pytest.mark.parametrize("bomb", hostile_files.BOMBS)
def test_bombs(readers: Readers, bomb: str) -> None:
    _, reasons = read_all(readers, [hostile_files.BOMBS[bomb]()])

    assert_for_people(reasons)


def test_a_file_is_what_it_begins_with(readers: Readers, sound: dict[str, bytes]) -> None:
    inspector = readers.inspector
    for name, data in sound.items():
        expected = inspector.inspect(data)
        for other in sound.values():
            assert inspector.inspect(data + other).format == expected.format, name
        for prefix in (b"%PDF-1.7\n", b"<html>", b"\n"):
            with pytest.raises(UnreadableImage, match="supported are JPEG"):
                inspector.inspect(prefix + data)


def test_polyglots(readers: Readers, sound: dict[str, bytes]) -> None:
    pictures, reasons = read_all(readers, hostile_files.polyglots(sound))

    assert_for_people(reasons)
    assert pictures > 0


def test_nothings(readers: Readers) -> None:
    pictures, reasons = read_all(readers, hostile_files.nothings())

    assert_for_people(reasons)
    assert pictures == 0


def test_memory_stays_flat(readers: Readers, sound: dict[str, bytes]) -> None:
    def read() -> int:
        read_all(readers, hostile_files.flipped(sound, 15))
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    read()
    before = read()
    after = [read() for _ in range(3)][-1]

    assert after - before < 8_000_000
