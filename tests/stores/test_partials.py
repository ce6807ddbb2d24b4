"""What every blob store does with objects that arrive in several requests."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fakeredis
import pytest

from functions.shared.models.wire import new_id, now_ms
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.ports import BlobStore, Progress
from functions.shared.stores.redis.blobs import RedisBlobs
from tests.stores.objects import KEY, keys, put, read, sha256
from tests.stores.partials import HOUR_MS, begin, begun_with, offset, partial

LARGE = bytes(range(256)) * 20_000
"""More than any adapter reads in one piece."""


def test_what_was_begun_is_known_and_has_no_bytes(blobs: BlobStore) -> None:
    made = partial(5)

    assert begin(blobs, made)

    assert blobs.partials.find("ann", made.id) == Progress(made, 0)


def test_what_was_never_begun_is_not_known(blobs: BlobStore) -> None:
    made = begun_with(blobs, b"mia", 5)

    assert blobs.partials.find("ann", new_id()) is None
    assert blobs.partials.find("bob", made.id) is None


def test_bytes_add_up(blobs: BlobStore) -> None:
    made = begun_with(blobs, b"mia", 6)

    assert offset(blobs, made) == 3
    assert blobs.partials.append(made, 3, b"")
    assert blobs.partials.append(made, 3, b"ow!")

    assert offset(blobs, made) == 6
    assert b"".join(blobs.partials.read(made)) == b"miaow!"


@pytest.mark.parametrize("wrong", [0, 2, 4, 100])
def test_bytes_for_another_place_change_nothing(blobs: BlobStore, wrong: int) -> None:
    made = begun_with(blobs, b"mia", 6)

    assert not blobs.partials.append(made, wrong, b"ow!")

    assert offset(blobs, made) == 3


def test_of_many_who_append_at_once_exactly_one_does(blobs: BlobStore) -> None:
    made = partial(100_000)
    begin(blobs, made)
    contents = [bytes([number]) * 100_000 for number in range(8)]

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda data: blobs.partials.append(made, 0, data), contents))

    assert won.count(True) == 1
    assert b"".join(blobs.partials.read(made)) == contents[won.index(True)]


def test_nobody_sees_it_before_it_is_finished(blobs: BlobStore) -> None:
    begun_with(blobs, b"miaow")

    assert blobs.info(KEY) is None
    assert keys(blobs) == []
    assert put(blobs, KEY, b"woof!").created


def test_what_was_removed_is_gone(blobs: BlobStore) -> None:
    made = begun_with(blobs, b"mia", 5)

    blobs.partials.remove("ann", made.id)
    blobs.partials.remove("ann", made.id)

    assert offset(blobs, made) is None
    assert not blobs.partials.append(made, 3, b"ow")
    assert not blobs.partials.finish(made, sha256(b"mia"))
    assert keys(blobs) == []


def test_all_of_one_owner_are_removed_finished_ones_too(blobs: BlobStore) -> None:
    unfinished, finished = begun_with(blobs, b"mia", 5), begun_with(blobs, b"miaow")
    assert blobs.partials.finish(finished, sha256(b"miaow"))
    others = [partial(5, owner=name) for name in ("bob", "ann2", "an")]
    assert all(begin(blobs, other) for other in others)

    blobs.partials.remove_all("ann")
    blobs.partials.remove_all("nobody")

    assert [offset(blobs, made) for made in (unfinished, finished)] == [None, None]
    assert not blobs.partials.append(unfinished, 3, b"ow")
    assert [offset(blobs, other) for other in others] == [0, 0, 0]
    assert keys(blobs) == [KEY]
    assert begin(blobs, partial(5), most_open=1)


def test_owner_may_have_so_many_unfinished_and_no_more(blobs: BlobStore) -> None:
    first, second, third = (partial(5, key=f"incoming:ann:{number}") for number in range(3))
    assert begin(blobs, first, most_open=2)
    assert begin(blobs, second, most_open=2)

    assert not begin(blobs, third, most_open=2)
    assert offset(blobs, third) is None
    assert begin(blobs, partial(5, owner="bob"), most_open=2)

    blobs.partials.remove("ann", first.id)
    assert begin(blobs, third, most_open=2)
    blobs.partials.append(second, 0, b"miaow")
    blobs.partials.finish(second, sha256(b"miaow"))
    assert begin(blobs, first, most_open=2)


def test_those_that_are_begun_at_once_are_counted_together(blobs: BlobStore) -> None:
    made = [partial(5, key=f"incoming:ann:{number}") for number in range(8)]

    with ThreadPoolExecutor(8) as pool:
        began = list(pool.map(lambda each: begin(blobs, each, most_open=2), made))

    assert began.count(True) <= 2
    assert [offset(blobs, each) for each in made] == [0 if has_begun else None for has_begun in began]


def test_what_has_expired_does_not_count(blobs: BlobStore) -> None:
    for number in range(2):
        made = partial(5, key=f"incoming:ann:{number}")
        assert begin(blobs, made, most_open=2)
        assert blobs.partials.append(made, 0, b"mia")

    later = now_ms() + 2 * HOUR_MS
    assert blobs.partials.begin(partial(5, expires_at=later + HOUR_MS), now=later, most_open=1)


def test_replicas_take_turns(tmp_path: Path) -> None:
    server = fakeredis.FakeServer()
    for replicas in (
        [FileBlobs(tmp_path), FileBlobs(tmp_path)],
        [RedisBlobs(fakeredis.FakeRedis(server=server)) for _ in range(2)],
    ):
        one, other = replicas
        made = begun_with(one, b"mia", 5)
        assert other.partials.append(made, 3, b"ow")
        assert one.partials.finish(made, sha256(b"miaow"))
        assert read(other, KEY) == b"miaow"
