"""Every store."""

from collections.abc import Iterator
from pathlib import Path

import fakeredis
import mongomock
import pytest
import redis

from functions.shared.stores.files import FileBlobs
from functions.shared.stores.mongo import MongoStore
from functions.shared.stores.ports import BlobStore, Collection, MetadataStore
from functions.shared.stores.redis_blobs import RedisBlobs
from functions.shared.stores.sqlite import SqliteStore
from tests.stores.documents import THINGS
from tests.stores.ferretdb import FerretDB
from tests.stores.wire_server import WireServer, serving


@pytest.fixture
def ferretdb() -> FerretDB:
    return FerretDB()


@pytest.fixture
def ferretdb_server(ferretdb: FerretDB) -> Iterator[WireServer]:
    with serving(ferretdb.answer) as server:
        yield server


@pytest.fixture
def ferretdb_store(ferretdb_server: WireServer) -> Iterator[MongoStore]:
    """The adapter over the wire, as it is opened in a function."""
    store = MongoStore.connect(f"mongodb://127.0.0.1:{ferretdb_server.server_address[1]}/album")
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "mongomock", "ferretdb"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MetadataStore:
    match request.param:
        case "sqlite":
            return SqliteStore(tmp_path / "album.sqlite")
        case "mongomock":
            return MongoStore(mongomock.MongoClient()["album"])
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
