"""When an account has ended, all that it had goes, and its name is free again."""

from functions.shared.models.album import EndedAccount
from tests.house import House, Person

LONG = 120


def end_account(house: House, person: Person) -> None:
    """What ``accounts`` writes."""
    house.ended.add(EndedAccount(user_name=person.name, created_at=house.clock()))


def test_everything_of_an_ended_account_goes_and_nothing_of_others(
    house: House, ann: Person, bob: Person
) -> None:
    album_id = ann.make_album()
    ids = [ann.add_photo(album_id, ann.upload(f"photo-{n}"))["_id"] for n in range(3)]
    ann.upload("never-taken-in")
    kept = bob.add_photo(bob.make_album(), bob.upload("kept"))
    end_account(house, ann)

    house.sweep_up()

    assert ann.get("albums").get_json() == ann.get("photos").get_json() == []
    assert all(house.photos.get(photo_id) is None for photo_id in ids)
    assert house.stored_keys() == {kept["key"], kept["thumbnailKey"], kept["mediumKey"], kept["previewKey"]}
    assert bob.photo(kept["_id"]) == kept


def test_name_is_free_once_nobody_can_add_anything_any_more(house: House, ann: Person) -> None:
    ann.add_photo(ann.make_album(), ann.upload("boat"))
    end_account(house, ann)

    assert house.sweep_up()["deletedAccounts"] == 0
    assert house.ended.has("ann")
    late = ann.make_album()
    ann.upload("late")
    house.clock.advance(LONG)
    assert house.sweep_up()["deletedAccounts"] == 1

    assert not house.ended.has("ann")
    assert house.stored_keys() == set()
    assert house.albums.get(late) is None


def test_ended_account_takes_no_photos(house: House, ann: Person) -> None:
    album_id, key = ann.make_album(), ann.upload("boat")
    end_account(house, ann)

    reply = ann.post("photos", json={"albumId": album_id, "key": key})

    assert reply.status_code == 409
    assert ann.get("photos").get_json() == []


def test_what_storage_hindered_is_done_by_a_later_sweep(house: House, ann: Person) -> None:
    ann.add_photo(ann.make_album(), ann.upload("boat"))
    end_account(house, ann)
    house.clock.advance(LONG)
    house.go_away("storage")

    assert house.sweep_up()["deletedAccounts"] == 0
    assert house.ended.has("ann")
    house.come_back()

    assert house.sweep_up_later()["deletedAccounts"] == 1
    assert house.stored_keys() == set()


def test_photo_at_work_keeps_the_name_until_its_work_is_over(house: House, ann: Person) -> None:
    house.recognition.hang()
    ann.add_photo(ann.make_album(), ann.upload("boat"), prefer="respond-async")
    assert house.recognition.reached.wait(20)
    end_account(house, ann)
    house.clock.advance(LONG)
    house.worker.heartbeat.beat()

    assert house.nobody().post("photos", "/sweep").get_json()["deletedAccounts"] == 0
    house.recognition.release()
    house.worker.settle()

    assert house.sweep_up()["deletedAccounts"] == 1
    assert house.stored_keys() == set()


def test_large_account_is_deleted_over_several_sweeps(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    for number in range(4):
        ann.add_photo(album_id, ann.upload(f"photo-{number}"))
    end_account(house, ann)
    house.clock.advance(LONG)
    house.network.before("storage", "DELETE", lambda: house.clock.advance(60))

    assert house.sweep_up()["deletedAccounts"] == 0
    assert 0 < len(house.stored_keys()) < 16

    assert house.sweep_up()["deletedAccounts"] == 1
    assert house.stored_keys() == set()
