"""Photos found again."""

from typing import Any

import pytest

from tests.house import House, Person


@pytest.fixture
def photos(house: House, ann: Person) -> dict[str, dict[str, Any]]:
    """By name: a ship and a dog in one album, a dog in another, and a file that is no photo."""
    one, other = ann.make_album("One"), ann.make_album("Other")
    made = {}
    for name, album_id, seen, data in (
        ("ship", one, [("boat", 0.9), ("person", 0.6)], None),
        ("dog", one, [("dog", 0.8), ("person", 0.9)], None),
        ("hound", other, [("dog", 0.7)], None),
        ("paper", other, [], b"%PDF"),
    ):
        house.clock.advance(1)
        house.recognition.see(*seen)
        made[name] = ann.add_photo(album_id, ann.upload(name, data))
    return made


def names(person: Person, **query: str | list[str]) -> list[str]:
    reply = person.get("photos", **query)
    assert reply.status_code == 200, reply.text
    return [photo["key"].split(":")[2] for photo in reply.get_json()]


def test_all_my_photos_newest_first(ann: Person, photos: dict[str, dict[str, Any]]) -> None:
    assert names(ann) == ["paper", "hound", "dog", "ship"]


def test_photos_of_an_album(ann: Person, photos: dict[str, dict[str, Any]]) -> None:
    assert names(ann, albumId=photos["ship"]["albumId"]) == ["dog", "ship"]
    assert names(ann, albumId="0" * 24) == []


def test_photos_with_a_tag_and_with_several(ann: Person, photos: dict[str, dict[str, Any]]) -> None:
    assert names(ann, tag="dog") == ["hound", "dog"]
    assert names(ann, tag=["dog", "person"]) == ["dog"]
    assert names(ann, tag="do") == []


def test_photos_in_a_state(ann: Person, photos: dict[str, dict[str, Any]]) -> None:
    assert names(ann, status="failed") == ["paper"]
    assert names(ann, status="ready") == ["hound", "dog", "ship"]


def test_photo_by_its_content(ann: Person, photos: dict[str, dict[str, Any]]) -> None:
    assert names(ann, sha256=photos["paper"]["sha256"]) == ["paper"]
    assert names(ann, sha256="0" * 64) == []


def test_several_conditions_are_all_required(ann: Person, photos: dict[str, dict[str, Any]]) -> None:
    assert names(ann, albumId=photos["ship"]["albumId"], tag="dog", status="ready") == ["dog"]


def test_one_photo_by_path_and_by_query(ann: Person, photos: dict[str, dict[str, Any]]) -> None:
    photo_id = photos["dog"]["_id"]

    assert ann.get("photos", f"/{photo_id}").get_json() == photos["dog"]
    assert ann.get("photos", id=photo_id).get_json() == photos["dog"]


def test_tags_are_by_falling_confidence_and_each_once(ann: Person, photos: dict[str, dict[str, Any]]) -> None:
    assert photos["dog"]["tags"] == ["person", "dog"]


def test_photos_of_others_are_not_there(bob: Person, photos: dict[str, dict[str, Any]]) -> None:
    photo_id = photos["dog"]["_id"]

    assert names(bob) == []
    assert names(bob, albumId=photos["dog"]["albumId"]) == []
    assert bob.get("photos", f"/{photo_id}").status_code == 404
    assert bob.get("photos", id=photo_id).status_code == 404
    assert bob.patch("photos", f"/{photo_id}", {"addTags": ["mine"]}).status_code == 404
    assert bob.post("photos", f"/{photo_id}/process").status_code == 404
    assert bob.delete("photos", f"/{photo_id}?forever=1").status_code == 404
    assert bob.call("DELETE", "photos", query={"id": photo_id}).status_code == 404


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("albumId", "x"),
        ("status", "lost"),
        ("sha256", "x"),
        ("tag", ""),
        ("tag", "x" * 101),
        ("tag", "a\x00"),
        ("id", "x"),
        ("limit", "0"),
        ("cursor", "x"),
    ],
)
def test_wrong_parameter_is_named(ann: Person, parameter: str, value: str) -> None:
    reply = ann.get("photos", **{parameter: value})

    assert reply.status_code == 422
    assert reply.get_json()["field"].split(".")[0] == parameter


def test_the_document_explains_every_filter(house: House) -> None:
    document = house.nobody().get("photos", "/openapi.json").get_json()
    told = {each["name"]: each["schema"] for each in document["paths"]["/"]["get"]["parameters"]}

    for name in ("albumId", "status", "sha256", "tag"):
        assert told[name]["description"].startswith("Photos")
        assert told[name]["examples"]
