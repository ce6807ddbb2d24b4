"""A photo's original goes with the photo alone, however storage is asked to delete it."""

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from functions.shared.access.callers import Scope
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.house.sharing import sign_up
from tests.photos.upkeep.checking import take_in

TAKEN_IN = jpeg()


def by_path(person: Person, key: str) -> TestResponse:
    return person.delete("storage", f"/{key}")


def by_query(person: Person, key: str) -> TestResponse:
    return person.call("DELETE", "storage", query={"key": key})


BOTH_FORMS = pytest.mark.parametrize("delete", [by_path, by_query])
Delete = Callable[[Person, str], TestResponse]


@BOTH_FORMS
def test_original_of_a_photo_is_not_deleted_but_with_the_photo(
    house: House, ann: Person, delete: Delete
) -> None:
    photo = take_in(ann)

    reply = delete(ann, photo["key"])

    assert reply.status_code == 409
    assert "delete the photo" in reply.get_json()["detail"]
    assert ann.get("photos", f"/{photo['_id']}/original").data == TAKEN_IN
    assert ann.delete("photos", f"/{photo['_id']}?forever=1").status_code == 204
    assert house.stored_keys() == set()
    assert delete(ann, photo["key"]).status_code == 204


@BOTH_FORMS
def test_object_that_is_no_photo_is_deleted_as_ever(house: House, ann: Person, delete: Delete) -> None:
    key = ann.upload("boat")

    assert [delete(ann, key).status_code for _ in range(2)] == [204, 204]

    assert house.stored_keys() == set()


@BOTH_FORMS
def test_api_key_deletes_no_original_either(house: House, delete: Delete) -> None:
    ann = sign_up(house, "ann")
    photo, loose = take_in(ann), ann.upload("loose")
    account = house.accounts.accounts.of("ann")
    script = house.bearer(house.accounts.keys.make(account, "of this test", Scope.WRITE).secret)

    assert delete(script, photo["key"]).status_code == 409
    assert delete(script, loose).status_code == 204


@BOTH_FORMS
def test_nothing_is_deleted_while_nobody_tells_whose_it_is(house: House, ann: Person, delete: Delete) -> None:
    photo, loose = take_in(ann), ann.upload("loose")
    house.go_away("accounts")

    for key in (photo["key"], loose):
        reply = delete(ann, key)
        assert (reply.status_code, reply.get_json()["missing"]) == (503, ["accounts"])

    house.come_back()
    assert ann.get("storage", f"/{loose}").status_code == 200


def test_accounts_of_an_earlier_version_lets_nothing_be_deleted(house: House, ann: Person) -> None:
    photo = take_in(ann)
    house.apps["accounts"] = house.apps["albums"]  # It has nothing at that address either.

    assert ann.delete("storage", f"/{photo['key']}").status_code == 503
    assert photo["key"] in house.stored_keys()


def test_original_that_cannot_be_read_is_not_deleted_as_if_it_were_another(house: House, ann: Person) -> None:
    photo = take_in(ann)
    house.ruin(photo["key"])

    assert ann.delete("storage", f"/{photo['key']}").status_code == 409
