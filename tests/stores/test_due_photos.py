"""Which photos are due, in whatever store: everyone's, however many of one person's are due before."""

import pytest

from functions.photos.workflow import due_photos
from functions.photos.workflow.due_photos import DuePhotos
from functions.shared.models.photo import Photo, Work
from functions.shared.models.steps import StepName
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.photos import PHOTOS, PhotoRecords

NOW = 1_700_000_000_000


@pytest.fixture
def photos(store: MetadataStore) -> PhotoRecords:
    return PhotoRecords(store)


def photo_of(user: str, number: int, work: Work) -> Photo:
    return Photo(
        id=f"{int.from_bytes(user.encode()):016x}{number:08x}",
        album_id="1" * 24,
        user_name=user,
        key=f"incoming:{user}:{number}",
        created_at=NOW,
        size=1,
        sha256="0" * 64,
        content_type="image/jpeg",
        work=work,
    )


def add(
    photos: PhotoRecords, user: str, count: int, due_at: int = NOW, waits_for: StepName | None = None
) -> None:
    for number in range(count):
        photos.add(photo_of(user, number, Work(due_at=due_at, waits_for=waits_for)))


def of_whom(found: list[Photo]) -> dict[str, int]:
    owners = [photo.user_name for photo in found]
    return {owner: owners.count(owner) for owner in sorted(set(owners))}


def test_all_that_is_due_is_found_longest_due_first(photos: PhotoRecords) -> None:
    add(photos, "ann", 3)
    add(photos, "bob", 1, NOW - 1)
    add(photos, "eve", 1, NOW + 1)

    found = DuePhotos(photos, lambda: NOW).look(9)

    assert [photo.user_name for photo in found] == ["bob", "ann", "ann", "ann"]


def test_many_of_one_person_hide_nobody_elses(photos: PhotoRecords) -> None:
    add(photos, "ann", 40, NOW - 1000)
    add(photos, "bob", 1)
    add(photos, "eve", 20)
    add(photos, "joe", 1, NOW + 1)

    found = DuePhotos(photos, lambda: NOW).look(12)

    assert of_whom(found) == {"ann": 2, "bob": 1, "eve": 2}
    assert len({photo.id for photo in found}) == len(found)


def test_what_waits_for_a_function_is_everyones_too(photos: PhotoRecords) -> None:
    add(photos, "ann", 20, waits_for=StepName.RECOGNITION)
    add(photos, "bob", 1, NOW + 1000, waits_for=StepName.RECOGNITION)
    add(photos, "eve", 1, waits_for=StepName.THUMBNAIL)

    found = DuePhotos(photos, lambda: NOW).waiting_for(StepName.RECOGNITION, 10)

    assert of_whom(found)["bob"] == 1
    assert "eve" not in of_whom(found)


def test_next_look_goes_on_with_the_next_users(photos: PhotoRecords, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due_photos, "USERS_A_LOOK", 2)
    for user in ("ann", "bob", "eve", "joe", "zoe"):
        add(photos, user, 4, NOW - (user == "ann"))
    due = DuePhotos(photos, lambda: NOW)

    looks = [set(of_whom(due.look(4))) - {"ann"} for _ in range(4)]

    assert looks == [{"bob"}, {"eve", "joe"}, {"zoe"}, {"bob"}]


def test_photos_without_work_are_nobodys_turn(photos: PhotoRecords) -> None:
    add(photos, "ann", 1)
    photos.add(photo_of("bob", 0, Work()))

    assert photos.users_with_work("", 9) == ["ann"]
    photos.change(photo_of("ann", 0, Work()).id, lambda photo: photo.model_copy(update={"work": Work()}))
    assert photos.users_with_work("", 9) == []


def test_records_of_an_earlier_version_are_found(photos: PhotoRecords, store: MetadataStore) -> None:
    """They do not tell for whom they are due."""
    for number in range(20):
        document = photo_of("ann", number, Work(due_at=NOW - 1)).to_document()
        del document["work"]["dueFor"]
        store.collection(PHOTOS).insert(document)
    due = DuePhotos(photos, lambda: NOW)

    assert of_whom(due.look(10)) == {"ann": 10}
    add(photos, "bob", 5)
    assert of_whom(due.look(10)) == {"ann": 5, "bob": 5}
