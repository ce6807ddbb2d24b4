"""Of most files little is asked for, and it tells the same as all of it."""

import struct
from dataclasses import replace

import pytest

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.exif import read_exif
from functions.shared.images.heads.extent import START, without_pixels
from functions.shared.images.heads.header import Header, inspect
from functions.shared.images.heads.sparse import MOST_BYTES, MOST_CALLS, Part
from tests.photos.metadata.written_files import told
from tests.shared.images.heads.wordy_files import LARGE, WORDS, extended, jpeg_with, large, noise, png_of
from tests.shared.images.hostile_files import saved

KILOBYTE = 1024
LONG_HEADS = ("JPEG, after a long head", "JPEG, XMP of several segments")
WITH_WORDS = [kind for kind in LARGE if kind[:3] in ("PNG", "Web", "TIF", "HEI", "AVI", "GIF")]


class Stored:
    """A file of which parts are asked."""

    def __init__(self, data: bytes) -> None:
        self.data, self.asked = data, list[Part]()

    def fetch(self, part: Part) -> bytes:
        self.asked.append(part)
        return self.data[slice(*part)]

    def head(self) -> bytes | None:
        return without_pixels(len(self.data), self.fetch)

    @property
    def bytes_asked(self) -> int:
        return sum(stop - first for first, stop in self.asked)


def read(data: bytes) -> tuple[Header, object]:
    """TIFF's EXIF is the file itself: then what it tells is compared."""
    header = inspect(data)
    return replace(header, exif=b"", preview=None), read_exif(header.exif)


@pytest.mark.parametrize("kind", LARGE)
def test_parts_tell_what_the_file_tells(kind: str) -> None:
    file = Stored(large(kind))

    head = file.head()

    assert head is not None
    assert read(head) == read(file.data)
    assert told(head) == told(file.data)
    assert len(file.asked) <= 8
    assert file.asked[0] == (0, START)
    assert file.bytes_asked <= (512 if kind in LONG_HEADS else 256) * KILOBYTE


@pytest.mark.parametrize("kind", WITH_WORDS)
def test_what_was_written_is_among_it(kind: str) -> None:
    head = Stored(large(kind)).head()

    assert head is not None
    assert told(head).keywords == ("boat",)
    assert told(head).rating == 4


def test_preview_of_a_camera_raw_file_is_found_by_parts() -> None:
    for kind in (kind for kind in LARGE if "raw" in kind):
        file = Stored(large(kind))
        head = file.head()
        assert head is not None
        assert inspect(head).preview == inspect(file.data).preview


@pytest.mark.parametrize(
    "data",
    [
        jpeg_with(*[(0xED, b"Photoshop 3.0\0" + bytes(60_000))] * 40),
        b"FOVb" + noise().tobytes(),
        b"%PDF-1.7" + bytes(START),
        png_of(8192)[: START + 9],
    ],
)
def test_what_parts_do_not_tell_is_read_whole(data: bytes) -> None:
    file = Stored(data)

    assert file.head() is None
    assert len(file.asked) <= MOST_CALLS
    assert file.bytes_asked <= MOST_BYTES


def test_file_that_is_shorter_than_was_said_is_read_whole() -> None:
    data = large("JPEG")

    assert without_pixels(len(data) + START, lambda part: data[slice(*part)][:99]) is None


@pytest.mark.parametrize("kind", sorted(LARGE))
def test_whatever_is_cut_off_is_told_of_parts_as_of_the_whole(kind: str) -> None:
    data = large(kind)
    for tenth in (1, 5, 9):
        file = Stored(data[: len(data) * tenth // 10])
        head = file.head()
        if head is not None:
            assert _outcome(head) == _outcome(file.data)


def _outcome(data: bytes) -> object:
    try:
        return read(data)
    except UnreadableImage as refusal:
        return str(refusal)


def test_entries_that_all_point_to_the_same_cost_little() -> None:
    """Thirty directories of five hundred values each, all of them the same sixty kilobytes."""
    entries = b"".join(struct.pack("<HHII", 1000 + n, 7, 60_000, 70_000) for n in range(500))
    directory, at, body = struct.pack("<H", 500) + entries, 16, b""
    for number in range(30):
        body += directory + struct.pack("<I", at + (number + 1) * (len(directory) + 4))
    file = Stored(struct.pack("<2sHI8x", b"II", 42, 16) + body + bytes(400_000))

    assert file.head() is None
    assert file.bytes_asked < 600 * KILOBYTE


def test_animation_is_read_from_its_beginning() -> None:
    frames = [noise(300).quantize(256) for _ in range(4)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])

    assert len(Stored(data).head() or data) < 4 * KILOBYTE < len(large("GIF"))


def test_xmp_of_several_segments_is_read_where_all_of_them_are_there() -> None:
    more = WORDS + b" " * 100_000
    main, *parts = extended(WORDS.replace(b"boat", b"ship").replace(b"xmp:Rating", b"xmp:Label"), more)

    assert told(jpeg_with(main, *parts)).rating == 4
    assert told(jpeg_with(main, *parts)).keywords == ("ship",)
    assert told(jpeg_with(main, *parts, *parts)).rating == 4
    for broken in ([], parts[1:], [(0xE1, part[:-1] + b"!") for _, part in parts]):
        assert told(jpeg_with(main, *broken)).rating is None
        assert told(jpeg_with(main, *broken)).keywords == ("ship",)
