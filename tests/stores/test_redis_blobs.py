"""What concerns blobs in Redis alone."""

from collections.abc import Iterator

import pytest
import redis

from functions.shared.errors import StorageFull, Unavailable
from functions.shared.stores.redis_blobs import RedisBlobs

KEY = "incoming:ann:cat.jpg"


def put(blobs: RedisBlobs) -> None:
    with blobs.upload(KEY, "image/jpeg") as upload:
        upload.write(b"miaow")
        upload.commit("0" * 64)


@pytest.fixture
def client(redis_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        yield client


def test_server_that_is_away_is_unavailable() -> None:
    blobs = RedisBlobs.connect("redis://127.0.0.1:1/0")

    for attempt in (blobs.ping, lambda: blobs.info(KEY), lambda: list(blobs.read(KEY, 0, 1))):
        with pytest.raises(Unavailable) as caught:
            attempt()
        assert caught.value.what == "blob store"


def test_full_server_is_told_as_such_and_keeps_nothing(client: redis.Redis) -> None:
    client.config_set("maxmemory", "1")
    try:
        with pytest.raises(StorageFull):
            put(RedisBlobs(client))
    finally:
        client.config_set("maxmemory", "0")

    assert client.dbsize() == 0


def test_deletion_leaves_nothing_in_the_server(client: redis.Redis) -> None:
    blobs = RedisBlobs(client)
    put(blobs)
    assert client.dbsize() == 2

    blobs.delete(KEY)

    assert client.dbsize() == 0
