"""Writers at the same time, over a server whose updates are no one act."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest

from functions.shared.models.album import Album
from functions.shared.models.wire import new_id, now_ms
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.records.albums import AlbumRecords
from tests.stores.documents import THINGS, thing
from tests.stores.ferretdb import FerretDB


@pytest.fixture
def ferretdb(ferretdb_and_client: tuple[FerretDB, Any]) -> Iterator[FerretDB]:
    ferretdb, _ = ferretdb_and_client
    yield ferretdb
    ferretdb.between = lambda: None


def test_of_two_who_change_one_revision_exactly_one_does(
    ferretdb: FerretDB, ferretdb_store: MongoStore
) -> None:
    things = ferretdb_store.collection(THINGS)
    things.insert(thing(1))
    both_have_read = threading.Barrier(2)

    def wait() -> None:
        # Alone, if the other waits for its turn.
        with suppress(threading.BrokenBarrierError):
            both_have_read.wait(0.1)

    ferretdb.between = wait
    with ThreadPoolExecutor(2) as pool:
        changed = list(pool.map(things.replace, [thing(1, owner="bob"), thing(1, owner="eve")]))

    assert sorted(changed) == [False, True]


def test_changes_made_at_once_are_all_kept(ferretdb_store: MongoStore) -> None:
    records = AlbumRecords(ferretdb_store)
    album = Album(id=new_id(), album_name="", user_name="ann", created_at=1)
    records.add(album)

    def add(letter: str) -> None:
        for _ in range(3):
            records.change(album.id, lambda a: a.model_copy(update={"album_name": a.album_name + letter}))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, "abcd"))

    changed = records.get(album.id)
    assert changed is not None
    assert sorted(changed.album_name) == sorted("abcd" * 3)


def test_turn_of_a_writer_that_ended_is_over_some_day(
    ferretdb_and_client: tuple[FerretDB, Any], ferretdb_store: MongoStore
) -> None:
    things = ferretdb_store.collection(THINGS)
    things.insert(thing(1))
    turns = ferretdb_and_client[1]["album"]["turns"]
    turns.insert_one({"_id": f"things/{thing(1)['_id']}", "holder": "who ended", "until": now_ms() - 1})

    assert things.replace(thing(1, owner="bob"))
    assert list(turns.find()) == []


def test_turns_are_no_collection_of_the_album(ferretdb_store: MongoStore) -> None:
    things = ferretdb_store.collection(THINGS)
    things.insert(thing(1))
    things.replace(thing(1))

    assert ferretdb_store.names() == ["things"]
