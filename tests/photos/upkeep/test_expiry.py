"""What has lain in the trash for so long goes for good, and nothing sooner."""

import pytest

from tests.house import House, Person
from tests.house.album import TRASH_DAYS
from tests.house.sharing import PASSWORD, sign_up
from tests.photos.upkeep.checking import DAY, nothing_wrong, verify

HOUR = 3_600


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album()


def wait_days(house: House, days: float) -> None:
    """In steps, each with a sweep, as the schedule has it."""
    house.clock.advance(days * DAY)
    house.sweep_up()


def test_photo_and_album_go_after_their_days(house: House, ann: Person, album_id: str) -> None:
    kept = ann.add_photo(album_id, ann.upload("kept", b"kept"))
    photo = ann.add_photo(album_id, ann.upload("a", b"a"))["_id"]
    other = ann.make_album("Other")
    ann.add_photo(other, ann.upload("b", b"b"))
    ann.delete("photos", f"/{photo}")
    ann.delete("albums", f"/{other}")

    wait_days(house, TRASH_DAYS - 0.1)
    assert ann.photo(photo)["trashedAt"] is not None
    assert len(ann.get("albums", trash="1").get_json()) == 1

    wait_days(house, 0.2)
    wait_days(house, 0.1)
    assert ann.get("photos", f"/{photo}").status_code == 404
    assert ann.get("albums", trash="1").get_json() == []
    assert {key for key in house.stored_keys() if key.startswith("incoming:")} == {kept["key"]}


def test_what_was_restored_and_trashed_again_has_all_its_days(
    house: House, ann: Person, album_id: str
) -> None:
    photo = ann.add_photo(album_id, ann.upload("a"))["_id"]
    ann.delete("photos", f"/{photo}")
    wait_days(house, TRASH_DAYS - 1)
    ann.post("photos", f"/{photo}/restore")
    ann.delete("photos", f"/{photo}")

    wait_days(house, 2)

    assert ann.post("photos", f"/{photo}/restore").status_code == 200


def test_fewer_days_count_for_what_is_there_already(house: House, ann: Person, album_id: str) -> None:
    photo = ann.add_photo(album_id, ann.upload("a"))["_id"]
    ann.delete("photos", f"/{photo}")
    house.trash_days = 0
    house.start_photos()

    wait_days(house, 2 * HOUR / DAY)

    assert house.photos.get(photo) is None


def test_check_finds_nothing_wrong_with_the_trash(house: House, ann: Person, album_id: str) -> None:
    photo = ann.add_photo(album_id, ann.upload("a"))["_id"]
    other = ann.make_album("Other")
    ann.add_photo(other, ann.upload("b"))
    ann.delete("photos", f"/{photo}")
    ann.delete("albums", f"/{other}")
    stored = house.stored_keys()
    house.clock.advance(2 * DAY)

    report = verify(house.operator(), repair=True, checksums=True)

    assert nothing_wrong(report)
    assert (report["checkedPhotos"], report["misfound"]) == (2, [])
    assert house.stored_keys() == stored


def test_check_finds_what_is_lost_in_the_trash(house: House, ann: Person, album_id: str) -> None:
    photo = ann.add_photo(album_id, ann.upload("a"))
    ann.delete("photos", f"/{photo['_id']}")
    house.blobs.delete(photo["thumbnailKey"])

    report = verify(house.operator(), repair=True)
    house.worker.settle()

    assert [missing["key"] for missing in report["missing"]] == [photo["thumbnailKey"]]
    assert photo["thumbnailKey"] in house.stored_keys()
    assert ann.photo(photo["_id"])["trashedAt"] is not None


def test_trash_goes_with_its_account(house: House) -> None:
    ann = sign_up(house, "ann")
    album_id, other = ann.make_album(), ann.make_album("Other")
    ann.delete("photos", f"/{ann.add_photo(album_id, ann.upload('a'))['_id']}")
    ann.add_photo(other, ann.upload("b"))
    ann.delete("albums", f"/{other}")
    ann.post("accounts", "/delete", {"password": PASSWORD})

    house.sweep_up()
    house.sweep_up_later()

    assert house.stored_keys() == set()
    assert not house.ended.has("ann")


def test_number_of_photos_that_one_may_have_counts_the_trash(
    house: House, ann: Person, album_id: str
) -> None:
    house.most_photos = 1
    house.start_photos()
    photo = ann.add_photo(album_id, ann.upload("a"))["_id"]
    ann.delete("photos", f"/{photo}")
    new = {"albumId": album_id, "key": ann.upload("b", b"other")}

    assert ann.post("photos", json=new).status_code == 507
    ann.delete("photos", "/trash")
    assert ann.post("photos", json=new).status_code == 201


def test_work_goes_on_in_the_trash(house: House, ann: Person, album_id: str) -> None:
    """So that what comes back is ready."""
    house.go_away("recognition")
    photo = ann.add_photo(album_id, ann.upload("a"))["_id"]
    ann.delete("photos", f"/{photo}")
    house.come_back()

    house.sweep_up_later()

    assert ann.photo(photo)["status"] == "ready"
    assert ann.photo(photo)["trashedAt"] is not None
