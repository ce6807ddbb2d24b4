"""Photos of before places were told get theirs from what is recorded, without their files."""

import pytest

from functions.photos.upkeep import rereading
from functions.photos.workflow.versions import WITHOUT_PLACES, WITHOUT_WORDS
from functions.shared.models.metadata import Gps
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName
from functions.shared.models.walk import Walk
from functions.shared.stores.records.walks import Walks
from tests.house import House, Person

LISBON = Gps(lat=38.7139, lon=-9.1394)
NOON = 1_721_044_800_000


@pytest.fixture(autouse=True)
def nothing_is_read_again(house: House) -> None:
    Walks(house.store).keep(Walk(name=rereading.WALK, is_over=True))


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album()


def of_before(house: House, ann: Person, album_id: str, name: str, gps: Gps | None = LISBON) -> str:
    photo_id: str = ann.add_photo(album_id, ann.upload(name))["_id"]

    def age(photo: Photo) -> Photo:
        step = photo.steps.metadata.model_copy(update={"version": WITHOUT_PLACES})
        steps = photo.steps.with_step(StepName.METADATA, step)
        return photo.model_copy(update={"gps": gps, "taken_at": NOON, "steps": steps})

    assert house.photos.change(photo_id, age)
    return photo_id


def test_photo_of_before_is_given_its_place_and_time(house: House, ann: Person, album_id: str) -> None:
    photo_id = of_before(house, ann, album_id, "boat")
    before = ann.photo(photo_id)
    assert before["place"] is None

    assert house.sweep_up()["placedPhotos"] == 1

    photo = ann.photo(photo_id)
    assert photo["place"] == {
        "geonamesId": 2267057,
        "town": "Lisbon",
        "region": "Lisbon",
        "country": "Portugal",
        "countryCode": "PT",
        "german": {"town": "Lissabon", "region": "Lissabon", "country": "Portugal"},
    }
    assert (photo["takenAt"], photo["takenAtOffset"]) == (NOON - 3_600_000, 60)
    assert photo["steps"]["metadata"] == before["steps"]["metadata"] | {"version": WITHOUT_WORDS}


def test_original_is_not_read_for_it(house: House, ann: Person, album_id: str) -> None:
    photo_id = of_before(house, ann, album_id, "boat")
    house.go_away("storage", "thumbnail", "recognition")

    house.sweep_up()

    assert ann.photo(photo_id)["place"]["town"] == "Lisbon"


def test_photo_without_a_position_is_left_alone_and_no_older_for_it(
    house: House, ann: Person, album_id: str
) -> None:
    photo_id = of_before(house, ann, album_id, "boat", gps=None)
    before = ann.photo(photo_id)

    assert house.sweep_up()["placedPhotos"] == 0
    ann.call("POST", "photos", "/process", query={"outdated": "1"})
    house.worker.settle()

    assert ann.photo(photo_id) == before


def test_walk_ends_and_is_not_begun_again(house: House, ann: Person, album_id: str) -> None:
    of_before(house, ann, album_id, "boat")
    assert house.sweep_up()["placedPhotos"] == 1

    of_before(house, ann, album_id, "cat")

    assert house.sweep_up()["placedPhotos"] == 0


def test_walk_goes_on_after_the_photo_where_it_was(house: House, ann: Person, album_id: str) -> None:
    first, second = sorted(of_before(house, ann, album_id, name) for name in ("boat", "cat"))
    walks = Walks(house.store)
    walk = walks.get(f"places after {WITHOUT_PLACES}")
    walks.keep(walk.model_copy(update={"after": first}))

    assert house.sweep_up()["placedPhotos"] == 1
    assert [ann.photo(each)["place"] is None for each in (first, second)] == [True, False]


def test_photo_that_is_being_deleted_is_left_to_that(house: House, ann: Person, album_id: str) -> None:
    photo_id = of_before(house, ann, album_id, "boat")
    house.go_away("storage")
    ann.delete("photos", f"/{photo_id}?forever=1")

    assert house.sweep_up()["placedPhotos"] == 0
