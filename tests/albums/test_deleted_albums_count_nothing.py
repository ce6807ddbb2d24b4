"""What is in an album that was deleted counts as gone at once, though all of it is to be removed yet."""

import pytest

from functions.photos.workflow import transitions
from functions.photos.workflow.choices import everything
from tests.house import House, Person
from tests.house.sharing import PASSWORD, guest, open_link, share_link, share_with, sign_up
from tests.photos.test_figures import figure
from tests.photos.upkeep.checking import DAY, nothing_wrong, verify


@pytest.fixture
def album_id(house: House, ann: Person) -> str:
    """With two photos; what is deleted stays to be removed."""
    made = ann.make_album()
    for name in ("a", "b"):
        ann.add_photo(made, ann.upload(name))
    house.later.hold()
    return made


def delete(person: Person, album_id: str) -> None:
    assert person.delete("albums", f"/{album_id}?forever=1").status_code == 204


def test_next_page_goes_on_past_it(house: House, ann: Person, album_id: str) -> None:
    kept = ann.make_album()
    ids = []
    for number in range(4):
        house.clock.advance(1)
        ids.append(ann.add_photo(kept, ann.upload(f"kept{number}"))["_id"])
        house.clock.advance(1)
        ann.add_photo(album_id, ann.upload(f"gone{number}"))
    first = ann.get("photos", limit="3")
    delete(ann, album_id)

    cursor = first.headers["Link"].partition("cursor=")[2].partition("&")[0].partition(">")[0]
    rest = ann.get("photos", limit="500", cursor=cursor).get_json()

    seen = [photo["_id"] for photo in [*first.get_json(), *rest] if photo["albumId"] == kept]
    assert seen == ids[::-1]
    assert all(photo["albumId"] == kept for photo in rest)


def test_number_of_photos_that_one_may_have(house: House, ann: Person, album_id: str) -> None:
    house.most_photos = 2
    house.start_photos()
    kept, key = ann.make_album(), ann.upload("c")
    assert ann.post("photos", json={"albumId": kept, "key": key}).status_code == 507

    delete(ann, album_id)

    assert ann.post("photos", json={"albumId": kept, "key": key}).status_code == 201


def test_number_of_albums_that_one_may_have(house: House, ann: Person, album_id: str) -> None:
    house.most_albums = 1
    house.start_albums()
    house.later.hold()
    assert ann.post("albums", json={"albumName": "Other"}).status_code == 409

    delete(ann, album_id)

    assert ann.post("albums", json={"albumName": "Other"}).status_code == 201


def test_figures_of_the_operator(house: House, ann: Person, album_id: str) -> None:
    ann.add_photo(ann.make_album(), ann.upload("c"))
    delete(ann, album_id)

    assert figure(house, "photos", state="ready") == 1


def test_check_of_what_is_stored_finds_nothing_wrong(house: House, ann: Person, album_id: str) -> None:
    [photo, _] = ann.get("photos").get_json()
    long = ann.add_photo(album_id, ann.upload("n" * 150))
    house.blobs.delete(photo["key"])
    delete(ann, album_id)
    house.clock.advance(2 * DAY)

    report = verify(house.operator(), repair=True, checksums=True)

    assert nothing_wrong(report)
    assert report["checkedPhotos"] == 0
    assert long["previewKey"] in house.stored_keys()


def test_no_work_is_begun(house: House, ann: Person, album_id: str) -> None:
    [photo, _] = ann.get("photos").get_json()
    house.photos.change(photo["_id"], lambda p: transitions.restart(p, everything, house.clock()))
    asked = len(house.recognition.requests)
    delete(ann, album_id)

    house.worker.submit(photo["_id"], "ann").result(10)
    stored = house.photos.get(photo["_id"])
    assert stored is not None
    house.backlog.take_up([stored]).result(10)

    assert len(house.recognition.requests) == asked
    assert figure(house, "oldest_due_seconds") == 0
    assert house.photos.due(house.clock(), 9) == []


def test_who_added_to_it_and_who_has_its_link_see_nothing(house: House, ann: Person, album_id: str) -> None:
    bob = sign_up(house, "bob")
    share_with(ann, album_id, bob, add=True)
    visitor = guest(house, token := share_link(ann, album_id)["token"])
    added = bob.add_photo(album_id, bob.upload("b.jpg"))["_id"]
    delete(ann, album_id)

    for person, no_album in ((bob, 404), (visitor, 401)):
        assert person.get("photos", f"/{added}").status_code == 404
        assert person.get("photos", f"/{added}/thumbnail").status_code == 404
        assert person.get("albums", f"/{album_id}").status_code == no_album
    assert bob.get("photos").get_json() == bob.get("albums", shared="1").get_json() == []
    assert bob.get("photos", albumId=album_id).get_json() == []
    assert visitor.get("photos").status_code == 401
    assert open_link(house, token).status_code == 404


def test_albums_of_an_account_that_has_ended_go_at_once_with_what_others_added(house: House) -> None:
    ann, bob = sign_up(house, "ann"), sign_up(house, "bob")
    album_id = ann.make_album()
    share_with(ann, album_id, bob, add=True)
    bob.add_photo(album_id, bob.upload("b.jpg"))
    ann.post("accounts", "/delete", {"password": PASSWORD})
    house.go_away("storage")

    house.sweep_up()

    assert bob.get("photos").get_json() == []
    house.come_back()
    house.sweep_up_later()
    assert house.stored_keys() == set()
    assert not house.ended.has("ann")
