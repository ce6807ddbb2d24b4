"""Objects that are stored together: all of them, or none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from functions.shared.config import PROJECT_ROOT
from functions.shared.errors import Invalid, StorageFull
from functions.shared.models.blobs import WholeObject
from functions.shared.stores.files import together
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.ports import BlobStore
from functions.shared.stores.usage import Usage
from tests.house.full_disk import little_room
from tests.stores.objects import keys, put, read

DERIVED = {"preview:ann:cat": b"large", "preview:ann:cat.medium": b"medium", "thumbnail:ann:cat": b"small"}
BYTES = sum(map(len, DERIVED.values()))
ACTS = 40
"""As many as there are, and some."""


def derived(objects: dict[str, bytes] = DERIVED) -> list[WholeObject]:
    return [WholeObject(key, "image/jpeg", data) for key, data in objects.items()]


def there(blobs: BlobStore) -> dict[str, bytes]:
    return {key: read(blobs, key) for key in keys(blobs)}


def lives(folder: Path, acts: int) -> bool:
    """Whether a process that stores and deletes came to its end; it is killed before one of its acts."""
    command = [sys.executable, "-m", "tests.stores.dying_together", str(folder), str(acts)]
    run = subprocess.run(command, cwd=PROJECT_ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0 or run.returncode < 0, run.stderr
    return run.stdout.endswith("lived\n")


def test_all_are_there_and_count(blobs: BlobStore) -> None:
    assert blobs.usage.of("ann") == Usage(0, 0)

    blobs.store_together(derived())

    assert there(blobs) == DERIVED
    assert blobs.usage.of("ann") == Usage(BYTES, 3)
    info = blobs.info("preview:ann:cat")
    assert info is not None
    assert (info.content_type, info.size) == ("image/jpeg", 5)


def test_what_is_there_stays(blobs: BlobStore) -> None:
    put(blobs, "preview:ann:cat", b"older")

    blobs.store_together(derived())
    blobs.store_together(derived())

    assert there(blobs) == DERIVED | {"preview:ann:cat": b"older"}
    assert blobs.usage.of("ann") == Usage(BYTES, 3)


def test_none_is_there_where_one_cannot_be(blobs: BlobStore) -> None:
    too_long = WholeObject("preview:ann:dog", "image/" + "x" * 1024, b"")

    with pytest.raises(Invalid):
        blobs.store_together([*derived(), too_long])

    assert there(blobs) == {}
    assert blobs.usage.of("ann") == Usage(0, 0)


def test_deleted_object_does_not_come_back(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    blobs.store_together(derived())
    blobs.delete("preview:ann:cat")

    assert set(there(FileBlobs(tmp_path))) == set(DERIVED) - {"preview:ann:cat"}


def test_few_wait_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = FileBlobs(tmp_path)
    waits: list[int] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (waits.append(descriptor), fsync(descriptor)))

    blobs.store_together(derived())

    assert len(waits) == 2


def test_full_disk_leaves_nothing(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)

    with pytest.raises(StorageFull), little_room(4096):
        blobs.store_together(derived({"preview:ann:a": b"small", "preview:ann:b": bytes(8192)}))

    assert there(blobs) == {}
    assert there(FileBlobs(tmp_path)) == {}


def test_disk_that_fills_up_on_the_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs = FileBlobs(tmp_path)
    link, links = together.link, []

    def links_two(*arguments: object) -> None:
        links.append(arguments)
        if len(links) == 3:
            raise OSError(28, "No space left on device")
        link(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(together, "link", links_two)

    with pytest.raises(StorageFull):
        blobs.store_together(derived())

    assert there(blobs) == {}
    assert there(FileBlobs(tmp_path)) == {}


@pytest.mark.parametrize("lost", ["emptied", "gone", "other bytes"])
def test_what_the_disk_lost_when_the_power_failed_is_there_again(tmp_path: Path, lost: str) -> None:
    FileBlobs(tmp_path).store_together(derived())
    for path in (tmp_path / "objects").glob("*/*"):
        size = path.stat().st_size
        match lost:
            case "emptied":
                os.truncate(path, 0)
            case "gone":
                path.unlink()
            case _:
                path.write_bytes(path.read_bytes()[:1024] + bytes(size - 1024))

    blobs = FileBlobs(tmp_path)

    assert there(blobs) == DERIVED
    assert not list((tmp_path / "together").iterdir())


def test_many_are_settled_beside_the_work(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    for number in range(2 * together.KEPT):
        blobs.store_together([WholeObject(f"preview:ann:{number}", "image/jpeg", b"x")])

    assert len(list((tmp_path / "together").iterdir())) < 2 * together.KEPT
    assert len(keys(blobs)) == 2 * together.KEPT


def test_damaged_file_keeps_no_store_from_opening(tmp_path: Path) -> None:
    FileBlobs(tmp_path).store_together(derived())
    [kept] = (tmp_path / "together").iterdir()
    kept.write_bytes(b"nonsense")

    assert there(FileBlobs(tmp_path)) == DERIVED


@pytest.mark.parametrize("acts", range(ACTS))
def test_end_of_the_process_leaves_all_or_none(tmp_path: Path, acts: int) -> None:
    lives(tmp_path, acts)

    blobs = FileBlobs(tmp_path)
    found = there(blobs)
    for photo in ("cat", "dog"):
        of_one = {key for key in found if key.split(":")[2].startswith(photo)}
        assert len(of_one) in (0, 2, 3), found
        if len(of_one) == 2:
            # One of them was deleted, once all were there.
            assert f"preview:ann:{photo}" not in of_one
    assert blobs.usage.of("ann") == Usage(sum(map(len, found.values())), len(found))


def test_all_acts_are_tried(tmp_path: Path) -> None:
    assert lives(tmp_path, ACTS)


def test_store_opens_where_there_is_no_room_to_bring_them_out(tmp_path: Path) -> None:
    large = {"preview:ann:cat": bytes(16384)}
    FileBlobs(tmp_path).store_together(derived(large))
    [lost] = (tmp_path / "objects").glob("*/*")
    lost.unlink()

    with little_room(4096):
        assert there(FileBlobs(tmp_path)) == {}

    assert there(FileBlobs(tmp_path)) == large
