"""An album goes with all that is in it, whatever happens on the way."""

import pytest

from functions.shared.objects.album_removal import PHOTOS_A_PAGE
from tests.house import House, Person


def full_album(house: House, person: Person, count: int = 3) -> tuple[str, list[str]]:
    """The album's id and its photos' ids."""
    album_id = person.make_album()
    ids = []
    for number in range(count):
        house.clock.advance(1)
        ids.append(person.add_photo(album_id, person.upload(f"photo-{number}"))["_id"])
    return album_id, ids


def is_gone(person: Person, album_id: str, photo_ids: list[str]) -> bool:
    return (
        person.get("albums", f"/{album_id}").status_code == 404
        and all(person.get("photos", f"/{id}").status_code == 404 for id in photo_ids)
        and album_id not in [album["_id"] for album in person.get("albums").get_json()]
        and not person.get("photos", albumId=album_id).get_json()
    )


def records_left(house: House) -> int:
    connection = house.store.connection()
    counts = [connection.execute(f"SELECT COUNT(*) FROM {t}").fetchone()[0] for t in ("albums", "photos")]
    return sum(counts)


@pytest.mark.parametrize("by_query", [False, True])
def test_album_goes_with_its_photos_and_objects(house: House, ann: Person, by_query: bool) -> None:
    album_id, ids = full_album(house, ann)
    assert len(house.stored_keys()) == 12

    reply = (
        ann.call("DELETE", "albums", query={"id": album_id, "forever": "1"})
        if by_query
        else ann.delete("albums", f"/{album_id}?forever=1")
    )

    assert reply.status_code == 204
    assert is_gone(ann, album_id, ids)
    assert records_left(house) == 0
    assert house.stored_keys() == set()


def test_other_albums_stay(house: House, ann: Person) -> None:
    kept_album, kept_photos = full_album(house, ann, 1)
    other = ann.make_album()
    ann.add_photo(other, ann.upload("other"))

    ann.delete("albums", f"/{other}?forever=1")

    assert ann.get("albums", f"/{kept_album}").get_json()["photoCount"] == 1
    assert ann.photo(kept_photos[0])["status"] == "ready"
    assert len(house.stored_keys()) == 4


def test_album_is_gone_for_its_owner_though_storage_is_away(house: House, ann: Person) -> None:
    album_id, ids = full_album(house, ann)
    house.go_away("storage")

    assert ann.delete("albums", f"/{album_id}?forever=1").status_code == 204

    assert is_gone(ann, album_id, ids)


def test_sweep_finishes_what_was_interrupted(house: House, ann: Person) -> None:
    album_id, _ = full_album(house, ann)
    house.go_away("storage")
    ann.delete("albums", f"/{album_id}?forever=1")
    assert len(house.stored_keys()) == 12
    house.sweep_up()
    assert records_left(house) == 4

    house.come_back()
    swept = house.sweep_up_later()

    assert swept["deletedAlbums"] == 1
    assert records_left(house) == 0
    assert house.stored_keys() == set()


def test_deletion_interrupted_between_two_photos_is_finished(house: House, ann: Person) -> None:
    album_id, ids = full_album(house, ann, 4)
    house.network.fail_after("storage", 5)

    ann.delete("albums", f"/{album_id}?forever=1")
    assert 0 < len(house.stored_keys()) < 16
    assert is_gone(ann, album_id, ids)

    house.come_back()
    house.sweep_up_later()
    assert records_left(house) == 0
    assert house.stored_keys() == set()


def test_deleting_again_while_the_deletion_is_owed_changes_nothing(house: House, ann: Person) -> None:
    album_id, _ = full_album(house, ann)
    house.later.hold()
    ann.delete("albums", f"/{album_id}?forever=1")

    assert ann.delete("albums", f"/{album_id}?forever=1").status_code == 204

    house.later.go_on()
    assert records_left(house) == 0
    assert ann.delete("albums", f"/{album_id}?forever=1").status_code == 404


def test_large_album_is_deleted_whole(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    photo = ann.add_photo(album_id, ann.upload("a"))
    template = house.photos.get(photo["_id"])
    assert template is not None
    for number in range(PHOTOS_A_PAGE + 10):
        key = ann.upload(f"copy-{number}", b"x")
        house.photos.add(template.model_copy(update={"id": f"{number:024x}", "key": key}))

    ann.delete("albums", f"/{album_id}?forever=1")

    assert records_left(house) == 0
    assert house.stored_keys() == set()


def test_photo_added_while_its_album_goes_is_refused_or_goes_with_it(house: House, ann: Person) -> None:
    album_id, _ = full_album(house, ann, 1)
    key = ann.upload("late")
    house.network.before("storage", "GET", lambda: ann.delete("albums", f"/{album_id}?forever=1"))

    reply = ann.post("photos", json={"albumId": album_id, "key": key})

    assert reply.status_code == 404
    assert records_left(house) == 0


def test_deleted_album_takes_no_photos(house: House, ann: Person) -> None:
    album_id, _ = full_album(house, ann, 1)
    house.go_away("storage")
    ann.delete("albums", f"/{album_id}?forever=1")
    house.come_back()

    reply = ann.post("photos", json={"albumId": album_id, "key": ann.upload("late")})

    assert reply.status_code == 404


def test_photo_at_work_goes_with_its_album_and_leaves_nothing(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    house.recognition.hang()
    photo = ann.add_photo(album_id, ann.upload("a"), prefer="respond-async")
    assert house.recognition.reached.wait(10)

    ann.delete("albums", f"/{album_id}?forever=1")
    house.recognition.release()
    house.worker.settle()
    house.sweep_up()

    assert is_gone(ann, album_id, [photo["_id"]])
    assert records_left(house) == 0
    assert house.stored_keys() == set()


def test_photos_at_work_do_not_keep_the_others(house: House, ann: Person) -> None:
    album_id, ids = full_album(house, ann, 2)
    house.recognition.hang()
    at_work = ann.add_photo(album_id, ann.upload("a"), prefer="respond-async")
    assert house.recognition.reached.wait(20)

    assert ann.delete("albums", f"/{album_id}?forever=1").status_code == 204

    assert all(house.photos.get(photo_id) is None for photo_id in ids)
    assert is_gone(ann, album_id, [*ids, at_work["_id"]])
    house.recognition.release()
    house.worker.settle()
    assert house.stored_keys() == set()


def test_thumbnail_that_was_stored_but_never_recorded_goes_too(house: House, ann: Person) -> None:
    album_id, _ = full_album(house, ann, 1)
    [photo] = ann.get("photos").get_json()
    house.photos.change(
        photo["_id"], lambda p: p.model_copy(update={"thumbnail_key": None, "preview_key": None})
    )

    ann.delete("albums", f"/{album_id}?forever=1")

    assert house.stored_keys() == set()
