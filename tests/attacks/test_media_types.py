"""What a client says that its bytes are costs nothing, and makes no browser run them."""

import base64
from pathlib import Path

import fakeredis
import pytest
from werkzeug.test import TestResponse

from functions.shared.errors import Invalid
from functions.shared.models.blobs import LONGEST_DESCRIPTION
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.ports import BlobStore
from functions.shared.stores.redis.blobs import RedisBlobs
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.storage.resumable import create
from tests.stores.objects import KEY, keys, put, sha256
from tests.stores.partials import begin, partial

LONG = [f"image/{'x' * 61}", f"{'x' * 61}/png", f"image/{'x' * 900}", f"image/{'x' * 5000}"]
LONGEST_KEY = f"incoming:ann:{'k' * 187}"
SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def ways(ann: Person, key: str, content_type: str) -> list[TestResponse]:
    """All in which an object is given its type."""
    uri = f"data:{content_type};base64,{base64.b64encode(jpeg()).decode()}"
    return [
        ann.call("PUT", "storage", f"/{key}-1", data=jpeg(), headers={"Content-Type": content_type}),
        ann.post("storage", f"/{key}-2", {"data": uri}),
        ann.post("storage", json={"key": f"{key}-3", "data": uri}),
        create(ann, len(jpeg()), data=jpeg(), key=f"{key}-4", filetype=content_type),
    ]


@pytest.mark.parametrize("content_type", LONG, ids=len)
def test_long_type_is_refused_and_nothing_is_stored(house: House, ann: Person, content_type: str) -> None:
    told = [reply.status_code for reply in ways(ann, ann.key("a"), content_type)]

    assert set(told) <= {400, 415, 422}
    assert house.stored_keys() == set()


def test_longest_type_under_the_longest_key_is_kept_whole(ann: Person) -> None:
    content_type = f"{'x' * 60}/{'y' * 60}"

    told = [reply.status_code for reply in ways(ann, LONGEST_KEY[:-2], content_type)]

    assert told == [201] * 4
    for number in range(1, 5):
        key = f"{LONGEST_KEY[:-2]}-{number}"
        assert ann.get("storage", f"/{key}").data == jpeg()
        assert ann.post("storage", f"/{key}/verify").get_json()["intact"]


@pytest.fixture(params=["files", "redis"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    return FileBlobs(tmp_path) if request.param == "files" else RedisBlobs(fakeredis.FakeRedis())


def test_no_store_takes_a_description_that_has_no_room(blobs: BlobStore) -> None:
    """Whoever forgets to look at a type before."""
    with pytest.raises(Invalid):
        put(blobs, KEY, b"miaow", "x" * LONGEST_DESCRIPTION)
    assert blobs.info(KEY) is None

    begun = partial(5).model_copy(update={"content_type": "x" * LONGEST_DESCRIPTION})
    assert begin(blobs, begun)
    assert blobs.partials.append(begun, 0, b"miaow")
    with pytest.raises(Invalid):
        blobs.partials.finish(begun, sha256(b"miaow"))
    assert keys(blobs) == []


def test_object_that_an_earlier_build_ruined_so_can_be_stored_anew(house: House, ann: Person) -> None:
    key = ann.upload("a", jpeg())
    house.ruin(key)
    assert ann.get("storage", f"/{key}").status_code == 410

    assert ann.delete("storage", f"/{key}").status_code == 204

    assert ann.upload("a", jpeg()) == key
    assert ann.get("storage", f"/{key}").data == jpeg()


DOCUMENTS = (
    "text/html",
    "TEXT/HTML",
    "text/html;charset=utf-8",
    "application/xhtml+xml",
    "application/xml",
    "text/xml",
    "text/xsl",
    "application/xslt+xml",
    "application/rdf+xml",
    "application/mathml+xml",
    "image/svg+xml",
    "IMAGE/SVG+XML",
    "image/svg+xml;charset=utf-8",
    "image/svg",
    "image/x+xml",
    "image/vnd.x+xml",
    "video/foo+xml",
    "audio/foo+xml",
    "multipart/x-mixed-replace",
    "multipart/related",
    "message/rfc822",
    "application/x-mimearchive",
    "application/pdf",
    "application/javascript",
    "text/javascript",
    "text/css",
    "text/cache-manifest",
    "text/vtt",
    "application/wasm",
    "application/x-shockwave-flash",
    "application/manifest+json",
    "application/ld+json",
    "image/x-unknown",
    "x/y",
)


@pytest.mark.parametrize("content_type", DOCUMENTS)
def test_what_a_browser_may_run_is_bytes(ann: Person, content_type: str) -> None:
    key = ann.upload("page", SCRIPT, content_type)

    for reply in (ann.get("storage", f"/{key}"), ann.call("HEAD", "storage", f"/{key}")):
        assert reply.content_type == "application/octet-stream"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in reply.headers["Content-Security-Policy"]
    assert ann.get("storage", f"/{key}", **{"as": "data-uri"}).text.startswith(
        "data:application/octet-stream;"
    )


@pytest.mark.parametrize("content_type", ["image/jpeg", "image/heic", "text/plain", "video/mp4"])
def test_what_is_harmless_is_told(ann: Person, content_type: str) -> None:
    assert ann.get("storage", f"/{ann.upload('a', jpeg(), content_type)}").content_type.startswith(
        content_type
    )


@pytest.mark.parametrize("page", [SCRIPT, b"<!DOCTYPE html><script>alert(1)</script>"], ids=["SVG", "HTML"])
@pytest.mark.parametrize("claimed", ["image/jpeg", "image/svg+xml", "text/html"])
def test_page_is_no_photo_and_is_saved_not_shown(ann: Person, page: bytes, claimed: str) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("page", page, claimed))

    reply = ann.get("photos", f"/{photo['_id']}/original")

    assert photo["status"] == "failed"
    assert reply.content_type == "application/octet-stream"
    assert reply.headers["Content-Disposition"].startswith("attachment;")
    assert ann.get("photos", f"/{photo['_id']}/preview").status_code == 404
