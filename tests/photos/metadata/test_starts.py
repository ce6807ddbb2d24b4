"""What is fetched of an original to look at it is not fetched again to read it."""

from functions.photos.metadata.starts import MOST_KEPT, KnownStarts
from tests.house import House, Person


def test_new_photo_is_fetched_once_to_be_described_and_read(house: House, ann: Person) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")
    house.network.methods.clear()

    photo = ann.add_photo(album_id, key)

    assert photo["status"] == "ready"
    assert photo["steps"]["metadata"]["state"] == "done"
    # To look at it, for the thumbnail, and for what is on it in the stand-in; each step is a POST.
    assert house.network.methods.count("HEAD") == 0
    assert house.network.methods.count("GET") <= 3
    assert house.network.methods.count("PUT") == 1


def test_empty_file_is_no_photo(ann: Person) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("empty", b""))

    assert (photo["status"], photo["size"]) == ("failed", 0)


def test_start_is_taken_once() -> None:
    starts = KnownStarts()
    starts.keep("incoming:ann:a", "0" * 64, b"start")

    assert starts.take("incoming:ann:a", "1" * 64) is None
    assert starts.take("incoming:ann:a", "0" * 64) == b"start"
    assert starts.take("incoming:ann:a", "0" * 64) is None


def test_few_are_kept() -> None:
    starts = KnownStarts()
    for number in range(2 * MOST_KEPT):
        starts.keep(f"incoming:ann:{number}", "0" * 64, b"start")

    kept = [number for number in range(2 * MOST_KEPT) if starts.take(f"incoming:ann:{number}", "0" * 64)]

    assert kept == list(range(MOST_KEPT, 2 * MOST_KEPT))
