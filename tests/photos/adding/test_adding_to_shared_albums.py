"""Photos that others add to an album: theirs, and in it until it goes."""

import pytest

from tests.house import House, Person
from tests.house.sharing import listed, share_with, sign_up


def test_added_photo_is_its_adders_and_in_the_album(
    house: House, ann: Person, bob: Person, album_id: str
) -> None:
    share_with(ann, album_id, bob, add=True)
    house.clock.advance(1)
    photo = bob.add_photo(album_id, bob.upload("b.jpg"))

    assert (photo["userName"], photo["status"]) == ("bob", "ready")
    assert listed(ann, album_id) == listed(bob, album_id) == [photo["_id"]]
    [mine] = bob.get("photos").get_json()
    assert mine == photo
    assert ann.get("photos").get_json() == []
    [seen] = ann.get("photos", albumId=album_id).get_json()
    assert "key" not in seen
    assert "gps" not in seen
    assert seen["fileName"] == photo["fileName"]
    for form in ("thumbnail", "medium", "preview", "original"):
        assert ann.get("photos", f"/{photo['_id']}/{form}").status_code == 200


def test_albums_cover_is_one_that_its_owner_can_fetch(
    house: House, ann: Person, bob: Person, album_id: str
) -> None:
    own = ann.add_photo(album_id, ann.upload("a.jpg"))
    share_with(ann, album_id, bob, add=True)
    house.clock.advance(1)
    added = bob.add_photo(album_id, bob.upload("b.jpg"))

    [album] = ann.get("albums").get_json()

    assert (album["photoCount"], album["coverKey"]) == (2, own["thumbnailKey"])
    assert album["coverId"] == added["_id"]
    assert ann.get("storage", f"/{album['coverKey']}").status_code == 200
    assert ann.get("photos", f"/{album['coverId']}/thumbnail").status_code == 200


def test_only_who_may_add_adds(house: House, ann: Person, bob: Person, album_id: str) -> None:
    key = bob.upload("b.jpg")
    body = {"albumId": album_id, "key": key}
    assert bob.post("photos", json=body).status_code == 404

    share_with(ann, album_id, bob)

    assert bob.post("photos", json=body).status_code == 403
    own = bob.add_photo(bob.make_album(), key)
    assert bob.patch("photos", f"/{own['_id']}", {"albumId": album_id}).status_code == 403
    assert listed(ann, album_id) == []


def test_photo_may_be_moved_in_and_out_by_whose_it_is(ann: Person, bob: Person, album_id: str) -> None:
    share_with(ann, album_id, bob, add=True)
    home = bob.make_album()
    photo = bob.add_photo(home, bob.upload("b.jpg"))["_id"]

    assert bob.patch("photos", f"/{photo}", {"albumId": album_id}).status_code == 200
    assert listed(ann, album_id) == [photo]
    assert ann.patch("photos", f"/{photo}", {"albumId": ann.make_album()}).status_code == 404
    assert bob.patch("photos", f"/{photo}", {"albumId": home}).status_code == 200
    assert listed(ann, album_id) == []


@pytest.mark.parametrize("name", ["ann", "bob"])
def test_both_may_delete_it(house: House, ann: Person, bob: Person, album_id: str, name: str) -> None:
    share_with(ann, album_id, bob, add=True)
    photo = bob.add_photo(album_id, bob.upload("b.jpg"))["_id"]

    assert {"ann": ann, "bob": bob}[name].delete("photos", f"/{photo}?forever=1").status_code == 204

    assert listed(ann, album_id) == bob.get("photos").get_json() == []
    assert house.stored_keys() == set()


def test_third_may_not_delete_it(house: House, ann: Person, bob: Person, album_id: str) -> None:
    cid = sign_up(house, "cid")
    share_with(ann, album_id, bob, add=True)
    share_with(ann, album_id, cid, add=True, originals=True)
    photo = bob.add_photo(album_id, bob.upload("b.jpg"))["_id"]

    assert cid.photo(photo)["userName"] == "bob"
    assert cid.delete("photos", f"/{photo}?forever=1").status_code == 404
