"""Albums that were deleted are removed by the sweep, whatever hindered or ended it before, and in turns."""

import pytest

from functions.photos.upkeep.sweep import ALBUMS_MS
from functions.shared.objects.album_removal import PHOTOS_A_PAGE
from tests.house import House, Person
from tests.photos.workflow.test_crashes import photos_ends_before

UNDRAWN = {"thumbnail_key": None, "medium_key": None, "preview_key": None}


def deleted_album(house: House, person: Person, photos: int) -> str:
    """Of which nothing is removed yet."""
    album_id = person.make_album()
    photo = person.add_photo(album_id, person.upload("first"))
    template = house.photos.get(photo["_id"])
    assert template is not None
    for number in range(1, photos):
        key = person.upload(f"copy-{number}", b"x")
        copy = template.model_copy(
            update={**UNDRAWN, "id": f"{person.name.encode().hex()}{number:018x}", "key": key}
        )
        assert house.photos.add(copy)
    house.later.hold()
    assert person.delete("albums", f"/{album_id}?forever=1").status_code == 204
    return album_id


def slow_down(house: House, seconds: float) -> None:
    """Each object that storage deletes takes so long."""

    def pass_time() -> None:
        house.clock.advance(seconds)
        house.network.before("storage", "DELETE", pass_time)

    house.network.before("storage", "DELETE", pass_time)


def test_many_photos_go_in_one_sweep(house: House, ann: Person) -> None:
    album_id = deleted_album(house, ann, PHOTOS_A_PAGE + 5)

    assert house.sweep_up()["deletedAlbums"] == 1

    assert house.albums.get(album_id) is None
    assert house.stored_keys() == set()
    assert house.sweep_up()["deletedAlbums"] == 0


def test_sweep_ends_in_time_and_the_next_goes_on(house: House, ann: Person) -> None:
    album_id = deleted_album(house, ann, 20)
    slow_down(house, 1)
    begun = house.clock()

    assert house.sweep_up()["deletedAlbums"] == 0

    assert ALBUMS_MS <= house.clock() - begun < ALBUMS_MS + 5_000
    left = len(house.photos.all_of_album(album_id, 99))
    assert 10 < left < 20
    sweeps = 0
    while house.albums.get(album_id):
        house.sweep_up()
        sweeps += 1
    assert sweeps == 2
    assert house.stored_keys() == set()


def test_no_user_waits_for_the_large_album_of_another(house: House, ann: Person, bob: Person) -> None:
    large = deleted_album(house, ann, 30)
    small = deleted_album(house, bob, 2)
    slow_down(house, 0.5)

    house.sweep_up()

    assert house.albums.get(small) is None
    assert house.photos.all_of_album(large, 1)


@pytest.mark.parametrize("acts", range(0, 20, 2))
def test_removal_survives_the_end_of_its_process(house: House, ann: Person, acts: int) -> None:
    album_id = deleted_album(house, ann, 3)
    photos_ends_before(house, acts, house.nobody(), "POST", path="/sweep")
    assert house.life.has_ended

    house.start_photos()
    assert ann.get("photos").get_json() == []
    house.sweep_up_later()

    assert house.albums.get(album_id) is None
    assert house.photos.all_of_user("ann", 9) == []
    assert house.stored_keys() == set()


def test_photo_that_cannot_be_removed_now_does_not_keep_those_behind_it(house: House, ann: Person) -> None:
    album_id = deleted_album(house, ann, 5)
    house.network.fail_after("storage", 0)
    house.sweep_up()
    house.come_back()

    house.sweep_up()

    [left] = house.photos.all_of_album(album_id, 9)
    assert left.deleting, "somebody may be at it still"
    house.sweep_up_later()
    assert house.albums.get(album_id) is None
    assert house.stored_keys() == set()
