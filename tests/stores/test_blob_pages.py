"""The list of what a blob store has, a page at a time."""

from pathlib import Path

import fakeredis
import pytest

from functions.shared.models.blobs import ObjectInfo
from functions.shared.stores.files.blobs import MOST_LOOKED_AT, FileBlobs
from functions.shared.stores.ports import BlobStore
from functions.shared.stores.redis.blobs import RedisBlobs
from tests.stores.objects import KEY, keys, put, sha256


def test_keys_are_found_by_their_beginnings(blobs: BlobStore) -> None:
    for key in ("incoming:ann:a", "incoming:ann:b", "incoming:anna:c", "preview:ann:a"):
        put(blobs, key, key.encode())

    assert set(keys(blobs, "incoming:ann:")) == {"incoming:ann:a", "incoming:ann:b"}
    assert set(keys(blobs, "incoming:ann:", "preview:ann:")) == {
        "incoming:ann:a",
        "incoming:ann:b",
        "preview:ann:a",
    }
    assert set(keys(blobs, "thumbnail:")) == set()
    assert len(keys(blobs)) == 4


@pytest.mark.parametrize("limit", [1, 2, 7, 100])
def test_pages_have_each_object_exactly_once(blobs: BlobStore, limit: int) -> None:
    names = {f"{area}:ann:{number}" for area in ("incoming", "preview") for number in range(7)}
    for name in names:
        put(blobs, name, name.encode())

    found = keys(blobs, "incoming:ann:", "preview:ann:", limit=limit)

    assert len(found) == len(names)
    assert set(found) == names


def test_what_stays_is_found_once_while_others_come_and_go(blobs: BlobStore) -> None:
    kept = {f"incoming:ann:kept{number}" for number in range(20)}
    for key in kept | {f"incoming:ann:gone{number}" for number in range(20)}:
        put(blobs, key, b"x")

    found: list[str] = []
    rest: str | None = None
    for number in range(20):
        page = blobs.page(["incoming:ann:"], limit=3, after=rest)
        found += [described.key for described in page.objects]
        blobs.delete(f"incoming:ann:gone{number}")
        put(blobs, f"incoming:ann:new{number}", b"x")
        rest = page.rest
        if rest is None:
            break
    while rest is not None:
        page = blobs.page(["incoming:ann:"], limit=3, after=rest)
        found += [described.key for described in page.objects]
        rest = page.rest

    assert len(found) == len(set(found))
    assert kept <= set(found)


def test_page_describes_what_it_lists(blobs: BlobStore) -> None:
    stored = put(blobs, KEY, b"miaow").info

    assert list(blobs.page([""], limit=5).objects) == [stored]


@pytest.mark.parametrize("after", ["", "zzz", "incoming:ann:", "\xff", "~" * 200])
def test_any_place_can_be_asked_for(blobs: BlobStore, after: str) -> None:
    put(blobs, KEY, b"miaow")

    assert [described.key for described in blobs.page([""], limit=5, after=after).objects] in ([], [KEY])


def test_one_page_of_files_looks_at_a_bounded_number(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    template = tmp_path / "template"
    put(blobs, "incoming:bob:x", b"x")
    [path] = (tmp_path / "objects").glob("*/*")
    template.write_bytes(path.read_bytes())
    for number in range(MOST_LOOKED_AT):
        copy = tmp_path / "objects" / "00" / f"{number:062x}"
        copy.parent.mkdir(exist_ok=True)
        copy.hardlink_to(template)

    page = blobs.page(["incoming:ann:"], limit=5)

    assert page.objects == []
    assert page.rest is not None
    assert blobs.page(["incoming:ann:"], limit=5, after=page.rest).rest is None


def test_file_of_before_times_were_kept_has_the_time_of_its_file(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    put(blobs, KEY, b"miaow")
    [path] = (tmp_path / "objects").glob("*/*")
    old = ObjectInfo(key=KEY, size=5, content_type="image/jpeg", sha256=sha256(b"miaow"))
    path.write_bytes(old.model_dump_json().encode().ljust(1024) + b"miaow")

    [found] = blobs.page([""], limit=5).objects

    assert found.stored_at == path.stat().st_mtime_ns // 1_000_000


def test_file_that_is_damaged_beyond_description_is_left_out(tmp_path: Path) -> None:
    blobs = FileBlobs(tmp_path)
    put(blobs, KEY, b"miaow")
    [path] = (tmp_path / "objects").glob("*/*")
    path.write_bytes(b"\0" * 1100)
    put(blobs, "incoming:ann:dog", b"woof")

    assert keys(blobs) == ["incoming:ann:dog"]


def test_objects_in_redis_of_before_there_was_an_index_come_into_it() -> None:
    client = fakeredis.FakeRedis()
    for number in range(30):
        old = ObjectInfo(key=f"incoming:ann:{number}", size=1, content_type="image/jpeg", sha256=sha256(b"x"))
        client.set(f"info:{{{old.key}}}", old.model_dump_json())
        client.set(f"data:{{{old.key}}}", b"x")
    blobs = RedisBlobs(client)

    put(blobs, "incoming:ann:new", b"new")

    assert len(keys(blobs, limit=7)) == 31
    assert blobs.page(["incoming:ann:0"], limit=1).objects[0].stored_at == 0
