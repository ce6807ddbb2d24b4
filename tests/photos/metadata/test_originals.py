"""As much of an original is fetched as tells what is asked of it."""

import struct
from collections.abc import Iterable
from typing import Any

import pytest
from PIL import Image

from functions.photos.metadata.originals import START
from functions.shared.images.heads.extent import parts_beyond, without_pixels
from functions.shared.images.heads.header import inspect
from tests.house import House, Person
from tests.photos.metadata.written_files import jpeg, listed, packet, png_with
from tests.shared.images.hostile_files import saved

XMP = packet(listed("dc:subject", "boat"))
LARGEST = 190_000


def noise(kind: str, **options: object) -> bytes:
    side = {"JPEG": 420, "HEIC": 360, "AVIF": 400}[kind]
    data = saved(Image.effect_noise((side, side), 90).convert("RGB"), kind, quality=95, **options)
    assert START + 5_000 < len(data) < LARGEST
    return data


@pytest.fixture(scope="module")
def large() -> dict[str, bytes]:
    plain = jpeg(XMP)
    head = plain[2 : len(plain) - len(jpeg()) + 2]
    photo = noise("JPEG")
    return {"JPEG": photo[:2] + head + photo[2:], **{kind: noise(kind, xmp=XMP) for kind in ("HEIC", "AVIF")}}


@pytest.mark.parametrize("kind", ["JPEG", "HEIC", "AVIF"])
def test_parts_tell_what_the_file_tells(large: dict[str, bytes], kind: str) -> None:
    data = large[kind]
    start, wanted = data[:START], parts_beyond(data[:START], len(data))

    assert wanted is not None
    parts = {(first, stop): data[first:stop] for first, stop in wanted}
    assert inspect(without_pixels(start, parts, len(data))) == inspect(data)
    assert sum(map(len, parts.values())) < 4096


def test_parts_that_do_not_tell_all_are_not_taken_for_it(large: dict[str, bytes]) -> None:
    segment = b"\xff\xed" + struct.pack(">H", 60_002) + bytes(60_000)
    late = large["JPEG"][:2] + segment * 3 + large["JPEG"][2:]
    film = large["HEIC"] + struct.pack(">I4s", 8, b"moov")

    assert parts_beyond(late[:START], len(late)) is None
    assert parts_beyond(film[:START], len(film)) is None
    assert parts_beyond(large["HEIC"][:60], len(large["HEIC"])) is None
    assert parts_beyond(large["HEIC"][:START], len(large["HEIC"]) + 100) is None
    assert parts_beyond(png_with()[:60], LARGEST) is None
    assert parts_beyond(b"%PDF-1.7", LARGEST) is None


class Asked:
    """The ranges that were asked of storage, by those who read its objects; None for a whole one."""

    def __init__(self, house: House) -> None:
        self.ranges: list[str | None] = []
        self._storage = house.apps["storage"]
        house.apps["storage"] = self

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "GET":
            self.ranges.append(environ.get("HTTP_RANGE"))
        return self._storage(environ, start_response)


@pytest.mark.parametrize("kind", ["JPEG", "HEIC", "AVIF"])
def test_metadata_of_a_large_photo_are_read_from_parts_of_it(
    house: House, ann: Person, large: dict[str, bytes], kind: str
) -> None:
    asked, key = Asked(house), ann.upload("a", large[kind], "image/jpeg")

    photo = ann.add_photo(ann.make_album(), key)

    assert (photo["status"], photo["keywords"], photo["tags"]) == (
        "ready",
        ["boat"],
        ["person", "dog", "boat"],
    )
    assert asked.ranges[0] == f"bytes=0-{START - 1}"
    # A whole one only to make the thumbnail; recognition is a stand-in.
    assert asked.ranges.index(None) == len(asked.ranges) - 1


def test_small_photo_is_read_whole_and_so_is_one_whose_words_may_stand_behind(
    house: House, ann: Person
) -> None:
    asked, album_id = Asked(house), ann.make_album()
    behind = png_with(behind=[(b"teST", bytes(START)), (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)])

    small = ann.add_photo(album_id, ann.upload("a", jpeg(XMP)))
    assert asked.ranges[0] is None
    asked.ranges.clear()
    late = ann.add_photo(album_id, ann.upload("b", behind))

    assert asked.ranges[:2] == [f"bytes=0-{START - 1}", None]
    assert small["keywords"] == late["keywords"] == ["boat"]


def test_other_bytes_than_were_taken_in_are_found_out_by_their_digest(
    house: House, ann: Person, large: dict[str, bytes]
) -> None:
    key = ann.upload("a", large["JPEG"])
    photo = ann.add_photo(ann.make_album(), key)
    house.photos.change(photo["_id"], lambda stored: stored.model_copy(update={"sha256": "0" * 64}))

    ann.post("photos", f"/{photo['_id']}/process?force=1")

    error = ann.photo(photo["_id"])["steps"]["metadata"]["error"]
    assert error["detail"] == f"The stored bytes of {key} are not those that were taken in."
