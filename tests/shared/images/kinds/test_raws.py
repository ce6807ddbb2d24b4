"""Camera raw files are shown by the preview that is in them, and tell what they are."""

import pytest

from functions.photos.metadata.reading import read_metadata
from functions.shared.errors import UnreadableImage
from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.images.formats.identify import identify
from functions.shared.images.heads.header import inspect
from functions.shared.images.heads.inspector import Inspector
from tests.shared.images.drawings import BLUE, GREEN, RED, WHITE, close, corners
from tests.shared.images.kinds import raws
from tests.shared.images.kinds.raws import RAWS

QUARTERS = [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("name", RAWS)
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_the_preview_is_the_picture_and_upright(name: str, orientation: int) -> None:
    data = RAWS[name](orientation)

    header, picture = inspect(data), decode(data)

    assert identify(data) == header.format == name
    assert (header.width, header.height) == (picture.width, picture.height) == (960, 640)
    assert header.orientation == orientation
    assert close(corners(picture.pixels), QUARTERS)


@pytest.mark.parametrize("name", sorted(RAWS.keys() - {"DNG", "CR2"}))
def test_it_tells_what_its_camera_says(name: str) -> None:
    told = read_metadata(inspect(RAWS[name](6)))

    assert told.taken_at == 1_714_817_472_000
    assert told.camera
    assert told.orientation == 6
    assert told.content_type.startswith("image/x-")


def test_a_worker_reads_the_same() -> None:
    inspector, decoder = Inspector(), Decoder()
    for make in (RAWS["NEF"], RAWS["CR3"], RAWS["RAF"]):
        assert inspector.inspect(make(6)) == inspect(make(6))
        assert decoder.decode(make(6)).pixels.shape == (640, 960, 3)
    inspector.close()
    decoder.close()


@pytest.mark.parametrize(
    "data", [raws.thumbnail_only(), raws.dng(width=160, height=120), raws.structured(b"SONY", b"")]
)
def test_without_a_preview_it_is_refused_by_that_reason(data: bytes) -> None:
    with pytest.raises(UnreadableImage, match="a camera raw file without a preview that is large enough"):
        inspect(data)


def test_oldest_raw_files_of_canon_are_shown_too() -> None:
    data = b"II\x1a\0\0\0HEAPCCDR" + bytes(90) + raws.preview()

    assert (inspect(data).content_type, inspect(data).width) == ("image/x-raw", 960)


def test_a_preview_is_found_by_the_notes_of_its_maker() -> None:
    header = inspect(raws.orf_with_notes())

    assert (header.format, header.width, header.height) == ("ORF", 960, 640)


def test_a_preview_that_breaks_off_is_refused() -> None:
    data = RAWS["RAF"](1)

    with pytest.raises(UnreadableImage):
        decode(data[: len(data) // 2])


def test_samples_that_look_like_a_jpeg_are_no_preview() -> None:
    frame = b"\xff\xc3\0\x11\x08\x20\0\x20\0\3\1\x11\0\2\x11\0\3\x11\0"
    lossless = b"\xff\xd8" + frame + b"\xff\xda\0\x0c\3\1\0\2\0\3\0\1\0\0"

    assert decode(raws.raf() + lossless + bytes(99)).width == 960
