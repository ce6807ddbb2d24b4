"""What concerns documents in MongoDB alone."""

from collections.abc import Callable, Iterator
from typing import Any

import pymongo
import pytest

from functions.shared.errors import Unavailable
from functions.shared.stores.mongo.store import MongoStore
from tests.stores.documents import THINGS, thing


@pytest.fixture
def away() -> Iterator[MongoStore]:
    with pymongo.MongoClient[dict[str, Any]]("mongodb://127.0.0.1:1", serverSelectionTimeoutMS=20) as client:
        yield MongoStore(client["album"])


def test_server_that_is_away_does_not_hinder_the_start(away: MongoStore) -> None:
    things = away.collection(THINGS)

    attempts: tuple[Callable[[], object], ...] = (
        away.ping,
        lambda: things.insert(thing(1)),
        lambda: things.get("0" * 24),
    )
    for attempt in attempts:
        with pytest.raises(Unavailable) as caught:
            attempt()
        assert caught.value.what == "metadata store"
