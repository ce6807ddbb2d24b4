"""What each user has in a blob store is known, whatever comes and goes at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fakeredis
import pytest
import redis

from functions.shared.models.wire import now_ms
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.ports import BlobStore, Taken
from functions.shared.stores.redis.blobs import RedisBlobs
from functions.shared.stores.usage import NoRoom, Usage
from tests.stores.objects import KEY, counted, limited, put, sha256
from tests.stores.partials import HOUR_MS, begin, begun_with, partial


def test_who_has_nothing_has_nothing(blobs: BlobStore) -> None:
    assert blobs.usage.of("ann") == Usage(0, 0, 0)


def test_all_areas_of_one_owner_count_and_no_other_owners(blobs: BlobStore) -> None:
    for key in ("incoming:ann:a", "preview:ann:a.0", "thumbnail:ann:a.0.1x1", "incoming:anna:b"):
        put(blobs, key, key.encode())

    assert blobs.usage.of("ann") == Usage(50, 3)
    put(blobs, "incoming:ann:b", b"miaow")
    assert blobs.usage.of("ann") == Usage(55, 4)
    blobs.delete("preview:ann:a.0")
    assert blobs.usage.of("ann") == Usage(40, 3)
    assert blobs.usage.of("anna") == Usage(15, 1)


def test_what_changes_nothing_counts_for_nothing(blobs: BlobStore) -> None:
    assert blobs.usage.of("ann") == Usage(0, 0)
    put(blobs, KEY, b"miaow")

    put(blobs, KEY, b"miaow")
    with pytest.raises(Taken):
        put(blobs, KEY, b"something longer")
    blobs.delete("incoming:ann:never")

    assert blobs.usage.of("ann") == Usage(5, 1)
    blobs.delete(KEY)
    blobs.delete(KEY)
    assert blobs.usage.of("ann") == Usage(0, 0)


def test_unfinished_upload_counts_as_long_as_it_is_to_be(blobs: BlobStore) -> None:
    made = begun_with(blobs, b"mia", 5)
    begin(blobs, partial(7, "bob"))

    assert blobs.usage.of("ann") == Usage(0, 0, 5)

    blobs.partials.append(made, 3, b"ow")
    blobs.partials.finish(made, sha256(b"miaow"))
    assert blobs.usage.of("ann") == Usage(5, 1, 0)
    begin(blobs, ended := partial(9))
    blobs.partials.remove("ann", ended.id)
    begin(blobs, partial(9, expires_at=now_ms() - 1))
    assert blobs.usage.of("ann") == Usage(5, 1, 0)


def test_upload_of_what_is_there_counts_once(blobs: BlobStore) -> None:
    put(blobs, KEY, b"miaow")
    assert blobs.usage.of("ann") == Usage(5, 1)
    made = begun_with(blobs, b"miaow")

    blobs.partials.finish(made, sha256(b"miaow"))

    assert blobs.usage.of("ann") == Usage(5, 1)


def test_what_is_too_much_is_not_stored(blobs: BlobStore) -> None:
    put(blobs, KEY, b"miaow")
    begin(blobs, partial(4))
    assert blobs.usage.of("ann").kept == 9

    with pytest.raises(NoRoom) as caught:
        limited(blobs, "incoming:ann:dog", b"wo", 10)

    assert (caught.value.kept, caught.value.size) == (9, 2)
    assert blobs.info("incoming:ann:dog") is None
    assert blobs.usage.of("ann") == Usage(5, 1, 4)
    assert limited(blobs, "incoming:ann:dog", b"w", 10)
    assert not limited(blobs, KEY, b"miaow", 10)


def test_upload_that_would_be_too_much_is_not_begun(blobs: BlobStore) -> None:
    put(blobs, KEY, b"miaow")
    assert blobs.usage.of("ann").kept == 5
    made = partial(6)

    with pytest.raises(NoRoom):
        blobs.partials.begin(made, now=now_ms(), most_open=5, most_bytes=10)

    assert blobs.partials.find("ann", made.id) is None
    assert blobs.partials.begin(partial(5), now=now_ms(), most_open=5, most_bytes=10)


def test_of_many_that_come_at_once_those_are_stored_that_fit(blobs: BlobStore) -> None:
    assert blobs.usage.of("ann") == Usage(0, 0)

    def store(number: int) -> bool:
        try:
            return limited(blobs, f"incoming:ann:{number}", b"x" * 10, 55)
        except NoRoom:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(store, range(24))).count(True) == 5

    assert blobs.usage.of("ann") == counted(blobs) == Usage(50, 5)


def test_of_many_uploads_begun_at_once_so_many_are_that_may_be_open(blobs: BlobStore) -> None:
    assert blobs.usage.of("ann") == Usage(0, 0)

    def attempt(_: int) -> bool:
        return blobs.partials.begin(partial(10), now=now_ms(), most_open=3)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(attempt, range(24))).count(True) == 3


def test_of_many_uploads_begun_at_once_those_are_that_fit(blobs: BlobStore) -> None:
    assert blobs.usage.of("ann") == Usage(0, 0)

    def attempt(_: int) -> bool:
        try:
            return blobs.partials.begin(partial(10), now=now_ms(), most_open=99, most_bytes=55)
        except NoRoom:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(attempt, range(24))).count(True) == 5


def test_replicas_count_together(tmp_path: Path) -> None:
    server = fakeredis.FakeServer()
    openings: list[Callable[[], BlobStore]] = [
        lambda: FileBlobs(tmp_path),
        lambda: RedisBlobs(fakeredis.FakeRedis(server=server)),
    ]
    for opened in openings:
        one, other = opened(), opened()
        put(one, KEY, b"miaow")
        assert one.usage.of("ann") == other.usage.of("ann") == Usage(5, 1)
        other.delete(KEY)
        assert opened().usage.of("ann") == Usage(0, 0)


def test_upload_in_redis_that_an_earlier_version_began_is_finished_and_counted(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        blobs, made = RedisBlobs(client), begun_with(RedisBlobs(client), b"miaow")
        client.delete("partial-lengths:ann")
        assert blobs.usage.of("ann") == Usage(0, 0, 0)

        assert blobs.partials.finish(made, sha256(b"miaow"))

        assert blobs.usage.of("ann") == Usage(5, 1, 0)
        client.pexpireat("partials:ann", made.expires_at + HOUR_MS)
