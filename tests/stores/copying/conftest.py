"""Any stores that are backed up, and any that a backup comes back into."""

from collections.abc import Iterator
from pathlib import Path

import mongomock
import pytest
import redis

from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.ports import BlobStore, MetadataStore
from functions.shared.stores.redis.blobs import RedisBlobs
from functions.shared.stores.sqlite.store import SqliteStore


@pytest.fixture(params=["sqlite", "mongomock"])
def metadata(request: pytest.FixtureRequest, tmp_path: Path) -> MetadataStore:
    if request.param == "sqlite":
        return SqliteStore(tmp_path / "album.sqlite")
    return MongoStore(mongomock.MongoClient()["album"])


@pytest.fixture(params=["files", "redis"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BlobStore]:
    if request.param == "files":
        yield FileBlobs(tmp_path / "blobs")
        return
    url = request.getfixturevalue("redis_url")
    with redis.Redis.from_url(url) as client:
        client.flushdb()
    yield RedisBlobs.connect(url)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backup"
