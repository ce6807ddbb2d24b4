"""Every store."""

from collections.abc import Iterator
from pathlib import Path

import fakeredis
import pymongo
import pytest
import redis

from functions.shared.models.wire import Document
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.ports import BlobStore, Collection, MetadataStore
from functions.shared.stores.redis.blobs import RedisBlobs
from functions.shared.stores.sqlite.store import SqliteStore
from tests.stores.documents import THINGS
from tests.stores.ferretdb import FerretDB
from tests.stores.mongomocks import a_database
from tests.stores.wire_server import serving


@pytest.fixture(scope="session")
def ferretdb_and_client() -> Iterator[tuple[FerretDB, "pymongo.MongoClient[Document]"]]:
    """Once: a client takes half a second to close."""
    ferretdb = FerretDB()
    with (
        serving(ferretdb.answer) as server,
        pymongo.MongoClient[Document]("127.0.0.1", server.server_address[1]) as client,
    ):
        yield ferretdb, client


@pytest.fixture
def ferretdb_store(
    ferretdb_and_client: tuple[FerretDB, "pymongo.MongoClient[Document]"],
) -> MongoStore:
    """The adapter over the wire, with nothing in its database."""
    ferretdb, client = ferretdb_and_client
    ferretdb.drop()
    return MongoStore(client["album"])


@pytest.fixture(params=["sqlite", "mongomock", "ferretdb"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MetadataStore:
    match request.param:
        case "sqlite":
            return SqliteStore(tmp_path / "album.sqlite")
        case "mongomock":
            return MongoStore(a_database())
        case _:
            over_the_wire: MongoStore = request.getfixturevalue("ferretdb_store")
            return over_the_wire


@pytest.fixture
def things(store: MetadataStore) -> Collection:
    return store.collection(THINGS)


@pytest.fixture(params=["files", "fakeredis", "redis"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BlobStore]:
    match request.param:
        case "files":
            yield FileBlobs(tmp_path)
        case "fakeredis":
            yield RedisBlobs(fakeredis.FakeRedis())
        case "redis":
            with redis.Redis.from_url(request.getfixturevalue("redis_url")) as client:
                client.flushall()
                yield RedisBlobs(client)
