"""What others see of the photos in an album that is shared with them."""

from pathlib import Path

import pytest

from tests.house import House, Person
from tests.house.sharing import end_share, guest, share_link, share_with, sign_up

PRIVATE = {"key", "thumbnailKey", "mediumKey", "previewKey", "gps", "place", "sha256", "steps", "orientation"}
OF_THE_FILE = ("fileName", "size", "contentType", "camera", "lens", "exposure")


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album()


@pytest.fixture
def photo_id(ann: Person, album_id: str) -> str:
    body = {"albumId": album_id, "key": ann.upload("1.jpg"), "fileName": "private name.jpg"}
    made: str = ann.post("photos", json=body).get_json()["_id"]
    return made


@pytest.fixture
def bob(house: House) -> Person:
    return sign_up(house, "bob")


def ids(person: Person, **query: str) -> list[str]:
    return [photo["_id"] for photo in person.get("photos", **query).get_json()]


def test_guest_sees_the_albums_photos_and_no_others(
    house: House, ann: Person, album_id: str, photo_id: str
) -> None:
    other_album = ann.make_album()
    other = ann.add_photo(other_album, ann.upload("2.jpg"))["_id"]
    visitor = guest(house, share_link(ann, album_id)["token"])

    assert ids(visitor) == ids(visitor, albumId=album_id) == [photo_id]
    assert ids(visitor, tag="dog") == [photo_id]
    assert ids(visitor, tag="cat") == []
    assert visitor.get("photos", albumId=other_album).status_code == 404
    assert visitor.get("albums", f"/{other_album}").status_code == 404
    assert visitor.get("photos", f"/{photo_id}").status_code == 200
    assert visitor.get("photos", id=photo_id).status_code == 200
    for path in (
        f"/{other}",
        f"/{other}/thumbnail",
        f"/{other}/medium",
        f"/{other}/preview",
        f"/{other}/original",
    ):
        assert visitor.get("photos", path).status_code == 404


def test_guest_is_told_neither_keys_nor_place_nor_file(
    house: House, ann: Person, album_id: str, photo_id: str
) -> None:
    visitor = guest(house, share_link(ann, album_id)["token"])

    one = visitor.get("photos", f"/{photo_id}").get_json()
    [listed] = visitor.get("photos", albumId=album_id).get_json()
    [in_album] = visitor.get("albums", f"/{album_id}").get_json()["photos"]

    assert one == listed == in_album
    assert not PRIVATE & set(one)
    assert [one[name] for name in OF_THE_FILE] == [None] * len(OF_THE_FILE)
    assert one["tags"] == ["person", "dog"]
    assert (one["width"], one["height"], one["userName"]) == (64, 48, "ann")


def test_file_is_told_with_originals_and_the_place_never(
    house: House, ann: Person, album_id: str, shared_photos: Path
) -> None:
    photo = ann.add_photo(album_id, ann.upload("3.jpg", (shared_photos / "gps_DSCN0010.jpg").read_bytes()))
    assert photo["gps"]
    assert photo["place"]["town"] == "Arezzo"
    assert photo["camera"]
    visitor = guest(house, share_link(ann, album_id, originals=True)["token"])

    seen = visitor.get("photos", f"/{photo['_id']}").get_json()

    assert not PRIVATE & set(seen)
    assert [seen[name] for name in OF_THE_FILE] == [photo[name] for name in OF_THE_FILE]


def test_guest_changes_nothing(house: House, ann: Person, album_id: str, photo_id: str) -> None:
    visitor = guest(house, share_link(ann, album_id, originals=True)["token"])
    before = ann.photo(photo_id)

    assert visitor.patch("photos", f"/{photo_id}", {"addTags": ["x"]}).status_code == 401
    assert visitor.delete("photos", f"/{photo_id}?forever=1").status_code == 401
    assert visitor.post("photos", f"/{photo_id}/process").status_code == 401
    assert visitor.post("photos", json={"albumId": album_id, "key": before["key"]}).status_code == 401
    assert ann.photo(photo_id) == before


def test_photo_that_leaves_the_album_leaves_the_share(
    house: House, ann: Person, album_id: str, photo_id: str
) -> None:
    visitor = guest(house, share_link(ann, album_id)["token"])

    ann.patch("photos", f"/{photo_id}", {"albumId": ann.make_album()})

    assert ids(visitor) == []
    assert visitor.get("photos", f"/{photo_id}").status_code == 404
    assert visitor.get("photos", f"/{photo_id}/thumbnail").status_code == 404


@pytest.mark.parametrize("end", ["ended", "expired"])
def test_share_ends_at_once_for_every_way_to_a_photo(
    house: House, ann: Person, bob: Person, photo_id: str, end: str
) -> None:
    album_id = ann.photo(photo_id)["albumId"]
    until = house.clock() + 60_000
    made = share_link(ann, album_id, originals=True, expiresAt=until)
    given = share_with(ann, album_id, bob, originals=True, expiresAt=until)
    visitor = guest(house, made["token"])
    ways = (
        f"/{photo_id}",
        *(f"/{photo_id}/{form}" for form in ("thumbnail", "medium", "preview", "original")),
    )

    def told(person: Person) -> set[int]:
        return {person.get("photos", way).status_code for way in ways}

    assert told(visitor) == told(bob) == {200}
    if end == "ended":
        end_share(ann, made)
        end_share(ann, given)
    else:
        house.clock.advance(60)

    assert told(visitor) == {401}
    assert told(bob) == {404}
    assert visitor.get("photos", albumId=album_id).status_code == 401
    assert ids(bob, albumId=album_id) == []


def test_user_sees_and_does_not_change(ann: Person, bob: Person, album_id: str, photo_id: str) -> None:
    share_with(ann, album_id, bob, add=True, originals=True)

    assert ids(bob, albumId=album_id) == [photo_id]
    assert ids(bob) == []
    assert not PRIVATE & set(bob.photo(photo_id))
    assert bob.patch("photos", f"/{photo_id}", {"addTags": ["x"]}).status_code == 404
    assert bob.delete("photos", f"/{photo_id}?forever=1").status_code == 404
    assert bob.post("photos", f"/{photo_id}/process").status_code == 404
    assert ann.photo(photo_id)["status"] == "ready"


def test_another_users_object_opens_by_no_place_where_a_key_or_id_goes(
    ann: Person, bob: Person, album_id: str, photo_id: str
) -> None:
    """Whoever may see a photo may still not reach its objects, nor make them their own."""
    share_with(ann, album_id, bob, add=True, originals=True)
    photo, own = ann.photo(photo_id), bob.make_album()
    for key in (photo["key"], photo["thumbnailKey"], photo["mediumKey"], photo["previewKey"]):
        assert bob.get("storage", f"/{key}").status_code == 404
        assert bob.get("storage", key=key).status_code == 404
        assert bob.delete("storage", f"/{key}").status_code == 404
        assert bob.post("photos", json={"albumId": own, "key": key}).status_code in (404, 422)
        assert bob.post("photos", json={"albumId": album_id, "key": key}).status_code in (404, 422)
        assert (
            bob.call("POST", "thumbnail", data=key, headers={"Content-Type": "text/plain"}).status_code == 404
        )
    assert bob.get("storage", "/objects").get_json() == []
    assert bob.patch("albums", f"/{album_id}", {"albumName": "x"}).status_code == 404
    assert ann.photo(photo_id) == photo


@pytest.mark.parametrize("id", ["..", "%2e%2e", "%00", "%0d%0aX:y", "0" * 24 + "\n", "\0" * 24])
def test_ids_and_keys_of_other_forms_reach_nothing(ann: Person, album_id: str, id: str) -> None:
    for function, path in (
        ("photos", f"/{id}"),
        ("photos", f"/{id}/original"),
        ("albums", f"/{id}"),
        ("albums", f"/{id}/shares"),
        ("storage", f"/incoming:ann:{id}"),
    ):
        reply = ann.call("GET", function, path)
        assert reply.status_code in (404, 422), (function, path)
        assert "X" not in reply.headers
    assert ann.delete("albums", f"/{album_id}/shares/{id}").status_code == 404
    assert ann.post("photos", json={"albumId": album_id, "key": f"incoming:ann:{id}"}).status_code in (
        404,
        422,
    )
