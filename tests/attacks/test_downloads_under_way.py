"""A download under way breaks off within seconds after what it was given by has ended."""

import io
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PIL import Image
from werkzeug.test import TestResponse

from functions.shared.errors import AlbumError
from functions.shared.streaming import LOOK_AGAIN_MS
from tests.house import House, Person
from tests.house.sharing import PASSWORD, end_share, guest, share_link, share_with, sign_up

SECONDS = LOOK_AGAIN_MS / 1000
BELIEVED = 6


def noise() -> bytes:
    """A picture of several pieces."""
    pixels = np.random.default_rng(7).integers(0, 255, (240, 250, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "BMP")
    return file.getvalue()


@pytest.fixture
def ann(house: House) -> Person:
    return sign_up(house, "ann")


@pytest.fixture
def photo(ann: Person) -> dict[str, str]:
    key = ann.upload("noise", noise(), "image/bmp")
    added: dict[str, str] = ann.add_photo(ann.make_album(), key)
    return added


def begin(person: Person, path: str) -> tuple[TestResponse, Iterator[bytes]]:
    """The answer, and its pieces, of which the first has come."""
    reply = person.get("photos", path)
    assert reply.status_code == 200
    pieces = reply.iter_encoded()
    assert next(pieces)
    return reply, pieces


def arrived(pieces: Iterator[bytes]) -> bytes:
    return b"".join(pieces)


def original(photo: dict[str, str]) -> str:
    return f"/{photo['_id']}/original"


def test_download_by_a_link_breaks_off_when_the_share_ends(
    house: House, ann: Person, photo: dict[str, str]
) -> None:
    made = share_link(ann, photo["albumId"], originals=True)
    reply, pieces = begin(guest(house, made["token"]), original(photo))
    assert reply.headers["Content-Length"] == str(len(noise()))
    end_share(ann, made)
    house.clock.advance(SECONDS)

    with pytest.raises(AlbumError):
        arrived(pieces)


def test_download_of_a_member_breaks_off_when_the_share_ends(
    house: House, ann: Person, photo: dict[str, str]
) -> None:
    bob = sign_up(house, "bob")
    made = share_with(ann, photo["albumId"], bob, originals=True)
    _, pieces = begin(bob, original(photo))
    end_share(ann, made)
    house.clock.advance(SECONDS)

    with pytest.raises(AlbumError):
        arrived(pieces)


def test_original_breaks_off_when_only_previews_are_shared_any_more(
    house: House, ann: Person, photo: dict[str, str]
) -> None:
    bob = sign_up(house, "bob")
    made = share_with(ann, photo["albumId"], bob, originals=True)
    _, pieces = begin(bob, original(photo))
    end_share(ann, made)
    share_with(ann, photo["albumId"], bob)
    house.clock.advance(SECONDS)

    with pytest.raises(AlbumError):
        arrived(pieces)


ENDS: dict[str, Callable[[Person], TestResponse]] = {
    "sign-out": lambda ann: ann.delete("accounts", "/session"),
    "end of the account": lambda ann: ann.call("DELETE", "accounts", json={"password": PASSWORD}),
    "new password": lambda ann: ann.call(
        "PUT", "accounts", "/password", json={"password": PASSWORD, "newPassword": "another good one"}
    ),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_own_download_breaks_off_when_the_session_ends(
    house: House, ann: Person, photo: dict[str, str], end: Callable[[Person], TestResponse]
) -> None:
    _, pieces = begin(ann, original(photo))
    assert end(ann).status_code < 300
    house.clock.advance(BELIEVED)

    with pytest.raises(AlbumError):
        arrived(pieces)


def test_object_breaks_off_when_the_session_ends(house: House, ann: Person) -> None:
    key = ann.key("large")
    with house.blobs.upload(key, "image/bmp") as upload:
        upload.write(bytes(3_000_000))
        upload.commit("0" * 64)
    pieces = ann.get("storage", f"/{key}").iter_encoded()
    assert next(pieces)
    ann.delete("accounts", "/session")
    house.clock.advance(BELIEVED)

    with pytest.raises(AlbumError):
        arrived(pieces)


def test_download_breaks_off_when_its_key_is_deleted(
    house: House, ann: Person, photo: dict[str, str]
) -> None:
    made = ann.post("accounts", "/keys", {"name": "backup", "scope": "read"}).get_json()
    _, pieces = begin(house.bearer(made["key"]), original(photo))
    ann.delete("accounts", f"/keys/{made['_id']}")
    house.clock.advance(BELIEVED)

    with pytest.raises(AlbumError):
        arrived(pieces)


def test_download_goes_on_while_everything_stands(house: House, ann: Person, photo: dict[str, str]) -> None:
    visitor = guest(house, share_link(ann, photo["albumId"], originals=True)["token"])
    for person in (visitor, ann):
        reply = person.get("photos", original(photo))
        pieces = reply.iter_encoded()
        first = next(pieces)
        house.clock.advance(600)

        assert first + arrived(pieces) == noise()
