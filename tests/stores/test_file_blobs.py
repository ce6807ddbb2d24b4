"""What concerns blobs in files alone."""

import os
import shutil
import time
from pathlib import Path

import pytest

from functions.shared.errors import Unavailable
from functions.shared.stores.files import FileBlobs

KEY = "incoming:ann:cat.jpg"
SHA256 = "0" * 64


def put(blobs: FileBlobs, data: bytes) -> None:
    with blobs.upload(KEY, "image/jpeg") as upload:
        upload.write(data)
        upload.commit(SHA256)


def left_over(folder: Path) -> list[Path]:
    return list((folder / "incoming").iterdir())


def test_objects_are_there_after_a_restart(tmp_path: Path) -> None:
    put(FileBlobs(tmp_path), b"miaow")

    reopened = FileBlobs(tmp_path)

    assert b"".join(reopened.read(KEY, 0, 5)) == b"miaow"


def test_no_temporary_file_stays_behind(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    put(blobs, b"miaow")
    with blobs.upload(KEY, "image/jpeg") as upload:
        upload.write(b"mia")

    assert left_over(tmp_path) == []


def test_what_a_killed_process_left_is_cleared_after_an_hour(tmp_path: Path) -> None:
    FileBlobs(tmp_path)
    old, young = tmp_path / "incoming" / "old", tmp_path / "incoming" / "young"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    long_ago = time.time() - 4000
    os.utime(old, (long_ago, long_ago))

    FileBlobs(tmp_path)

    assert left_over(tmp_path) == [young]


def test_folder_that_is_gone_is_unavailable(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path / "blobs")
    shutil.rmtree(tmp_path / "blobs")

    with pytest.raises(Unavailable) as caught:
        blobs.ping()

    assert caught.value.what == "blob store"


def test_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_bytes(b"a file")

    with pytest.raises(Unavailable):
        FileBlobs(tmp_path / "blobs")
