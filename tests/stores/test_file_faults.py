"""Disks that are full, broken or gone, under blobs in files."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from functions.shared.errors import Damaged, StorageFull, Unavailable
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.files.objects import disk_errors
from tests.house.full_disk import little_room
from tests.stores.objects import KEY, keys, put, read, sha256
from tests.stores.partials import begin, partial

ROOM = 256 * 1024
MORE = bytes(2 * ROOM)


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


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
    made = partial(len(MORE))
    begin(blobs, made)
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
    made = partial(len(MORE))
    begin(blobs, made)
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
        lambda: list(blobs.partials.read(made)),
        lambda: begin(blobs, partial(5)),
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
