"""What every blob store does, whatever keeps its bytes."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fakeredis
import pytest
import redis

from functions.shared.models import ObjectInfo
from functions.shared.stores.files import FileBlobs
from functions.shared.stores.ports import BlobStore, Stored, Taken
from functions.shared.stores.redis_blobs import RedisBlobs

KEY = "incoming:ann:cat.jpg"
LARGE = bytes(range(256)) * 20_000
"""More than any adapter reads in one piece."""


@pytest.fixture(params=["files", "fakeredis", "redis"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BlobStore]:
    match request.param:
        case "files":
            yield FileBlobs(tmp_path)
        case "fakeredis":
            yield RedisBlobs(fakeredis.FakeRedis())
        case "redis":
            with redis.Redis.from_url(request.getfixturevalue("redis_url")) as client:
                client.flushall()
                yield RedisBlobs(client)


def put(blobs: BlobStore, key: str, data: bytes, content_type: str = "image/jpeg") -> Stored:
    with blobs.upload(key, content_type) as upload:
        for start in range(0, len(data), 1_000_000):
            upload.write(data[start : start + 1_000_000])
        return upload.commit(hashlib.sha256(data).hexdigest())


def read(blobs: BlobStore, key: str, start: int = 0, stop: int = len(LARGE)) -> bytes:
    return b"".join(blobs.read(key, start, stop))


def test_stored_object_is_described_and_read(blobs: BlobStore) -> None:
    stored = put(blobs, KEY, b"miaow")

    expected = ObjectInfo(
        key=KEY, size=5, content_type="image/jpeg", sha256=hashlib.sha256(b"miaow").hexdigest()
    )
    assert stored == Stored(expected, created=True)
    assert blobs.info(KEY) == expected
    assert read(blobs, KEY, 0, 5) == b"miaow"


def test_what_was_never_stored_is_not_there(blobs: BlobStore) -> None:
    assert blobs.info(KEY) is None
    assert read(blobs, KEY) == b""
    assert list(blobs.keys("")) == []


def test_empty_object_is_an_object(blobs: BlobStore) -> None:
    put(blobs, KEY, b"")

    info = blobs.info(KEY)
    assert info is not None
    assert info.size == 0
    assert read(blobs, KEY, 0, 0) == b""


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 1), (3, 3), (100, 4_500_000), (len(LARGE) - 1, len(LARGE)), (0, len(LARGE))]
)
def test_part_of_an_object_is_exactly_that_part(blobs: BlobStore, start: int, stop: int) -> None:
    put(blobs, KEY, LARGE)

    assert read(blobs, KEY, start, stop) == LARGE[start:stop]


def test_same_bytes_again_change_nothing(blobs: BlobStore) -> None:
    first = put(blobs, KEY, b"miaow", "image/jpeg")
    again = put(blobs, KEY, b"miaow", "image/png")

    assert again == Stored(first.info, created=False)
    assert blobs.info(KEY) == first.info


def test_other_bytes_under_a_taken_key_are_refused(blobs: BlobStore) -> None:
    put(blobs, KEY, b"miaow")

    with pytest.raises(Taken):
        put(blobs, KEY, b"woof!")

    assert read(blobs, KEY, 0, 5) == b"miaow"


def test_deleted_object_is_gone_and_its_key_is_free(blobs: BlobStore) -> None:
    put(blobs, KEY, b"miaow")

    blobs.delete(KEY)
    blobs.delete(KEY)

    assert blobs.info(KEY) is None
    assert read(blobs, KEY) == b""
    assert put(blobs, KEY, b"woof!").created


def test_upload_is_invisible_before_it_is_committed(blobs: BlobStore) -> None:
    with blobs.upload(KEY, "image/jpeg") as upload:
        upload.write(b"mia")

        assert blobs.info(KEY) is None
        assert list(blobs.keys("")) == []


def test_abandoned_upload_leaves_nothing(blobs: BlobStore) -> None:
    def break_off() -> None:
        with blobs.upload(KEY, "image/jpeg") as upload:
            upload.write(b"mia")
            raise ConnectionError

    with pytest.raises(ConnectionError):
        break_off()

    assert blobs.info(KEY) is None
    assert put(blobs, KEY, b"woof!").created


def test_keys_are_told_by_their_beginning(blobs: BlobStore) -> None:
    for key in ("incoming:ann:a", "incoming:ann:b", "incoming:anna:c", "preview:ann:a"):
        put(blobs, key, key.encode())

    assert set(blobs.keys("incoming:ann:")) == {"incoming:ann:a", "incoming:ann:b"}
    assert len(list(blobs.keys(""))) == 4


@pytest.mark.parametrize("name", ["..", ".", "...", "a.b_c-d:e", "x" * 187])
def test_every_name_that_the_contract_allows_is_kept_apart(blobs: BlobStore, name: str) -> None:
    key = f"incoming:ann:{name}"
    put(blobs, key, b"this")
    put(blobs, KEY, b"that")

    assert read(blobs, key, 0, 4) == b"this"
    assert list(blobs.keys(key)) == [key]


def test_upper_and_lower_case_are_different_keys(blobs: BlobStore) -> None:
    put(blobs, "incoming:ann:CAT", b"upper")
    put(blobs, "incoming:ann:cat", b"lower")

    assert read(blobs, "incoming:ann:CAT", 0, 5) == b"upper"


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
    assert info.sha256 == hashlib.sha256(contents[won.index(True)]).hexdigest()


def test_store_that_is_there_answers(blobs: BlobStore) -> None:
    blobs.ping()
