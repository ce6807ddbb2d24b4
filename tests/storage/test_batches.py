"""Objects that functions store together."""

import pytest

from functions.shared.models.batch import BATCH_TYPE, MOST_OBJECTS, pack
from functions.shared.models.blobs import WholeObject
from tests.house import House, Person

PREVIEW = WholeObject("preview:ann:cat", "image/jpeg", b"large")
THUMBNAIL = WholeObject("thumbnail:ann:cat", "image/jpeg", b"small")


@pytest.fixture
def thumbnail(house: House, ann: Person) -> Person:
    """The function, in her name."""
    return house.bearer(house.signer("thumbnail").for_function("storage", ann.name))


def test_all_are_stored(thumbnail: Person, ann: Person) -> None:
    reply = send(thumbnail, pack([PREVIEW, THUMBNAIL]))

    assert reply == 204
    assert ann.get("storage", f"/{PREVIEW.key}").data == b"large"
    assert ann.get("storage", f"/{THUMBNAIL.key}").content_type == "image/jpeg"


def test_none_is_stored_where_one_is_not_hers(thumbnail: Person, ann: Person) -> None:
    foreign = WholeObject("thumbnail:bob:cat", "image/jpeg", b"small")

    assert send(thumbnail, pack([PREVIEW, foreign])) == 404
    assert ann.get("storage", f"/{PREVIEW.key}").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]\n",
        b"{}\n",
        b"nonsense",
        pack([PREVIEW])[:-1],
        pack([PREVIEW]) + b"x",
        pack([PREVIEW, PREVIEW]),
        pack([WholeObject(f"preview:ann:{n}", "image/jpeg", b"") for n in range(MOST_OBJECTS)])[1:],
        pack([PREVIEW]).replace(b"image/jpeg", b"image jpeg"),
        pack([PREVIEW]).replace(b'"size":5', b'"size":-5'),
    ],
)
def test_what_is_no_batch_is_refused(thumbnail: Person, ann: Person, body: bytes) -> None:
    assert send(thumbnail, body) == 400
    assert ann.get("storage", f"/{PREVIEW.key}").status_code == 404


def test_key_that_no_object_can_have_is_refused(thumbnail: Person) -> None:
    assert send(thumbnail, pack([WholeObject("elsewhere:ann:cat", "image/jpeg", b"")])) == 422


def test_people_store_one_at_a_time(ann: Person) -> None:
    assert send(ann, pack([WholeObject("incoming:ann:cat", "image/jpeg", b"")])) == 403


def send(person: Person, body: bytes) -> int:
    return person.call(
        "PUT", "storage", "/batch", data=body, headers={"Content-Type": BATCH_TYPE}
    ).status_code
