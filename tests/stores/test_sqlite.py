"""What concerns documents in SQLite alone: its races, its processes, its file."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from functions.photos import workflow
from functions.shared.config import PROJECT_ROOT
from functions.shared.errors import Unavailable
from functions.shared.models.album import Album
from functions.shared.models.wire import new_id
from functions.shared.stores.records import AlbumRecords, PhotoRecords
from functions.shared.stores.sqlite import SqliteStore
from tests.photos.photos_at_work import NOW, new_photo
from tests.stores.documents import THINGS, thing

THREADS = 8
ADD_TAGS = """
import sys
from pathlib import Path
from functions.shared.stores.records import PhotoRecords
from functions.shared.stores.sqlite import SqliteStore

path, photo_id, name = sys.argv[1:]
photos = PhotoRecords(SqliteStore(Path(path)))
for number in range(25):
    tag = f"{name}-{number}"
    photos.change(photo_id, lambda p: p.model_copy(update={"added_tags": (*p.added_tags, tag)}))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "album.sqlite"


def test_of_many_who_claim_a_photo_exactly_one_gets_it(path: Path) -> None:
    records = PhotoRecords(SqliteStore(path))
    photos = [new_photo(id=new_id(), key=f"incoming:ann:{number}") for number in range(10)]
    for photo in photos:
        records.add(photo)

    def claim_all(lease: str) -> list[str]:
        claimed = [records.change(photo.id, lambda p: workflow.claim(p, lease, NOW)) for photo in photos]
        return [photo.id for photo in claimed if photo is not None]

    with ThreadPoolExecutor(THREADS) as pool:
        won = [id for ids in pool.map(claim_all, [f"lease-{n}" for n in range(THREADS)]) for id in ids]

    assert sorted(won) == sorted(photo.id for photo in photos)


def test_changes_made_at_once_are_all_kept(path: Path) -> None:
    records = AlbumRecords(SqliteStore(path))
    album = Album(id=new_id(), album_name="", user_name="ann", created_at=NOW)
    records.add(album)

    def add_letter(letter: str) -> None:
        for _ in range(10):
            records.change(album.id, lambda a: a.model_copy(update={"album_name": a.album_name + letter}))

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(add_letter, "abcdefgh"))

    changed = records.get(album.id)
    assert changed is not None
    assert sorted(changed.album_name) == sorted("abcdefgh" * 10)
    assert changed.rev == 80


def test_of_many_who_add_the_same_key_exactly_one_does(path: Path) -> None:
    records = PhotoRecords(SqliteStore(path))

    with ThreadPoolExecutor(THREADS) as pool:
        added = list(pool.map(lambda _: records.add(new_photo(id=new_id())), range(THREADS)))

    assert added.count(True) == 1


def test_two_processes_change_one_file(path: Path) -> None:
    records = PhotoRecords(SqliteStore(path))
    photo = new_photo(id=new_id())
    records.add(photo)

    others = [
        subprocess.Popen([sys.executable, "-c", ADD_TAGS, path, photo.id, name], cwd=PROJECT_ROOT)
        for name in ("one", "two")
    ]

    assert [other.wait(30) for other in others] == [0, 0]
    changed = records.get(photo.id)
    assert changed is not None
    assert set(changed.added_tags) == {f"{name}-{n}" for name in ("one", "two") for n in range(25)}


def test_acknowledged_is_durable(path: Path) -> None:
    connection = SqliteStore(path).connection()

    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_lists_use_their_index(path: Path) -> None:
    store = SqliteStore(path)
    store.collection(THINGS).insert(thing(1))
    listed = (
        "SELECT doc FROM things WHERE TRUE AND json_extract(doc, '$.owner') = 'ann' "
        "ORDER BY json_extract(doc, '$.createdAt') DESC, id DESC LIMIT 10"
    )

    plan = " ".join(str(row) for row in store.connection().execute(f"EXPLAIN QUERY PLAN {listed}"))

    assert "USING INDEX things_owner_createdAt__id" in plan
    assert "TEMP B-TREE" not in plan


def test_file_that_is_no_database_is_unavailable(path: Path) -> None:
    path.write_bytes(b"no database at all, but long enough to look at" * 100)

    with pytest.raises(Unavailable) as caught:
        PhotoRecords(SqliteStore(path))

    assert caught.value.what == "metadata store"


def test_locked_file_is_unavailable(path: Path) -> None:
    store = SqliteStore(path)
    things = store.collection(THINGS)
    store.connection().execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(Unavailable):
            things.insert(thing(1))
    finally:
        other.close()
