"""What concerns blobs in Redis alone."""

from collections.abc import Callable, Iterator

import pytest
import redis

from functions.shared.errors import Damaged, StorageFull, Unavailable
from functions.shared.models.wire import new_id
from functions.shared.stores.redis.blobs import RedisBlobs
from tests.stores.objects import KEY, put, read, sha256
from tests.stores.partials import begin, partial


@pytest.fixture
def client(redis_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        yield client


@pytest.fixture
def fill(client: redis.Redis) -> Iterator[Callable[[], None]]:
    """From now on the server has no room for more."""
    yield lambda: client.config_set("maxmemory", "1") and None
    client.config_set("maxmemory", "0")


def test_server_that_is_away_is_unavailable() -> None:
    blobs = RedisBlobs.connect("redis://127.0.0.1:1/0")

    for attempt in (
        blobs.ping,
        lambda: blobs.info(KEY),
        lambda: list(blobs.read(KEY, 0, 1)),
        lambda: blobs.delete(KEY),
        lambda: put(blobs, KEY, b"x"),
        lambda: blobs.page([""], limit=5),
        lambda: begin(blobs, partial(5)),
        lambda: blobs.partials.find("ann", new_id()),
        lambda: blobs.partials.append(partial(5), 0, b"x"),
        lambda: blobs.partials.finish(partial(5), "0" * 64),
        lambda: blobs.partials.remove("ann", new_id()),
    ):
        with pytest.raises(Unavailable) as caught:
            attempt()
        assert caught.value.what == "blob store"


def test_full_server_is_told_as_such_and_keeps_nothing(client: redis.Redis, fill: Callable[[], None]) -> None:
    fill()

    with pytest.raises(StorageFull):
        put(RedisBlobs(client), KEY, b"miaow")
    with pytest.raises(StorageFull):
        begin(RedisBlobs(client), partial(5))

    assert client.dbsize() == 0


def test_upload_goes_on_once_the_server_has_room_again(client: redis.Redis, fill: Callable[[], None]) -> None:
    blobs, made = RedisBlobs(client), partial(5)
    begin(blobs, made)
    blobs.partials.append(made, 0, b"mia")
    fill()
    with pytest.raises(StorageFull):
        blobs.partials.append(made, 3, b"ow")
    client.config_set("maxmemory", "0")

    assert blobs.partials.append(made, 3, b"ow")
    fill()
    with pytest.raises(StorageFull):
        blobs.partials.finish(made, sha256(b"miaow"))
    assert blobs.info(KEY) is None
    client.config_set("maxmemory", "0")

    assert blobs.partials.finish(made, sha256(b"miaow"))
    assert read(blobs, KEY) == b"miaow"


def test_deletion_leaves_nothing_in_the_server(client: redis.Redis) -> None:
    blobs = RedisBlobs(client)
    put(blobs, KEY, b"miaow")
    assert client.dbsize() > 0

    blobs.delete(KEY)

    assert client.dbsize() == 0


def test_upload_expires_in_the_server_and_the_object_that_it_became_does_not(client: redis.Redis) -> None:
    blobs, made, other = RedisBlobs(client), partial(5), partial(5)
    begin(blobs, made)
    begin(blobs, other)
    blobs.partials.append(made, 0, b"miaow")
    assert all(0 < client.pttl(name) <= 3_600_000 for name in client.scan_iter())

    blobs.partials.finish(made, sha256(b"miaow"))
    blobs.partials.remove("ann", other.id)

    lasting = {name for name in client.scan_iter() if client.pttl(name) == -1}
    assert lasting == {f"info:{{{KEY}}}".encode(), f"data:{{{KEY}}}".encode(), b"objects"}


def test_object_that_lost_bytes_or_its_description_is_damaged(client: redis.Redis) -> None:
    blobs = RedisBlobs(client)
    put(blobs, KEY, b"miaow")
    client.set(f"data:{{{KEY}}}", b"mia")
    with pytest.raises(Damaged):
        read(blobs, KEY)

    client.set(f"info:{{{KEY}}}", b"{")
    with pytest.raises(Damaged):
        blobs.info(KEY)
    assert blobs.page([""], limit=5).objects == []
