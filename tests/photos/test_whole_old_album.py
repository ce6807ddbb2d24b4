"""An album of a build long before this one opens as a whole, also where the change-over was broken off."""

import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.house import House, Person
from tests.house.sharing import guest, listed

BUILD = "bd1d40b"
OF_ANN = {
    "gps_DSCN0010.jpg",
    "gps_DSCN0012.jpg",
    "bus.jpg",
    "zidane.jpg",
    "orientation_6.jpg",
    "astronaut.jpg",
    "cat.jpg",
    "coffee.jpg",
    "broken.jpg",
}


@pytest.fixture
def made(shared_old_data: Path) -> dict[str, Any]:
    """The ids of what is in it."""
    told: dict[str, Any] = json.loads((shared_old_data / f"{BUILD}.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture
def data(shared_old_data: Path, tmp_path: Path) -> Path:
    with tarfile.open(shared_old_data / f"{BUILD}.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / "data"


def by_name(person: Person) -> dict[str, dict[str, Any]]:
    return {photo["fileName"]: photo for photo in person.get("photos").get_json()}


def albums_of(person: Person, **query: str) -> dict[str, int]:
    return {album["albumName"]: album["photoCount"] for album in person.get("albums", **query).get_json()}


@pytest.mark.parametrize("sweeps", [0, 1, 3])
def test_everything_is_there_however_far_the_change_over_is(
    data: Path, made: dict[str, Any], sweeps: int
) -> None:
    house = House(data)
    for _ in range(sweeps):
        house.sweep_up_later()
    ann, bob = house.person("ann"), house.person("bob")

    photos = by_name(ann)
    assert photos.keys() == OF_ANN
    assert {name: photos[name]["_id"] for name in made["photos"]} == made["photos"]
    assert [name for name, photo in photos.items() if photo["status"] == "failed"] == ["broken.jpg"]
    assert albums_of(ann) == {"Holiday 2008": 6, "Family": 4, "Empty": 0}
    assert albums_of(bob, shared="1") == {"Holiday 2008": 6}
    assert by_name(bob).keys() == {"mine.jpg"}
    for photo_id in made["photos"].values():
        for rendition in ("original", "preview", "thumbnail"):
            assert ann.get("photos", f"/{photo_id}/{rendition}").status_code == 200


def test_what_people_have_said_and_given_stands(data: Path, made: dict[str, Any]) -> None:
    house = House(data)
    house.sweep_up_later()
    photos = by_name(house.person("ann"))

    bus, zidane = photos["bus.jpg"], photos["zidane.jpg"]
    assert (bus["addedTags"], bus["removedTags"]) == (["Madrid"], ["person"])
    assert (zidane["addedTags"], zidane["removedTags"]) == (["football"], ["tie"])
    assert "Madrid" in bus["tags"]
    assert "person" not in bus["tags"]
    through_link = guest(house, made["link"], "open sesame")
    assert len(listed(through_link, made["albums"]["Family"])) == 4
    signed_in = {"userName": "ann", "password": "correct horse"}
    assert house.nobody().post("accounts", "/session", signed_in).status_code == 200


def test_it_can_do_what_came_since(data: Path, made: dict[str, Any]) -> None:
    house = House(data)
    ann = house.person("ann")
    family, bus = made["albums"]["Family"], made["photos"]["bus.jpg"]

    assert ann.post("albums", f"/{family}/photos", {"ids": [bus]}).get_json()["changed"] == 1
    assert family in ann.photo(bus)["albumIds"]
    before = albums_of(ann)
    ann.delete("albums", f"/{family}")
    assert "Family" not in albums_of(ann)
    assert ann.post("albums", f"/{family}/restore").status_code == 200
    house.sweep_up_later()
    assert albums_of(ann) == before
