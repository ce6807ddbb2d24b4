"""What each user has in a blob store is known, whatever comes and goes at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import fakeredis
import pytest
import redis

from functions.shared.errors import Unavailable
from functions.shared.models.wire import now_ms
from functions.shared.stores.files import usage as file_usage
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.ports import BlobStore, Taken
from functions.shared.stores.redis import usage as redis_usage
from functions.shared.stores.redis.blobs import RedisBlobs
from functions.shared.stores.usage import NoRoom, Recount, Usage
from tests.stores.objects import KEY, put, sha256
from tests.stores.partials import HOUR_MS, begin, begun_with, partial


def limited(blobs: BlobStore, key: str, data: bytes, most_bytes: int) -> bool:
    """Whether it was stored anew."""
    with blobs.upload(key, "image/jpeg") as upload:
        upload.write(data)
        return upload.commit(sha256(data), most_bytes=most_bytes).created


def counted(blobs: BlobStore, owner: str = "ann") -> Usage:
    """One object after the other."""
    found = [o for area in ("incoming", "preview", "thumbnail") for o in all_of(blobs, f"{area}:{owner}:")]
    return Usage(sum(o.size for o in found), len(found))


def all_of(blobs: BlobStore, prefix: str) -> list[Any]:
    page = blobs.page([prefix], limit=1000)
    assert page.rest is None
    return list(page.objects)


@pytest.fixture
def in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call counts two objects."""
    for module in (file_usage, redis_usage):
        monkeypatch.setattr(module, "AT_ONCE", 2)
        monkeypatch.setattr(module, "COUNTING_SECONDS", 0.0)


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


def known(blobs: BlobStore, owner: str = "ann") -> Usage:
    """When what was there before is counted."""
    for _ in range(1000):
        try:
            return blobs.usage.of(owner)
        except Unavailable:
            continue
    raise AssertionError("counting does not end")


@pytest.mark.usefixtures("in_small_steps")
def test_what_was_there_before_is_counted_in_steps(blobs: BlobStore) -> None:
    for number in range(9):
        put(blobs, f"incoming:ann:{number}", b"miaow")
        put(blobs, f"preview:bob:{number}", b"woof")

    with pytest.raises(Unavailable):
        blobs.usage.of("ann")
    with pytest.raises(Unavailable):
        limited(blobs, KEY, b"x", 1000)

    assert known(blobs) == Usage(45, 9)
    assert known(blobs, "bob") == Usage(36, 9)
    assert limited(blobs, KEY, b"x", 1000)


@pytest.mark.usefixtures("in_small_steps")
@pytest.mark.parametrize("steps", range(8))
def test_what_comes_and_goes_while_it_is_counted_counts_once(blobs: BlobStore, steps: int) -> None:
    for number in range(8):
        put(blobs, f"incoming:ann:{number}", b"miaow")
    for _ in range(steps):
        try:
            blobs.usage.of("ann")
        except Unavailable:
            continue

    for number in range(0, 8, 2):
        blobs.delete(f"incoming:ann:{number}")
        put(blobs, f"incoming:ann:{number}-new", b"woof")
        put(blobs, f"thumbnail:ann:{number}", b"x")

    assert known(blobs) == counted(blobs)


@pytest.mark.usefixtures("in_small_steps")
def test_many_at_once_are_counted_rightly(blobs: BlobStore) -> None:
    def come_and_go(number: int) -> None:
        put(blobs, f"incoming:ann:{number}", b"x" * number)
        put(blobs, f"preview:ann:{number}", b"x" * number)
        if number % 2:
            blobs.delete(f"incoming:ann:{number}")
        if number % 5 == 0:
            known(blobs)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(come_and_go, range(40)))

    assert known(blobs) == counted(blobs)


def spoil(blobs: BlobStore, tmp_path: Path) -> None:
    """As a power cut may leave a file, or a hand Redis."""
    if isinstance(blobs, RedisBlobs):
        blobs._client.hset("usage:ann", "bytes", 1)
    else:
        path = tmp_path / "usage" / "of" / "ann"
        path.write_text(path.read_text().replace('"bytes":5', '"bytes":1'))


@pytest.mark.usefixtures("in_small_steps")
def test_wrong_count_is_put_right_by_counting_anew(blobs: BlobStore, tmp_path: Path) -> None:
    put(blobs, KEY, b"miaow")
    put(blobs, "incoming:bob:dog", b"woof")
    assert (known(blobs), known(blobs, "bob")) == (Usage(5, 1), Usage(4, 1))
    spoil(blobs, tmp_path)
    assert known(blobs) == Usage(1, 1)

    recounted = blobs.usage.recount(anew=True)
    put(blobs, "incoming:ann:new", b"x")
    while recounted.more:
        recounted = blobs.usage.recount(anew=False)

    assert recounted.miscounted in (("ann",), ())
    assert (known(blobs), known(blobs, "bob")) == (Usage(6, 2), Usage(4, 1))
    recounted = blobs.usage.recount(anew=True)
    while recounted.more:
        recounted = blobs.usage.recount(anew=False)
    assert recounted == Recount(more=False, miscounted=())


def test_nothing_is_counted_anew_that_nobody_has_asked_about(blobs: BlobStore) -> None:
    put(blobs, KEY, b"miaow")

    assert blobs.usage.recount(anew=True) == Recount(more=False, miscounted=())


def test_wrong_count_is_told_of(blobs: BlobStore, tmp_path: Path) -> None:
    put(blobs, KEY, b"miaow")
    put(blobs, "incoming:bob:dog", b"woof")
    assert (known(blobs), known(blobs, "bob")) == (Usage(5, 1), Usage(4, 1))
    spoil(blobs, tmp_path)

    assert blobs.usage.recount(anew=True) == Recount(more=False, miscounted=("ann",))
    assert known(blobs) == Usage(5, 1)


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
