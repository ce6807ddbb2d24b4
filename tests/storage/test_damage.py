"""What becomes of photos whose stored bytes are not those that were stored."""

import pytest
from werkzeug.test import TestResponse

from functions.shared.errors import Damaged
from functions.shared.objects.reading import read_object
from tests.house import House, Person
from tests.house.pictures import jpeg


def test_thumbnail_of_damaged_bytes_is_refused(house: House, ann: Person) -> None:
    key = ann.upload("cat")
    house.damage(key)

    reply: TestResponse = ann.call(
        "POST", "thumbnail", data=key, headers={"Content-Type": "text/plain", "Accept": "application/json"}
    )

    assert reply.status_code == 410
    assert "damaged" in reply.get_json()["detail"]
    assert house.stored_keys() == {key}


def test_photo_of_damaged_bytes_fails_for_good_and_says_why(house: House, ann: Person) -> None:
    key = ann.upload("cat")
    house.damage(key)

    photo = ann.add_photo(ann.make_album(), key)

    metadata = photo["steps"]["metadata"]
    assert (photo["status"], metadata["state"], metadata["attempts"]) == ("failed", "failed", 1)
    assert "damaged" in metadata["error"]["detail"]
    house.clock.advance(7 * 24 * 3600)
    assert house.sweep_up()
    assert ann.photo(photo["_id"])["steps"]["metadata"]["attempts"] == 1


def test_bytes_are_read_once_more_before_they_are_given_up(house: House, ann: Person) -> None:
    key = ann.upload("cat")
    house.damage(key)
    gateway = house.gateway("photos")
    house.network.methods.clear()

    with pytest.raises(Damaged, match=key):
        read_object(gateway, key, "ann")
    assert house.network.methods == ["GET", "GET"]


def test_bytes_that_were_wrong_only_once_are_taken(house: House, ann: Person) -> None:
    key = ann.upload("cat", jpeg())
    house.damage(key)

    def mend_before_the_next() -> None:
        # Changed twice, the byte is what it was.
        house.network.before("storage", "GET", lambda: house.damage(key))

    house.network.before("storage", "GET", mend_before_the_next)

    assert read_object(house.gateway("photos"), key, "ann").data == jpeg()
