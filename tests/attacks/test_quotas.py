"""Nobody keeps more bytes than the operator allows, in whatever form, however much comes at once."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from werkzeug.test import EnvironBuilder, TestResponse, run_wsgi_app
from werkzeug.wrappers import Response

from functions.shared.stores.files import usage as file_usage
from tests.house import House, Person
from tests.house.album import MOST_OPEN_UPLOADS
from tests.house.pictures import jpeg
from tests.photos.upkeep.checking import verify
from tests.storage.resumable import begin, create, patch

MOST = 1000
DATA_URI = "data:image/png;base64,"


@pytest.fixture
def house(house: House) -> House:
    house.start_storage(MOST)
    return house


def put(person: Person, name: str, size: int) -> TestResponse:
    return person.call("PUT", "storage", f"/{person.key(name)}", data=b"x" * size)


def put_in_chunks(person: Person, name: str, size: int) -> int:
    builder = EnvironBuilder(method="PUT", path=f"/{person.key(name)}", input_stream=BytesIO(b"x" * size))
    builder.headers["Authorization"] = f"Bearer {person.token}"
    environ = builder.get_environ() | {"wsgi.input_terminated": True}
    del environ["CONTENT_LENGTH"]
    return Response(*run_wsgi_app(person.apps["storage"], environ)).status_code


def kept(house: House, owner: str = "ann") -> int:
    return house.blobs.usage.of(owner).kept


def test_object_that_no_photo_has_counts(ann: Person) -> None:
    assert put(ann, "a", 600).status_code == 201

    refused = put(ann, "b", 500)

    assert (refused.status_code, refused.content_type) == (507, "application/problem+json")
    assert "0.0006 MB" in refused.get_json()["detail"]
    assert "0.001 MB" in refused.get_json()["detail"]
    assert ann.get("storage", f"/{ann.key('b')}").status_code == 404
    assert put(ann, "b", 400).status_code == 201


def test_data_uri_counts_as_the_bytes_that_it_carries(ann: Person) -> None:
    put(ann, "a", 600)
    carried = {"key": ann.key("b"), "data": DATA_URI + "QUJD" * 134}

    assert ann.post("storage", json=carried).status_code == 507
    carried["data"] = DATA_URI + "QUJD" * 133
    assert ann.post("storage", json=carried).status_code == 201


def test_body_whose_length_is_not_told_before_is_measured(house: House, ann: Person) -> None:
    put(ann, "a", 600)

    assert put_in_chunks(ann, "b", 500) == 507
    assert kept(house) == 600
    assert put_in_chunks(ann, "b", 400) == 201


def test_upload_counts_from_its_beginning_at_full_length(house: House, ann: Person) -> None:
    begin(ann, 700, key=ann.key("a"))

    assert put(ann, "b", 400).status_code == 507
    assert create(ann, 301, key=ann.key("b")).status_code == 507
    assert create(ann, 300, key=ann.key("b")).status_code == 201
    assert kept(house) == MOST


def test_upload_that_was_begun_is_finished_whatever_came_since(house: House, ann: Person) -> None:
    path = begin(ann, 700, key=ann.key("a"))
    house.store_blob("preview:ann:made", b"x" * 900, "0" * 64)

    assert patch(ann, path, 0, b"x" * 700).status_code == 204

    assert ann.get("storage", f"/{ann.key('a')}").status_code == 200
    assert put(ann, "b", 1).status_code == 507


def test_upload_that_was_ended_makes_room(ann: Person) -> None:
    path = begin(ann, 700, key=ann.key("a"))
    ann.call("DELETE", "storage", path, headers={"Tus-Resumable": "1.0.0"})

    assert put(ann, "b", 1000).status_code == 201


def test_what_is_made_of_photos_counts_towards_the_next_upload_and_fails_none(
    house: House, ann: Person
) -> None:
    house.start_storage(len(jpeg()) + 10)

    photo = ann.add_photo(ann.make_album(), ann.upload("boat"))

    assert photo["status"] == "ready"
    assert kept(house) > len(jpeg()) + 10
    assert put(ann, "more", 1).status_code == 507
    ann.delete("photos", f"/{photo['_id']}?forever=1")
    assert kept(house) == 0
    assert put(ann, "more", 1).status_code == 201


def test_same_bytes_again_are_no_more(ann: Person) -> None:
    put(ann, "a", 600)

    assert put(ann, "a", 600).status_code == 200


def test_what_is_deleted_makes_room_and_each_person_has_their_own(ann: Person, bob: Person) -> None:
    put(ann, "a", 1000)
    assert put(bob, "a", 1000).status_code == 201
    assert put(ann, "b", 1).status_code == 507

    ann.delete("storage", f"/{ann.key('a')}")

    assert put(ann, "b", 1000).status_code == 201


def test_many_at_once_do_not_pass_the_limit(house: House, ann: Person) -> None:
    def send(number: int) -> int:
        if number % 2:
            return create(ann, 90, key=ann.key(f"{number}")).status_code
        return put(ann, f"{number}", 90).status_code

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(send, range(32)))

    assert set(told) <= {201, 429, 507}
    assert told.count(201) * 90 == kept(house) <= MOST


def test_many_at_once_have_no_more_uploads_open_than_they_may(ann: Person) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda n: create(ann, 1, key=ann.key(f"{n}")).status_code, range(16)))

    assert sorted(told) == [201] * MOST_OPEN_UPLOADS + [429] * (16 - MOST_OPEN_UPLOADS)


def test_what_was_stored_before_there_was_a_limit_counts(house: House, ann: Person) -> None:
    house.start_storage()
    for name in "abc":
        put(ann, name, 300)
    house.start_storage(MOST)

    assert put(ann, "d", 200).status_code == 507
    assert put(ann, "d", 100).status_code == 201


def test_while_that_is_being_counted_a_client_is_asked_to_come_again(
    house: House, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.start_storage()
    for number in range(9):
        put(ann, f"{number}", 100)
    house.start_storage(MOST)
    monkeypatch.setattr(file_usage, "COUNTED_AT_ONCE", 3)
    monkeypatch.setattr(file_usage, "COUNTING_SECONDS", 0.0)

    first = put(ann, "more", 100)

    assert (first.status_code, first.headers["Retry-After"]) == (503, "1")
    assert [put(ann, "more", 100).status_code for _ in range(4)][-2:] == [201, 200]
    assert put(ann, "evenmore", 1).status_code == 507


def test_wrong_count_is_put_right_by_the_operators_check(house: House, ann: Person) -> None:
    put(ann, "a", 600)
    house.miscount("ann")
    assert put(ann, "b", 900).status_code == 201

    assert verify(ann, repair=True)["miscounted"] == []
    assert verify(house.operator())["miscounted"] == []
    assert verify(house.operator(), repair=True)["miscounted"] == ["ann"]

    assert kept(house) == 1500
    assert put(ann, "c", 1).status_code == 507
    assert verify(house.operator(), repair=True)["miscounted"] == []
