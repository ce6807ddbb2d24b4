"""A disk that takes no more."""

from pathlib import Path

from tests.house import House, Person
from tests.house.full_disk import little_room
from tests.storage.resumable import begin, create, offset, patch

ROOM = 64 * 1024
DATA = bytes(range(256)) * 500


def stored_files(blobs: Path) -> list[Path]:
    """But the counts of what people have."""
    return [path for path in blobs.rglob("*") if path.is_file() and blobs / "usage" not in path.parents]


def test_object_that_does_not_fit_is_refused_and_leaves_nothing(
    house: House, ann: Person, tmp_path: Path
) -> None:
    with little_room(ROOM):
        reply = ann.call("PUT", "storage", "/incoming:ann:cat", data=DATA)

    assert (reply.status_code, reply.content_type) == (507, "application/problem+json")
    assert house.stored_keys() == set()
    assert stored_files(tmp_path / "blobs") == []
    assert ann.call("PUT", "storage", "/incoming:ann:cat", data=DATA).status_code == 201


def test_upload_that_does_not_fit_goes_on_once_there_is_room(house: House, ann: Person) -> None:
    path = begin(ann, len(DATA), key="incoming:ann:cat")
    with little_room(ROOM):
        reply = patch(ann, path, 0, DATA)
        kept = offset(ann, path)

    assert (reply.status_code, reply.content_type) == (507, "application/problem+json")
    assert kept < len(DATA)
    assert house.stored_keys() == set()
    assert patch(ann, path, kept, DATA[kept:]).status_code == 204
    assert ann.get("storage", "/incoming:ann:cat").data == DATA


def test_upload_that_cannot_even_be_described_is_not_begun(ann: Person, tmp_path: Path) -> None:
    with little_room(2048):
        reply = create(ann, len(DATA), filename="x" * 3000)

    assert reply.status_code == 507
    assert stored_files(tmp_path / "blobs") == []
