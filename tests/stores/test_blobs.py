"""What every blob store does, whatever keeps its bytes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.shared.errors import Damaged, NotFound
from functions.shared.models.blobs import StoredObject
from functions.shared.models.wire import now_ms
from functions.shared.stores.ports import BlobStore, Stored, Taken
from tests.stores.objects import KEY, keys, put, read, sha256

LARGE = bytes(range(256)) * 20_000
"""More than any adapter reads in one piece."""


def test_stored_object_is_described_and_read(blobs: BlobStore) -> None:
    before = now_ms()

    stored = put(blobs, KEY, b"miaow")

    assert stored.created
    assert before <= stored.info.stored_at <= now_ms()
    assert stored.info == StoredObject(
        key=KEY,
        size=5,
        content_type="image/jpeg",
        sha256=sha256(b"miaow"),
        stored_at=stored.info.stored_at,
    )
    assert blobs.info(KEY) == stored.info
    assert b"".join(blobs.read(KEY, 0, 5)) == b"miaow"


def test_what_was_never_stored_is_not_there(blobs: BlobStore) -> None:
    assert blobs.info(KEY) is None
    assert keys(blobs) == []
    with pytest.raises(NotFound):
        list(blobs.read(KEY, 0, 1))


def test_more_than_there_is_cannot_be_read(blobs: BlobStore) -> None:
    put(blobs, KEY, b"miaow")

    with pytest.raises(Damaged):
        list(blobs.read(KEY, 0, 6))


def test_empty_object_is_an_object(blobs: BlobStore) -> None:
    put(blobs, KEY, b"")

    info = blobs.info(KEY)
    assert info is not None
    assert info.size == 0
    assert read(blobs, KEY) == b""


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 1), (3, 3), (100, 4_500_000), (len(LARGE) - 1, len(LARGE)), (0, len(LARGE))]
)
def test_part_of_an_object_is_exactly_that_part(blobs: BlobStore, start: int, stop: int) -> None:
    put(blobs, KEY, LARGE)

    assert b"".join(blobs.read(KEY, start, stop)) == LARGE[start:stop]


def test_same_bytes_again_change_nothing(blobs: BlobStore) -> None:
    first = put(blobs, KEY, b"miaow", "image/jpeg")
    again = put(blobs, KEY, b"miaow", "image/png")

    assert again == Stored(first.info, created=False)
    assert blobs.info(KEY) == first.info


def test_other_bytes_under_a_taken_key_are_refused(blobs: BlobStore) -> None:
    put(blobs, KEY, b"miaow")

    with pytest.raises(Taken):
        put(blobs, KEY, b"woof!")

    assert read(blobs, KEY) == b"miaow"


def test_deleted_object_is_gone_and_its_key_is_free(blobs: BlobStore) -> None:
    put(blobs, KEY, b"miaow")

    blobs.delete(KEY)
    blobs.delete(KEY)

    assert blobs.info(KEY) is None
    assert put(blobs, KEY, b"woof!").created


def test_upload_is_invisible_before_it_is_committed(blobs: BlobStore) -> None:
    with blobs.upload(KEY, "image/jpeg") as upload:
        upload.write(b"mia")

        assert blobs.info(KEY) is None
        assert keys(blobs) == []


def test_abandoned_upload_leaves_nothing(blobs: BlobStore) -> None:
    def break_off() -> None:
        with blobs.upload(KEY, "image/jpeg") as upload:
            upload.write(b"mia")
            raise ConnectionError

    with pytest.raises(ConnectionError):
        break_off()

    assert blobs.info(KEY) is None
    assert put(blobs, KEY, b"woof!").created


@pytest.mark.parametrize("name", ["..", ".", "...", "a.b_c-d:e", "x" * 187])
def test_every_name_that_the_contract_allows_is_kept_apart(blobs: BlobStore, name: str) -> None:
    key = f"incoming:ann:{name}"
    put(blobs, key, b"this")
    put(blobs, KEY, b"that")

    assert read(blobs, key) == b"this"
    assert keys(blobs, key) == [key]


def test_upper_and_lower_case_are_different_keys(blobs: BlobStore) -> None:
    put(blobs, "incoming:ann:CAT", b"upper")
    put(blobs, "incoming:ann:cat", b"lower")

    assert read(blobs, "incoming:ann:CAT") == b"upper"


def test_of_many_writers_of_one_key_exactly_one_wins(blobs: BlobStore) -> None:
    contents = [bytes([number]) * 100_000 for number in range(8)]

    def write(data: bytes) -> bool:
        try:
            return put(blobs, KEY, data).created
        except Taken:
            return False

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(write, contents))

    assert won.count(True) == 1
    assert read(blobs, KEY) == contents[won.index(True)]
    info = blobs.info(KEY)
    assert info is not None
    assert info.sha256 == sha256(contents[won.index(True)])


def test_store_that_is_there_answers(blobs: BlobStore) -> None:
    blobs.ping()
