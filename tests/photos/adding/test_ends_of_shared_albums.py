"""What becomes of the photos that others have added, when share, album or account ends."""

from tests.house import House, Person
from tests.house.sharing import PASSWORD, end_share, listed, records, share_link, share_with, sign_up

OBJECTS = ("key", "thumbnailKey", "mediumKey", "previewKey")


def test_adder_keeps_the_photo_when_the_share_ends(ann: Person, bob: Person, album_id: str) -> None:
    ann.add_photo(album_id, ann.upload("a.jpg"))
    made = share_with(ann, album_id, bob, add=True)
    photo = bob.add_photo(album_id, bob.upload("b.jpg"))

    end_share(ann, made)

    assert bob.get("albums", f"/{album_id}").status_code == 404
    assert bob.get("photos").get_json() == bob.get("photos", albumId=album_id).get_json() == [photo]
    assert bob.get("photos", f"/{photo['_id']}/original").status_code == 200
    assert photo["_id"] in listed(ann, album_id)


def test_photo_that_comes_while_its_share_ends_is_refused_and_leaves_no_record(
    house: House, ann: Person, bob: Person, album_id: str
) -> None:
    made = share_with(ann, album_id, bob, add=True)
    key = bob.upload("b.jpg")
    house.network.before("storage", "GET", lambda: end_share(ann, made))

    assert bob.post("photos", json={"albumId": album_id, "key": key}).status_code == 404
    assert records(house, "photos") == 0


def test_album_goes_with_what_others_added(house: House, ann: Person, bob: Person, album_id: str) -> None:
    share_with(ann, album_id, bob, add=True)
    ann.add_photo(album_id, ann.upload("a.jpg"))
    bob.add_photo(album_id, bob.upload("b.jpg"))
    kept = bob.add_photo(bob.make_album(), bob.upload("kept.jpg"))

    assert ann.delete("albums", f"/{album_id}?forever=1").status_code == 204

    assert bob.get("photos").get_json() == [kept]
    assert house.stored_keys() == {kept[name] for name in OBJECTS}
    assert records(house, "shares") == 0


def test_end_of_the_owners_account_takes_album_photos_and_shares(
    house: House, ann: Person, bob: Person, album_id: str
) -> None:
    share_with(ann, album_id, bob, add=True)
    share_link(ann, album_id)
    bob.add_photo(album_id, bob.upload("b.jpg"))
    kept = bob.add_photo(bob.make_album(), bob.upload("kept.jpg"))

    assert ann.post("accounts", "/delete", {"password": PASSWORD}).status_code == 204
    assert bob.get("albums", f"/{album_id}").status_code == 404
    house.clock.advance(120)
    assert house.sweep_up()["deletedAccounts"] == 1

    assert bob.get("photos").get_json() == [kept]
    assert records(house, "shares") == 0
    assert house.albums.get(album_id) is None
    assert house.stored_keys() == {kept[name] for name in OBJECTS}


def test_end_of_the_adders_account_takes_photos_and_shares_and_leaves_the_album(
    house: House, ann: Person, bob: Person, album_id: str
) -> None:
    share_with(ann, album_id, bob, add=True)
    own = ann.add_photo(album_id, ann.upload("a.jpg"))
    bob.add_photo(album_id, bob.upload("b.jpg"))

    assert bob.post("accounts", "/delete", {"password": PASSWORD}).status_code == 204
    house.clock.advance(120)
    assert house.sweep_up()["deletedAccounts"] == 1

    assert listed(ann, album_id) == [own["_id"]]
    assert records(house, "shares") == 0
    # Whoever takes the name after that sees nothing of what was shared with it.
    assert sign_up(house, "bob").get("albums", f"/{album_id}").status_code == 404


def test_photos_that_others_added_are_no_finding(
    house: House, ann: Person, bob: Person, album_id: str
) -> None:
    share_with(ann, album_id, bob, add=True)
    bob.add_photo(album_id, bob.upload("b.jpg"))

    for person in (ann, bob, house.operator()):
        report = person.post("photos", "/verify", {"checksums": True}).get_json()
        found = [report[name] for name in ("orphans", "missing", "damaged")]
        assert found == [[], [], []], person.name
        assert report["checkedPhotos"] == (0 if person is ann else 1)
