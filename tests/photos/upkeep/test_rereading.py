"""Photos of before get what people wrote of them, and better times, from their originals."""

import pytest

from functions.photos.upkeep.rereading import WALK
from functions.photos.workflow.versions import METADATA, WITHOUT_LONG_WORDS, WITHOUT_PLACES, WITHOUT_WORDS
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName
from functions.shared.stores.records.walks import Walks
from tests.house import House, Person
from tests.photos.metadata.written_files import jpeg, listed, packet

WORDS = jpeg(
    packet(listed("dc:subject", "boat", "sea"), xmp__Rating="4", photoshop__DateCreated="2019-05-04")
)


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album()


def of_before(
    house: House, ann: Person, album_id: str, name: str, version: str | None = WITHOUT_WORDS
) -> str:
    photo_id: str = ann.add_photo(album_id, ann.upload(name, WORDS))["_id"]

    def age(photo: Photo) -> Photo:
        step = photo.steps.metadata.model_copy(update={"version": version})
        without = {"keywords": (), "rating": None, "taken_at": None, "taken_at_source": None}
        steps = photo.steps.with_step(StepName.METADATA, step)
        return photo.model_copy(update={**without, "steps": steps}).with_tags()

    assert house.photos.change(photo_id, age)
    return photo_id


@pytest.mark.parametrize("version", [WITHOUT_LONG_WORDS, WITHOUT_WORDS, WITHOUT_PLACES])
def test_photo_of_before_is_read_again(house: House, ann: Person, album_id: str, version: str) -> None:
    photo_id = of_before(house, ann, album_id, "a", version)
    before = ann.photo(photo_id)
    assert (before["tags"], before["takenAt"]) == (["person", "dog"], None)

    assert house.sweep_up()["rereadPhotos"] == 1

    photo = ann.photo(photo_id)
    assert (photo["tags"], photo["keywords"], photo["rating"]) == (
        ["person", "dog", "boat", "sea"],
        ["boat", "sea"],
        4,
    )
    assert (photo["takenAt"], photo["takenAtSource"]) == (1_556_928_000_000, "xmp")
    assert photo["steps"]["metadata"] == before["steps"]["metadata"] | {"version": METADATA}
    assert (photo["status"], photo["thumbnailKey"]) == ("ready", before["thumbnailKey"])
    found = ann.get("photos", q="tag:boat rating:4").get_json()
    assert [each["_id"] for each in found] == [photo_id]


def test_tag_that_somebody_removed_is_not_put_back(house: House, ann: Person, album_id: str) -> None:
    photo_id = of_before(house, ann, album_id, "a")
    ann.patch("photos", f"/{photo_id}", {"removeTags": ["boat"], "addTags": ["sea", "harbour"]})

    assert house.sweep_up()["rereadPhotos"] == 1

    assert ann.photo(photo_id)["tags"] == ["person", "dog", "sea", "harbour"]


def test_photo_of_now_is_not_read_again(house: House, ann: Person, album_id: str) -> None:
    of_before(house, ann, album_id, "a", METADATA)
    of_before(house, ann, album_id, "b", None)

    assert house.sweep_up()["rereadPhotos"] == 0


def test_walk_waits_for_storage_and_goes_on_where_it_was(house: House, ann: Person, album_id: str) -> None:
    of_before(house, ann, album_id, "a")
    house.go_away("storage")
    assert house.sweep_up()["rereadPhotos"] == 0
    house.come_back()

    assert house.sweep_up()["rereadPhotos"] == 1
    assert Walks(house.store).get(WALK).is_over
    of_before(house, ann, album_id, "b")
    assert house.sweep_up()["rereadPhotos"] == 0


def test_original_that_is_lost_holds_up_no_other(house: House, ann: Person, album_id: str) -> None:
    first, second = sorted(of_before(house, ann, album_id, name) for name in ("a", "b"))
    house.blobs.delete(ann.photo(first)["key"])

    assert house.sweep_up()["rereadPhotos"] == 1

    assert ann.photo(first)["steps"]["metadata"]["version"] == WITHOUT_WORDS
    assert ann.photo(second)["rating"] == 4


def test_photo_that_is_being_deleted_is_left_to_that(house: House, ann: Person, album_id: str) -> None:
    photo_id = of_before(house, ann, album_id, "a")
    house.photos.change(photo_id, lambda photo: photo.model_copy(update={"deleting": True}))

    assert house.sweep_up()["rereadPhotos"] == 0


def test_four_stars_make_a_favourite_when_they_are_first_read(
    house: House, ann: Person, album_id: str
) -> None:
    photo_id = of_before(house, ann, album_id, "a")
    ann.patch("photos", f"/{photo_id}", {"favourite": False})
    house.sweep_up()
    assert ann.photo(photo_id)["favourite"] is True
    assert len(ann.get("photos", q="is:favourite").get_json()) == 1

    ann.patch("photos", f"/{photo_id}", {"favourite": False})
    ann.call("POST", "photos", f"/{photo_id}/process", query={"force": "1"})
    house.worker.settle()

    assert (ann.photo(photo_id)["favourite"], ann.photo(photo_id)["rating"]) == (False, 4)


def test_time_that_a_person_put_right_has_no_source_in_the_file(
    house: House, ann: Person, album_id: str
) -> None:
    photo_id = of_before(house, ann, album_id, "a")
    ann.patch("photos", f"/{photo_id}", {"takenAt": 1_000_000})

    house.sweep_up()

    photo = ann.photo(photo_id)
    assert (photo["takenAt"], photo["takenAtSource"]) == (1_000_000, None)
    taken_back = ann.patch("photos", f"/{photo_id}", {"takenAt": None}).get_json()
    assert (taken_back["takenAt"], taken_back["takenAtSource"]) == (1_556_928_000_000, "xmp")
