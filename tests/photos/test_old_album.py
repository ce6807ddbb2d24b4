"""An album of the build before opens, and everything in it is found, its half-done deletion is finished."""

import json
import tarfile
from pathlib import Path

import pytest

from tests.house import House, Person

FOLDER = Path(__file__).parent.parent / "old_albums"
BUILD = "2a1c0ce"
MADE = json.loads((FOLDER / f"{BUILD}.json").read_text(encoding="utf-8"))


@pytest.fixture
def house(tmp_path: Path) -> House:
    """``old_albums/README.md`` says what is in it."""
    with tarfile.open(FOLDER / f"{BUILD}.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    return House(tmp_path / "data")


def found(person: Person, **query: str) -> list[str]:
    reply = person.get("photos", **query)
    assert reply.status_code == 200, reply.text
    names = {id: name for name, id in MADE["photos"].items()}
    return [names[photo["_id"]] for photo in reply.get_json()]


def test_everything_in_it_is_found(house: House) -> None:
    ann, bob = house.person("ann"), house.person("bob")
    house.sweep_up()
    assert found(ann, q="lissabon") == found(ann, q="portugal") == ["IMG_0042.jpg", "Alfama tram.jpg"]
    assert found(ann, q="weihnachten hund") == ["hund.jpg"]
    assert found(ann, q='"oma geburtstag"') == found(ann, taken="2008-10") == ["Oma Geburtstag.jpg"]
    assert found(ann, q="family status:failed") == ["broken.jpg"]
    assert found(ann, q="camera:x-t5 taken:2019") == ["IMG_0042.jpg", "Alfama tram.jpg"]
    assert found(bob, q="is:shared taken:2020") == ["hund.jpg"]
    assert found(bob, q="lisbon") == ["secret.jpg"]
    assert len(found(ann, q="")) == 6


def test_counts_are_right_before_and_after_it_is_in_the_index(house: House) -> None:
    ann = house.person("ann")
    before = {album["albumName"]: album["photoCount"] for album in ann.get("albums").get_json()}
    house.sweep_up()
    after = {album["albumName"]: album["photoCount"] for album in ann.get("albums").get_json()}
    assert before == after == {"Sommer in Lissabon": 2, "Family": 5}
    told = ann.get("photos", "/timeline").get_json()
    assert sum(month["count"] for month in told) == 6


def test_deletion_that_was_broken_off_is_finished(house: House) -> None:
    ann = house.person("ann")
    assert found(ann, q="going") == []
    for _ in range(3):
        house.sweep_up_later()
    for number in range(4):
        assert house.photos.get(MADE["photos"][f"going {number}.jpg"]) is None
    assert house.albums.get(MADE["albums"]["Going"]) is None
