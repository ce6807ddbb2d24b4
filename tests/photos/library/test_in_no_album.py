"""Photos may come into no album, and are what others are."""

from tests.house import House, Person
from tests.house.pictures import jpeg


def test_photo_without_an_album_is_ready_in_none(ann: Person) -> None:
    reply = ann.post("photos", json={"key": ann.upload("boat")})

    assert reply.status_code == 201
    photo = reply.get_json()
    assert (photo["status"], photo["albumId"], photo["albumIds"]) == ("ready", None, [])
    assert [each["_id"] for each in ann.get("photos").get_json()] == [photo["_id"]]
    assert ann.get("albums").get_json() == []


def test_the_same_key_and_the_same_bytes_are_the_same_photo(ann: Person) -> None:
    data = jpeg(70)
    first = ann.post("photos", json={"key": ann.upload("boat", data)})

    for name in ("boat", "again"):
        again = ann.post("photos", json={"key": ann.upload(name, data)})
        assert (again.status_code, again.get_json()["_id"]) == (200, first.get_json()["_id"])


def test_what_is_in_an_album_stays_there(ann: Person) -> None:
    album_id, data = ann.make_album(), jpeg(70)
    photo = ann.add_photo(album_id, ann.upload("boat", data))

    again = ann.post("photos", json={"key": ann.upload("again", data)})

    assert (again.status_code, again.get_json()["_id"]) == (200, photo["_id"])
    assert ann.photo(photo["_id"])["albumIds"] == [album_id]


def test_what_lies_in_the_trash_comes_back_into_the_albums_that_are_there(ann: Person) -> None:
    kept, gone, data = ann.make_album("Kept"), ann.make_album("Gone"), jpeg(70)
    photo_id = ann.add_photo(gone, ann.upload("boat", data))["_id"]
    ann.post("albums", f"/{kept}/photos", {"ids": [photo_id]})
    ann.delete("photos", f"/{photo_id}")
    ann.delete("albums", f"/{gone}")

    back = ann.post("photos", json={"key": ann.upload("again", data)})

    assert (back.status_code, back.get_json()["_id"]) == (200, photo_id)
    assert ann.photo(photo_id)["albumIds"] == [kept]
    assert ann.photo(photo_id)["trashedAt"] is None


def test_what_is_hidden_with_its_album_comes_back_alone(ann: Person) -> None:
    gone, data = ann.make_album(), jpeg(70)
    photo_id = ann.add_photo(gone, ann.upload("boat", data))["_id"]
    ann.delete("albums", f"/{gone}")

    back = ann.post("photos", json={"key": ann.upload("again", data)})

    assert (back.status_code, back.get_json()["_id"]) == (200, photo_id)
    assert [each["albumIds"] for each in ann.get("photos").get_json()] == [[]]


def test_only_who_owns_the_object_can_take_it_in(house: House, ann: Person, bob: Person) -> None:
    key = ann.upload("boat")

    assert bob.post("photos", json={"key": key}).status_code == 404
    assert house.nobody().post("photos", json={"key": key}).status_code == 401
