"""Broken EXIF is left out; it never costs the photo, nor much of anything."""

import struct
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from functions.photos.metadata.reading import read_metadata
from functions.shared.images.formats.exif import Tag, read_exif
from functions.shared.images.heads.header import inspect
from tests.photos.metadata.exif_photos import MAKE, TAKEN, photo


@given(st.binary(max_size=400))
def test_no_exif_block_raises(block: bytes) -> None:
    for head in (b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08", b"Exif\0\0II*\0\x08\0\0\0"):
        read_exif(head + block)


@given(st.data())
def test_a_damaged_exif_block_never_costs_the_photo(data: st.DataObject) -> None:
    taken, north = {TAKEN: "1999:12:31 23:59:59"}, {1: "N", 2: (1.0, 2.0, 3.0)}
    whole = bytearray(photo(main={MAKE: "Kodak"}, exif=taken, gps=north))
    start = whole.index(b"Exif\0\0") + 6
    end = start + int.from_bytes(whole[start - 8 : start - 6], "big") - 8
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(start, end - 1))] = data.draw(st.integers(0, 255))

    found = read_metadata(inspect(bytes(whole)))

    assert {found.width, found.height} == {30, 40}


def test_entries_that_all_point_to_everything_cost_nothing() -> None:
    length = 65_000
    entries = (struct.pack("<HHII", tag, 2, length, 8) for tag in range(5_000))
    block = b"II*\0" + struct.pack("<IH", 8, 5_000) + b"".join(entries)

    tracemalloc.start()
    found = read_exif(block + bytes(length - len(block)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert not found
    assert peak < 1_000_000


def test_a_directory_that_contains_itself_ends() -> None:
    pointers = b"".join(struct.pack("<HHII", tag, 4, 1, 8) for tag in (0x8769, 0x8825))
    make = struct.pack("<HHI4s", Tag.MAKE, 2, 4, b"abc\0")

    assert read_exif(b"II*\0" + struct.pack("<IH", 8, 3) + pointers + make) == {Tag.MAKE: "abc"}
