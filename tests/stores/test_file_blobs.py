"""What concerns blobs in files alone."""

import errno
import os
import shutil
import time
from pathlib import Path

import pytest

from functions.shared.errors import Damaged, StorageFull, Unavailable
from functions.shared.models import PartialObject, new_id, now_ms
from functions.shared.stores.files import FileBlobs
from functions.shared.stores.object_files import disk_errors
from tests.house.full_disk import little_room
from tests.stores.objects import KEY, keys, put, read, sha256

ROOM = 256 * 1024
MORE = bytes(2 * ROOM)


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def begin(blobs: FileBlobs, owner: str = "ann", expires_at: int | None = None) -> PartialObject:
    made = PartialObject(
        id=new_id(),
        owner=owner,
        key=KEY,
        content_type="image/jpeg",
        length=len(MORE),
        expires_at=expires_at or now_ms() + 3_600_000,
    )
    assert blobs.partials.begin(made, now=now_ms(), most_open=100)
    return made


def test_objects_are_there_after_a_restart(tmp_path: Path) -> None:
    put(FileBlobs(tmp_path), KEY, b"miaow")

    reopened = FileBlobs(tmp_path)

    assert read(reopened, KEY) == b"miaow"


def test_no_temporary_file_stays_behind(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    put(blobs, KEY, b"miaow")
    with blobs.upload(KEY, "image/jpeg") as upload:
        upload.write(b"mia")
    made = begin(blobs)
    blobs.partials.remove("ann", made.id)

    assert len(files(tmp_path)) == 1


def test_finished_upload_leaves_its_description_alone(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    made = begin(blobs)
    blobs.partials.append(made, 0, MORE)
    blobs.partials.finish(made, sha256(MORE))

    assert [path.name for path in files(tmp_path / "partial")] == [f"{made.id}.json"]


def test_what_a_killed_process_left_is_cleared_after_an_hour(tmp_path: Path) -> None:
    FileBlobs(tmp_path)
    old, young = tmp_path / "incoming" / "old", tmp_path / "incoming" / "young"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    long_ago = time.time() - 4000
    os.utime(old, (long_ago, long_ago))

    FileBlobs(tmp_path)

    assert files(tmp_path) == {young}


def test_expired_uploads_are_cleared_at_the_start(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    for owner in ("ann", "bob"):
        for _ in range(30):
            begin(blobs, owner, expires_at=1)
    kept = begin(blobs, "cyd")

    reopened = FileBlobs(tmp_path)

    assert len(files(tmp_path / "partial")) == 2
    assert reopened.partials.find("cyd", kept.id) is not None


def test_each_beginning_clears_some_of_what_has_expired(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    begin(blobs, "bob", expires_at=now_ms() + 60_000)
    for _ in range(100):
        made = begin(blobs, "ann", expires_at=now_ms() + 60_000)
    assert len(files(tmp_path / "partial")) == 2 * 101

    later = made.model_copy(update={"id": new_id(), "expires_at": now_ms() + 240_000})
    for _ in range(20):
        later = later.model_copy(update={"id": new_id()})
        blobs.partials.begin(later, now=now_ms() + 120_000, most_open=100)

    assert {path.stem for path in files(tmp_path / "partial" / "ann")} >= {later.id}
    assert len(files(tmp_path / "partial" / "ann")) == 2 * 20


def test_damaged_objects_are_told_as_such(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    put(blobs, KEY, b"miaow")
    [path] = (tmp_path / "objects").glob("*/*")
    os.truncate(path, 1026)
    with pytest.raises(Damaged):
        read(blobs, KEY)

    os.truncate(path, 10)
    with pytest.raises(Damaged):
        blobs.info(KEY)

    blobs.delete(KEY)
    assert put(blobs, KEY, b"miaow").created


def test_object_that_does_not_fit_leaves_nothing(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)

    with pytest.raises(StorageFull), little_room(ROOM):
        put(blobs, KEY, MORE)

    assert files(tmp_path) == set()
    assert keys(blobs) == []
    assert put(blobs, KEY, b"small").created


def test_upload_goes_on_once_there_is_room_again(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    made = begin(blobs)
    with little_room(ROOM):
        with pytest.raises(StorageFull):
            blobs.partials.append(made, 0, MORE)
        found = blobs.partials.find("ann", made.id)
    assert found is not None

    assert blobs.partials.append(made, found.offset, MORE[found.offset :])
    assert blobs.partials.finish(made, sha256(MORE))

    assert read(blobs, KEY) == MORE


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EDQUOT, StorageFull),
        (errno.EFBIG, StorageFull),
        (errno.EROFS, Unavailable),
        (errno.EIO, Unavailable),
        (errno.EACCES, Unavailable),
    ],
)
def test_what_a_disk_answers_is_told_in_the_houses_words(number: int, error: type[Exception]) -> None:
    with pytest.raises(error), disk_errors():
        raise OSError(number, os.strerror(number))


@pytest.mark.parametrize("becomes_a_file", [True, False])
def test_folder_that_is_gone_is_unavailable_whatever_is_asked(tmp_path: Path, becomes_a_file: bool) -> None:
    blobs = FileBlobs(tmp_path / "blobs")
    put(blobs, KEY, b"miaow")
    made = begin(blobs)
    shutil.rmtree(tmp_path / "blobs")
    if becomes_a_file:
        (tmp_path / "blobs").write_bytes(b"")

    for attempt in (
        blobs.ping,
        lambda: blobs.info(KEY),
        lambda: list(blobs.read(KEY, 0, 5)),
        lambda: blobs.delete(KEY),
        lambda: put(blobs, KEY, b"miaow"),
        lambda: blobs.page([""], limit=5),
        lambda: blobs.partials.find("ann", made.id),
        lambda: begin(blobs),
    ):
        with pytest.raises(Unavailable) as caught:
            attempt()
        assert caught.value.what == "blob store"


def test_folder_that_comes_back_is_used_again(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path / "blobs")
    put(blobs, KEY, b"miaow")
    (tmp_path / "blobs").rename(tmp_path / "away")
    with pytest.raises(Unavailable):
        blobs.info(KEY)

    (tmp_path / "away").rename(tmp_path / "blobs")

    assert read(blobs, KEY) == b"miaow"


def test_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_bytes(b"a file")

    with pytest.raises(Unavailable):
        FileBlobs(tmp_path / "blobs")
