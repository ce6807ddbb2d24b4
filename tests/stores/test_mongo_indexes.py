"""The indexes of a collection in MongoDB: made whenever they are missing."""

import json
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import mongomock
import pymongo
import pytest

from functions.shared.errors import Unavailable
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.ports import Collection, CollectionSpec, MetadataStore, Taken
from tests.stores.documents import THINGS, thing
from tests.stores.ferretdb import FerretDB
from tests.stores.wire_server import WireServer, serving

DECLARED = {
    ("_id",): False,
    ("key",): True,
    ("owner", "createdAt", "_id"): False,
    ("work.dueAt",): False,
}


def indexes(client: Any) -> dict[tuple[str, ...], bool]:
    return {
        tuple(field for field, _ in index["key"]): index.get("unique", False)
        for index in client["album"]["things"].index_information().values()
    }


@pytest.fixture
def client() -> Any:
    return mongomock.MongoClient()


@pytest.fixture
def store(client: Any) -> MetadataStore:
    return MongoStore(client["album"])


@pytest.fixture
def things(store: MetadataStore) -> Collection:
    return store.collection(THINGS)


def told(capsys: pytest.CaptureFixture[str], event: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    return [line for line in lines if line["event"] == event]


def test_indexes_are_those_that_are_declared(client: Any, things: Collection) -> None:
    things.get("0" * 24)

    assert indexes(client) == DECLARED


def test_key_is_taken_once_though_the_collection_was_dropped_meanwhile(
    client: Any, things: Collection
) -> None:
    things.insert(thing(1))
    client["album"].drop_collection("things")

    things.insert(thing(2, key="same"))
    with pytest.raises(Taken):
        things.insert(thing(3, key="same"))

    assert indexes(client) == DECLARED


def test_who_looks_after_the_store_finds_and_makes_what_is_missing(
    client: Any, store: MetadataStore, things: Collection
) -> None:
    things.insert(thing(1))
    client["album"]["things"].drop_indexes()

    store.ping()

    assert indexes(client) == DECLARED


def test_duplicates_hinder_what_is_new_and_nothing_else(
    client: Any, store: MetadataStore, things: Collection, capsys: pytest.CaptureFixture[str]
) -> None:
    client["album"]["things"].insert_many([thing(1, key="secret"), thing(2, key="secret")])

    for attempt in (store.ping, lambda: things.insert(thing(3))):
        with pytest.raises(Unavailable, match="things") as caught:
            attempt()
        assert "--repair" in caught.value.detail
    assert things.get(thing(1)["_id"]) is not None
    assert things.replace(thing(1, key="secret", owner="bob"))
    assert things.delete(thing(2)["_id"])

    [*_, line] = told(capsys, "index cannot be made")
    assert (line["collection"], line["fields"], line["code"]) == ("things", ["key"], 11000)
    assert "secret" not in line["reason"]
    things.insert(thing(3))
    store.ping()


def test_index_that_only_looks_like_the_unique_one_is_none(client: Any, things: Collection) -> None:
    client["album"]["things"].create_index([("key", 1)])

    with pytest.raises(Unavailable):
        things.insert(thing(1))


@pytest.fixture
def restarting() -> Iterator[tuple[FerretDB, WireServer, MongoStore]]:
    ferretdb = FerretDB()
    with serving(ferretdb.answer) as server:
        store = MongoStore.connect(f"mongodb://127.0.0.1:{server.server_address[1]}/album")
        yield ferretdb, server, store
        store.close()


def test_index_of_an_earlier_version_is_taken_away(client: Any, store: MetadataStore) -> None:
    client["album"]["things"].create_index([("cover", 1)])
    client["album"]["things"].create_index([("owner", 1)])
    now = CollectionSpec("things", indexes=(("owner",),), former=(("cover",), ("size",)))

    store.collection(now).get("0" * 24)

    assert indexes(client) == {("_id",): False, ("owner",): False}


def test_server_that_comes_back_empty_gets_all_indexes_once_it_is_found_again(
    restarting: tuple[FerretDB, WireServer, MongoStore],
) -> None:
    ferretdb, server, store = restarting
    things = store.collection(THINGS)
    things.insert(thing(1))
    things.get(thing(1)["_id"])

    ferretdb.drop()
    server.cut()

    # The driver tells of the return of its server only after a while.
    for _ in range(5000):
        with suppress(Unavailable):
            assert things.get(thing(1)["_id"]) is None
        if indexes(ferretdb.client) == DECLARED:
            return
    pytest.fail("No indexes were made.")


def test_indexes_are_looked_at_once_while_the_server_stays(
    ferretdb_and_client: tuple[FerretDB, Any], ferretdb_store: MongoStore
) -> None:
    ferretdb, _ = ferretdb_and_client
    things = ferretdb_store.collection(THINGS)
    things.get("0" * 24)
    looked = ferretdb.commands.count("listIndexes")

    things.get("0" * 24)

    assert ferretdb.commands.count("listIndexes") == looked


class Slow(FerretDB):
    """Takes long to make an index."""

    def __init__(self) -> None:
        super().__init__()
        self.may_make = threading.Event()

    def _createindexes(self, command: dict[str, Any]) -> dict[str, Any]:
        self.may_make.wait(10)
        return super()._createindexes(command)


def test_index_that_takes_long_to_make_keeps_nobody_from_reading(capsys: pytest.CaptureFixture[str]) -> None:
    slow, plain = Slow(), CollectionSpec("things", indexes=THINGS.indexes)
    with (
        serving(slow.answer) as server,
        pymongo.MongoClient[dict[str, Any]](
            "127.0.0.1", server.server_address[1], socketTimeoutMS=200
        ) as client,
    ):
        store = MongoStore(client["album"])
        things = store.collection(plain)
        assert things.get("0" * 24) is None
        assert [line["fields"] for line in told(capsys, "index takes long to make")] == [
            ["owner", "createdAt", "_id"]
        ]

        slow.may_make.set()
        things.insert(thing(1))
        store.ping()

        assert set(indexes(slow.client)) == {("_id",), *THINGS.indexes}
