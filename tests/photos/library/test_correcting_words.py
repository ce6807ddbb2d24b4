"""A person puts right what is written of a photo, who is on it and its stars; it stays so."""

from typing import Any

import pytest

from functions.shared.models.corrections import AsRead, Corrected
from functions.shared.models.photo import Photo
from tests.house import House, Person
from tests.photos.metadata.written_files import jpeg, listed, packet

WRITTEN = packet(
    listed("dc:title", "The harbour", kind="Alt")
    + listed("dc:description", "Last boats.", kind="Alt")
    + listed("Iptc4xmpExt:PersonInImage", "Anna"),
    xmp__Rating="5",
)
BY_FILE = {"title": "The harbour", "caption": "Last boats.", "people": ["Anna"], "rating": 5}
SAID = {"title": "Ferry", "caption": "At noon.\nHot.", "people": ["Ben", "Čapek"], "rating": 2}


@pytest.fixture
def photo_id(ann: Person) -> str:
    made: str = ann.add_photo(ann.make_album(), ann.upload("boat", jpeg(xmp=WRITTEN)))["_id"]
    return made


def patched(person: Person, photo_id: str, **body: Any) -> dict[str, Any]:
    reply = person.patch("photos", f"/{photo_id}", body)
    assert reply.status_code == 200, reply.get_json()
    answer: dict[str, Any] = reply.get_json()
    return answer


def words(photo: dict[str, Any]) -> dict[str, Any]:
    return {name: photo[name] for name in BY_FILE}


def found(person: Person, query: str) -> int:
    return len(person.get("photos", q=query).get_json())


def test_what_is_said_stands_in_place_of_the_file(ann: Person, photo_id: str) -> None:
    assert words(ann.photo(photo_id)) == BY_FILE

    told = patched(ann, photo_id, **SAID)

    assert words(told) == words(ann.photo(photo_id)) == SAID
    assert words(told["asRead"]) == BY_FILE
    assert [found(ann, query) for query in ("ferry", "noon", "people:čapek", "rating:2")] == [1, 1, 1, 1]
    assert [found(ann, query) for query in ("harbour", "people:anna", "rating:5")] == [0, 0, 0]


def test_it_outlives_what_is_read_again_and_stars_make_no_favourite_anew(ann: Person, photo_id: str) -> None:
    before = patched(ann, photo_id, favourite=False, **SAID)

    ann.call("POST", "photos", f"/{photo_id}/process", query={"force": "1"})

    after = ann.photo(photo_id)
    for name in (*SAID, "corrected", "asRead", "favourite"):
        assert after[name] == before[name], name


def test_it_is_kept_when_said_before_the_file_was_read(house: House, ann: Person) -> None:
    house.recognition.hang()
    data = jpeg(xmp=WRITTEN)
    photo = ann.add_photo(ann.make_album(), ann.upload("boat", data), prefer="respond-async")
    patched(ann, photo["_id"], caption="Mine.")
    house.recognition.release()
    house.worker.settle()

    assert words(ann.photo(photo["_id"])) == BY_FILE | {"caption": "Mine."}


def test_each_is_taken_back_by_itself(ann: Person, photo_id: str) -> None:
    before = ann.photo(photo_id)
    patched(ann, photo_id, **SAID)

    assert words(patched(ann, photo_id, caption=None)) == SAID | {"caption": "Last boats."}
    after = patched(ann, photo_id, title=None, people=None, rating=None)

    for name in (*SAID, "corrected", "asRead"):
        assert after[name] == before[name], name


def test_what_is_empty_is_none_whatever_the_file_says(ann: Person, photo_id: str) -> None:
    none = {"title": None, "caption": None, "people": []}

    told = patched(ann, photo_id, title="", caption=" ", people=[])

    assert words(told) == none | {"rating": 5}
    assert words(patched(ann, photo_id, addTags=["sea"])) == none | {"rating": 5}


def test_many_are_told_the_same_at_once(ann: Person, photo_id: str) -> None:
    reply = ann.patch("photos", "/", {"ids": [photo_id], "people": ["Ben", "Ben"], "rating": 3})

    assert reply.get_json() == {"changed": 1, "failed": []}
    assert words(ann.photo(photo_id)) == BY_FILE | {"people": ["Ben"], "rating": 3}


def test_what_a_build_of_before_kept_is_not_lost() -> None:
    """It kept only time and position of the file beside what was corrected."""
    kept = AsRead.from_document({"takenAt": 1, "gps": None})
    photo = Photo.from_document(
        {
            "_id": "0" * 24,
            "albumIds": [],
            "userName": "ann",
            "key": "incoming:ann:a",
            "createdAt": 0,
            "size": 1,
            "sha256": "a" * 64,
            "contentType": "image/jpeg",
            "caption": "Of the file.",
            "takenAt": 2,
            "asRead": kept.model_dump(mode="json", exclude_unset=True),
            "corrected": {"takenAt": 2},
        }
    )

    assert photo.with_corrected(Corrected()).caption == "Of the file."
    assert photo.with_corrected(Corrected()).taken_at == 1


@pytest.mark.parametrize(
    "body",
    [
        {"caption": "x" * 2001},
        {"caption": "a\x00b"},
        {"caption": 5},
        {"title": "x" * 301},
        {"title": ["x"]},
        {"people": "Ben"},
        {"people": [""]},
        {"people": ["x"] * 101},
        {"people": [None]},
        {"rating": 0},
        {"rating": 6},
        {"rating": True},
        {"rating": "5"},
    ],
    ids=str,
)
def test_wrong_field_is_named(ann: Person, photo_id: str, body: dict[str, object]) -> None:
    reply = ann.patch("photos", f"/{photo_id}", body)

    assert reply.status_code == 422
    assert reply.get_json()["field"].split(".")[0] == next(iter(body))
    assert words(ann.photo(photo_id)) == BY_FILE
