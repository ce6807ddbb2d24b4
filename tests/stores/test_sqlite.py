"""What concerns documents in SQLite alone: its file, and what is beside it."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from functions.shared.config import PROJECT_ROOT
from functions.shared.errors import Unavailable
from functions.shared.stores.ports import CollectionSpec, Query, Taken
from functions.shared.stores.records.photos import PhotoRecords
from functions.shared.stores.sqlite.store import SqliteStore
from tests.stores.documents import THINGS, thing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "album.sqlite"


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


def test_what_is_false_leads_to_no_index_that_tells_of_little(path: Path) -> None:
    store = SqliteStore(path)
    spec = CollectionSpec("things", indexes=(("owner", "createdAt", "_id", "deleting"), ("deleting",)))
    store.collection(spec)
    asked: list[str] = []
    store.connection().set_trace_callback(asked.append)

    store.collection(spec).find(Query(equal={"deleting": False, "owner": "ann"}), limit=9)

    store.connection().set_trace_callback(None)
    [plan] = store.execute(f"EXPLAIN QUERY PLAN {next(each for each in asked if 'doc, rev' in each)}")
    assert "USING INDEX things_owner_createdAt__id_deleting (<expr>=?)" in plan[3]


def test_index_of_an_earlier_version_is_taken_away(path: Path) -> None:
    SqliteStore(path).collection(CollectionSpec("things", indexes=(("owner",), ("createdAt",))))
    store = SqliteStore(path)

    store.collection(CollectionSpec("things", indexes=(("createdAt",),), former=(("owner",), ("size",))))

    standing = {row[1] for row in store.execute("PRAGMA index_list(things)")}
    assert standing == {"things_createdAt", "sqlite_autoindex_things_1"}


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
