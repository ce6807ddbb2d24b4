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


@pytest.fixture(params=["sqlite", "mongomock"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> MetadataStore:
    if request.param == "sqlite":
        return SqliteStore(tmp_path / "album.sqlite")
    return MongoStore(mongomock.MongoClient()["album"])


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
