"""EXIF in places and in states in which few programs leave it."""

import io
import struct
import zlib

import pytest
from PIL import Image

from functions.photos.metadata.reading import read_metadata
from functions.shared.images.formats.exif import Tag, read_exif
from functions.shared.images.heads.header import inspect
from functions.shared.models.metadata import Metadata
from tests.photos.metadata.exif_photos import EXIF, MODEL, TAKEN
from tests.shared.images.hostile_files import png

WHEN, TAKEN_AT = "2024:05:04 10:11:12", 1_714_817_472_000


def block() -> bytes:
    exif = Image.Exif()
    exif[MODEL] = "K-1"
    exif.get_ifd(EXIF)[TAKEN] = WHEN
    return exif.tobytes()


def as_digits(name: bytes, chunk: bytes) -> tuple[bytes, bytes]:
    text = b"\nexif\n%8d\n" % len(block()) + block().hex().encode() + b"\n"
    return chunk, name + b"\0" + (b"\0" + zlib.compress(text) if chunk == b"zTXt" else text)


def told(*chunks: tuple[bytes, bytes]) -> Metadata:
    return read_metadata(inspect(png(4, 4, *chunks, (b"IDAT", zlib.compress(bytes(52))))))


@pytest.mark.parametrize("chunk", [b"tEXt", b"zTXt"])
@pytest.mark.parametrize("name", [b"Raw profile type exif", b"Raw profile type APP1"])
def test_png_has_exif_in_digits(name: bytes, chunk: bytes) -> None:
    found = told(as_digits(name, chunk))

    assert (found.camera, found.taken_at) == ("K-1", TAKEN_AT)


@pytest.mark.parametrize("text", [b"", b"\nexif\n 4\nxyz\n", b"\nexif\n", b"\xff\xff\xff"])
@pytest.mark.parametrize("chunk", [b"tEXt", b"zTXt"])
def test_digits_that_are_none_are_left_out(chunk: bytes, text: bytes) -> None:
    packed = b"\0" + (zlib.compress(text) if text else b"no deflate") if chunk == b"zTXt" else text

    assert told((chunk, b"Raw profile type exif\0" + packed)).camera is None


def test_a_block_without_its_head_is_read() -> None:
    assert read_exif(block()[10:])[Tag.TAKEN] == WHEN
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=b"Exif\0\0" + block()[10:])
    assert read_metadata(inspect(file.getvalue())).taken_at == TAKEN_AT


def test_a_place_whose_seconds_are_unknown_is_one() -> None:
    def entry(tag: Tag, values: tuple[int, ...]) -> dict[Tag, object]:
        main = struct.pack("<2sHIHHHIII", b"II", 42, 8, 1, 0x8825, 4, 1, 26, 0)
        gps = struct.pack("<HHHIII", 1, tag, 5, len(values) // 2, 44, 0)
        return dict(read_exif(main + gps + struct.pack(f"<{len(values)}I", *values)))

    assert entry(Tag.GPS_LATITUDE, (48, 1, 30, 1, 0, 0)) == {Tag.GPS_LATITUDE: (48.0, 30.0, 0.0)}
    assert entry(Tag.GPS_LATITUDE, (0, 0, 30, 1, 0, 1)) == {}
    assert entry(Tag.GPS_ALTITUDE, (3, 0)) == {}
