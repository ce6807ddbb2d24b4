"""How objects that arrive in several requests become objects like any other."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.shared.errors import Unavailable
from functions.shared.models.wire import now_ms
from functions.shared.stores.ports import BlobStore, Progress, Taken
from tests.stores.objects import KEY, keys, put, read, sha256
from tests.stores.partials import HOUR_MS, begin, begun_with, offset, partial

LARGE = bytes(range(256)) * 20_000
"""More than any adapter reads in one piece."""


def test_finished_it_is_an_object_like_any_other(blobs: BlobStore) -> None:
    made = begun_with(blobs, LARGE)

    assert blobs.partials.finish(made, sha256(LARGE))

    info = blobs.info(KEY)
    assert info is not None
    assert (info.size, info.sha256, info.content_type) == (len(LARGE), sha256(LARGE), "image/jpeg")
    assert info.stored_at >= now_ms() - HOUR_MS
    assert read(blobs, KEY) == LARGE
    assert keys(blobs) == [KEY]
    assert not put(blobs, KEY, LARGE).created
    blobs.delete(KEY)
    assert blobs.info(KEY) is None


def test_empty_one_can_be_finished(blobs: BlobStore) -> None:
    made = partial(0)
    begin(blobs, made)

    assert blobs.partials.finish(made, sha256(b""))

    assert read(blobs, KEY) == b""


def test_that_it_was_finished_is_remembered(blobs: BlobStore) -> None:
    made = begun_with(blobs, b"miaow")

    for _ in range(2):
        assert blobs.partials.finish(made, sha256(b"miaow"))

    found = blobs.partials.find("ann", made.id)
    expected = made.model_copy(update={"finished": True, "sha256": sha256(b"miaow")})
    assert found == Progress(expected, 5)
    assert not blobs.partials.append(made, 5, b"!")
    assert read(blobs, KEY) == b"miaow"


def test_bytes_of_what_is_finished_are_not_there_to_be_read(blobs: BlobStore) -> None:
    made = begun_with(blobs, b"miaow")
    blobs.partials.finish(made, sha256(b"miaow"))

    with pytest.raises(Unavailable):
        list(blobs.partials.read(made))


def test_same_bytes_that_came_another_way_are_no_conflict(blobs: BlobStore) -> None:
    made = begun_with(blobs, b"miaow")
    put(blobs, KEY, b"miaow")

    assert blobs.partials.finish(made, sha256(b"miaow"))

    assert read(blobs, KEY) == b"miaow"


def test_other_bytes_under_the_key_are_kept(blobs: BlobStore) -> None:
    made = begun_with(blobs, b"miaow")
    put(blobs, KEY, b"woof!")

    with pytest.raises(Taken):
        blobs.partials.finish(made, sha256(b"miaow"))

    assert read(blobs, KEY) == b"woof!"


def test_of_many_who_finish_at_once_all_are_told_so(blobs: BlobStore) -> None:
    made = begun_with(blobs, LARGE)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: blobs.partials.finish(made, sha256(LARGE)), range(8)))

    assert read(blobs, KEY) == LARGE


def test_of_many_that_finish_under_one_key_one_wins(blobs: BlobStore) -> None:
    contents = [bytes([number]) * 1000 for number in range(8)]
    made = [begun_with(blobs, data) for data in contents]

    def finish(number: int) -> bool:
        try:
            return blobs.partials.finish(made[number], sha256(contents[number]))
        except Taken:
            return False

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(finish, range(8)))

    assert won.count(True) == 1
    assert read(blobs, KEY) == contents[won.index(True)]


def test_removal_of_what_is_finished_leaves_the_object(blobs: BlobStore) -> None:
    made = begun_with(blobs, b"miaow")
    blobs.partials.finish(made, sha256(b"miaow"))

    blobs.partials.remove("ann", made.id)

    assert offset(blobs, made) is None
    assert read(blobs, KEY) == b"miaow"
