"""Every metadata store."""

from pathlib import Path

import mongomock
import pytest

from functions.shared.stores.mongo import MongoStore
from functions.shared.stores.ports import Collection, MetadataStore
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
