"""What was in a blob store before anyone counted, and what was miscounted, is counted in steps."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from functions.shared.errors import Unavailable
from functions.shared.stores.files import usage as file_usage
from functions.shared.stores.ports import BlobStore
from functions.shared.stores.redis import usage as redis_usage
from functions.shared.stores.redis.blobs import RedisBlobs
from functions.shared.stores.usage import Recount, Usage
from tests.stores.objects import KEY, counted, limited, put


@pytest.fixture
def in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call counts two objects."""
    for module in (file_usage, redis_usage):
        monkeypatch.setattr(module, "COUNTED_AT_ONCE", 2)
        monkeypatch.setattr(module, "COUNTING_SECONDS", 0.0)


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
