"""What concerns blobs in files alone."""

import os
import time
from pathlib import Path

from functions.shared.models.wire import now_ms
from functions.shared.stores.files.blobs import FileBlobs
from tests.stores.objects import KEY, put, read, sha256
from tests.stores.partials import begin, partial

ROOM = 256 * 1024
MORE = bytes(2 * ROOM)


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_objects_are_there_after_a_restart(tmp_path: Path) -> None:
    put(FileBlobs(tmp_path), KEY, b"miaow")

    reopened = FileBlobs(tmp_path)

    assert read(reopened, KEY) == b"miaow"


def test_no_temporary_file_stays_behind(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    put(blobs, KEY, b"miaow")
    with blobs.upload(KEY, "image/jpeg") as upload:
        upload.write(b"mia")
    made = partial(len(MORE))
    begin(blobs, made)
    blobs.partials.remove("ann", made.id)

    assert len(files(tmp_path) - files(tmp_path / "usage")) == 1


def test_finished_upload_leaves_its_description_alone(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    made = partial(len(MORE))
    begin(blobs, made)
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
            begin(blobs, partial(5, owner, expires_at=1))
    kept = partial(5, "cyd")
    begin(blobs, kept)

    reopened = FileBlobs(tmp_path)

    assert len(files(tmp_path / "partial")) == 2
    assert reopened.partials.find("cyd", kept.id) is not None


def test_each_beginning_clears_some_of_what_has_expired(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    begin(blobs, partial(5, "bob", expires_at=now_ms() + 60_000))
    for _ in range(100):
        begin(blobs, partial(5, expires_at=now_ms() + 60_000))
    assert len(files(tmp_path / "partial")) == 2 * 101

    for _ in range(20):
        later = partial(5, expires_at=now_ms() + 240_000)
        blobs.partials.begin(later, now=now_ms() + 120_000, most_open=200)

    assert len(files(tmp_path / "partial" / "ann")) == 2 * 20
