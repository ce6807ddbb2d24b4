"""What concerns documents in SQLite alone: its races, its processes, its file."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from functions.photos.workflow import transitions
from functions.shared.config import PROJECT_ROOT
from functions.shared.errors import Unavailable
from functions.shared.models.album import Album
from functions.shared.models.wire import new_id
from functions.shared.stores.ports import CollectionSpec, Taken
from functions.shared.stores.records import AlbumRecords, PhotoRecords
from functions.shared.stores.sqlite.store import SqliteStore
from tests.photos.workflow.photos_at_work import NOW, new_photo
from tests.stores.documents import THINGS, thing

THREADS = 8
ADD_TAGS = """
import sys
from pathlib import Path
from functions.shared.stores.records import PhotoRecords
from functions.shared.stores.sqlite.store import SqliteStore

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
        claimed = [records.change(photo.id, lambda p: transitions.claim(p, lease, NOW)) for photo in photos]
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


WRITE_AND_END = """
import sys
from functions.shared.stores.opening import open_metadata
from functions.shared.stores.ports import CollectionSpec

things = open_metadata(f"sqlite:{sys.argv[1]}").collection(CollectionSpec("things"))
things.insert({"_id": sys.argv[2], "rev": 0, "createdAt": 1})
print("written", flush=True)
sys.stdin.read()
"""


def writer(path: Path, id: str) -> "subprocess.Popen[str]":
    """A process that has written and holds the file until its standard input is closed."""
    command = [sys.executable, "-c", WRITE_AND_END, str(path), id]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=PROJECT_ROOT, stdin=pipe, stdout=pipe, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    return process


def end(process: "subprocess.Popen[str]") -> None:
    process.communicate()
    assert process.returncode == 0


def test_all_is_in_one_file_once_every_process_has_ended(path: Path) -> None:
    first, second = writer(path, "1"), writer(path, "2")

    end(first)
    end(second)

    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert len(list(SqliteStore(path).collection(CollectionSpec("things")).all())) == 2


def test_who_ends_first_leaves_what_it_wrote_in_the_file(path: Path, tmp_path: Path) -> None:
    first, second = writer(path, "1"), writer(path, "2")

    end(first)
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(path.read_bytes())

    assert len(list(SqliteStore(copy).collection(CollectionSpec("things")).all())) == 2
    end(second)


def test_log_beside_the_file_stays_small(path: Path) -> None:
    things = SqliteStore(path).collection(THINGS)
    for number in range(300):
        things.insert(thing(number, text="x" * 20_000))

    assert path.with_name(f"{path.name}-wal").stat().st_size < 2 * 2**20


def test_store_that_was_closed_is_unavailable(path: Path) -> None:
    store = SqliteStore(path)
    things = store.collection(THINGS)
    store.close()

    with pytest.raises(Unavailable):
        things.get("0" * 24)


def test_store_that_was_never_used_is_closed_without_a_file(path: Path) -> None:
    SqliteStore(path).close()

    assert not path.exists()


def test_index_that_is_missing_is_made_before_it_is_needed(path: Path) -> None:
    store = SqliteStore(path)
    things = store.collection(THINGS)
    store.execute("DROP INDEX things_key")
    things.insert(thing(1, key="same"))

    with pytest.raises(Taken):
        things.insert(thing(2, key="same"))


def test_table_that_is_missing_is_made_by_who_looks_after_the_store(path: Path) -> None:
    store = SqliteStore(path)
    things = store.collection(THINGS)
    store.execute("DROP TABLE things")

    store.ping()

    assert things.get("0" * 24) is None
