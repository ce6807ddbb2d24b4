"""Servers that speak MongoDB's protocol."""

from typing import Any

import pytest

from functions.shared.models.wire import Document
from functions.shared.stores.mongo.store import MongoStore
from functions.shared.stores.ports import Collection
from functions.shared.stores.search import SearchIndex
from tests.stores.mongo_search.searched import SEARCHED
from tests.stores.mongomocks import a_database


@pytest.fixture(params=["mongomock", "ferretdb"])
def database(request: pytest.FixtureRequest) -> Any:
    if request.param == "mongomock":
        return a_database()
    ferretdb, client = request.getfixturevalue("ferretdb_and_client")
    ferretdb.drop()
    return client["album"]


@pytest.fixture
def store(database: Any) -> MongoStore:
    return MongoStore(database)


@pytest.fixture
def things(store: MongoStore) -> Collection:
    return store.collection(SEARCHED)


@pytest.fixture
def index(store: MongoStore) -> SearchIndex:
    return store.search(SEARCHED)


def ids(documents: list[Document]) -> list[int]:
    return [int(document["_id"], 16) for document in documents]
