"""As much of an original is fetched as tells what is asked of it."""

from collections.abc import Iterable
from typing import Any

import pytest

from functions.shared.images.heads.extent import START
from tests.house import House, Person
from tests.photos.metadata.written_files import jpeg, png_with
from tests.shared.images.heads.wordy_files import WORDS, large, raw_without_pointers

KINDS = [
    "JPEG",
    "JPEG, XMP of several segments",
    "HEIC",
    "AVIF",
    "PNG, words behind many chunks",
    "WebP",
    "TIFF, directory last",
    "GIF",
]


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


@pytest.mark.parametrize("kind", KINDS)
def test_metadata_of_a_large_photo_are_read_from_parts_of_it(house: House, ann: Person, kind: str) -> None:
    asked, key = Asked(house), ann.upload("a", large(kind), "image/jpeg")

    photo = ann.add_photo(ann.make_album(), key)

    assert (photo["status"], photo["keywords"], photo["rating"]) == ("ready", ["boat"], 4)
    assert asked.ranges[0] == f"bytes=0-{START - 1}"
    # A whole one only to make the thumbnail; recognition is a stand-in.
    assert asked.ranges.index(None) == len(asked.ranges) - 1


@pytest.mark.parametrize("make", ["DNG", "CR2", "CR3", "NEF", "ARW", "PEF", "RAF", "ORF", "RW2"])
def test_so_are_those_of_a_camera_raw_file(house: House, ann: Person, make: str) -> None:
    asked, key = Asked(house), ann.upload("a", large(f"{make} (raw)"), "image/x-raw")

    photo = ann.add_photo(ann.make_album(), key)

    assert (photo["status"], photo["width"], photo["height"]) == ("ready", 960, 640)
    assert asked.ranges.index(None) == len(asked.ranges) - 1


def test_small_photo_is_read_whole_and_so_is_one_whose_parts_do_not_tell(house: House, ann: Person) -> None:
    asked, album_id = Asked(house), ann.make_album()
    behind = png_with(behind=[(b"teST", bytes(START)), (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + WORDS)])
    somewhere = raw_without_pointers()

    small = ann.add_photo(album_id, ann.upload("a", jpeg(WORDS)))
    # To look at it, and to make the thumbnail.
    assert asked.ranges == [f"bytes=0-{START - 1}", None]
    asked.ranges.clear()
    late = ann.add_photo(album_id, ann.upload("b", behind))
    assert None not in asked.ranges[:2]
    asked.ranges.clear()
    ann.add_photo(album_id, ann.upload("c", somewhere))

    assert None in asked.ranges[:-1]
    assert small["keywords"] == late["keywords"] == ["boat"]


def test_other_bytes_than_were_taken_in_are_found_out_by_their_digest(house: House, ann: Person) -> None:
    key = ann.upload("a", large("JPEG"))
    photo = ann.add_photo(ann.make_album(), key)
    house.photos.change(photo["_id"], lambda stored: stored.model_copy(update={"sha256": "0" * 64}))

    ann.post("photos", f"/{photo['_id']}/process?force=1")

    error = ann.photo(photo["_id"])["steps"]["metadata"]["error"]
    assert error["detail"] == f"The stored bytes of {key} are not those that were taken in."
