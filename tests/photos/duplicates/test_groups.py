"""Which photos are shown as the same picture, and which are not."""

import pytest
from PIL import Image

from functions.shared.models.photo import Photo
from functions.shared.stores.cursors import opaque
from tests.house import House, Person
from tests.photos.duplicates.asking import add, all_groups, ids_of
from tests.photos.duplicates.pictures import CAMERA, LATER, TAKEN, jpeg, scene

ORIGINAL = jpeg(scene(1), taken=TAKEN, camera=CAMERA)
COPIES = {
    "compressed again": jpeg(scene(1), quality=60, taken=TAKEN, camera=CAMERA),
    "smaller": jpeg(scene(1), scale=0.5, taken=TAKEN, camera=CAMERA),
    "without metadata": jpeg(scene(1), quality=70),
    "smaller, without metadata": jpeg(scene(1), scale=0.6, quality=70),
    "smaller, told the time of its export": jpeg(scene(1), scale=0.6, taken=LATER),
    "smaller, with its edges cut off": jpeg(
        scene(1).crop((4, 3, 396, 297)), scale=0.8, taken=TAKEN, camera=CAMERA
    ),
}
OTHERS = {
    "the next of a burst": jpeg(scene(1, 1), taken=LATER, camera=CAMERA),
    "the next of a burst, from a tripod": jpeg(scene(1), quality=90, taken=LATER, camera=CAMERA),
    "of the same second, a little beside": jpeg(scene(1, 1), taken=TAKEN, camera=CAMERA),
    "another scene": jpeg(scene(2), taken=TAKEN, camera=CAMERA),
    "mirrored": jpeg(scene(1).transpose(0), taken=TAKEN, camera=CAMERA),
    "a part of it": jpeg(scene(1).crop((0, 0, 320, 240)), taken=TAKEN, camera=CAMERA),
    "cut to another shape": jpeg(scene(1).crop((0, 0, 400, 280))),
}


@pytest.fixture
def album_id(ann: Person) -> str:
    return ann.make_album()


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_copy_is_the_same_picture_wherever_it_is(ann: Person, album_id: str, copy: bytes) -> None:
    original = add(ann, album_id, "original", ORIGINAL)
    second = add(ann, ann.make_album("Other"), "copy", copy)

    [group] = all_groups(ann)

    assert (group["kind"], group["bestId"]) == ("alike", original)
    assert [photo["_id"] for photo in group["photos"]] == [original, second]


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_other_picture_is_no_duplicate(ann: Person, album_id: str, other: bytes) -> None:
    add(ann, album_id, "original", ORIGINAL)
    add(ann, album_id, "other", other)

    assert all_groups(ann) == []


def test_frames_of_one_series_are_no_duplicates(ann: Person, album_id: str) -> None:
    add(ann, album_id, "a", jpeg(scene(1)), "Screenshot_0001.png")
    add(ann, album_id, "b", jpeg(scene(1), quality=90), "Screenshot_0002.png")

    assert all_groups(ann) == []


def test_copy_goes_with_the_frame_that_it_was_made_of(ann: Person, album_id: str) -> None:
    add(ann, album_id, "first", jpeg(scene(1), taken=TAKEN, camera=CAMERA))
    second = add(ann, album_id, "second", jpeg(scene(1, 1), taken=LATER, camera=CAMERA))
    sent = add(ann, album_id, "sent", jpeg(scene(1, 1), scale=0.5))

    assert ids_of(all_groups(ann)) == [[second, sent]]


@pytest.mark.parametrize("data", [jpeg(scene(1)), jpeg(Image.new("RGB", (400, 300), "teal"))])
def test_same_bytes_are_the_same_picture(ann: Person, album_id: str, data: bytes) -> None:
    first = add(ann, album_id, "IMG_1", data)
    second = add(ann, album_id, "IMG_2", data)

    [group] = all_groups(ann)

    assert group["kind"] == "same"
    assert {photo["_id"] for photo in group["photos"]} == {first, second}


def test_plain_pictures_are_not_told_by_their_look(ann: Person, album_id: str) -> None:
    for number in range(3):
        add(ann, album_id, f"plain{number}", jpeg(Image.new("RGB", (400, 300), (9 * number, 0, 7))))

    assert all_groups(ann) == []


def test_several_copies_are_one_group_that_is_told_once(ann: Person, album_id: str) -> None:
    copies = [
        add(ann, album_id, f"copy{scale}", jpeg(scene(1), scale=scale, brightness=brightness))
        for scale, brightness in ((1.0, 1.0), (0.8, 1.04), (0.6, 0.97), (0.4, 1.02))
    ]

    assert ids_of(all_groups(ann)) == [copies]


def test_pages_go_on_where_they_ended(ann: Person, album_id: str) -> None:
    pairs = [
        [
            add(ann, album_id, f"a{seed}", jpeg(scene(seed))),
            add(ann, album_id, f"b{seed}", jpeg(scene(seed), scale=0.5)),
        ]
        for seed in range(5)
    ]

    first = ann.get("photos", "/duplicates", limit="2").get_json()

    assert (len(first["groups"]), first["more"]) == (2, True)
    assert ids_of(all_groups(ann, limit=2)) == sorted(pairs)
    assert ids_of(all_groups(ann, limit=1)) == sorted(pairs)


def test_only_mine_and_only_what_is_to_be_seen(ann: Person, bob: Person, album_id: str) -> None:
    add(ann, album_id, "mine", ORIGINAL)
    add(bob, bob.make_album(), "theirs", COPIES["smaller"])
    trashed = add(ann, album_id, "trashed", COPIES["compressed again"])
    assert ann.delete("photos", f"/{trashed}").status_code == 204
    hidden = ann.make_album("Hidden")
    add(ann, hidden, "hidden", COPIES["without metadata"])
    assert ann.delete("albums", f"/{hidden}").status_code == 204

    assert all_groups(ann) == all_groups(bob) == []
    assert ann.post("albums", f"/{hidden}/restore").status_code == 200
    assert len(all_groups(ann)) == 1


def test_raw_file_and_its_jpeg_are_two(house: House, ann: Person, album_id: str) -> None:
    add(ann, album_id, "a", ORIGINAL)
    raw = add(ann, album_id, "b", COPIES["smaller"])

    def as_raw(photo: Photo) -> Photo:
        return photo.model_copy(update={"content_type": "image/x-fuji-raf"})

    assert house.photos.change(raw, as_raw)

    assert all_groups(ann) == []


@pytest.mark.parametrize("place", ["", "3", "4:0", "0:65536", "-1:0", "0:x", "0:²", "9" * 90 + ":0"])
def test_cursor_that_no_page_has_given_is_refused(ann: Person, place: str) -> None:
    reply = ann.get("photos", "/duplicates", cursor=opaque(place))

    assert (reply.status_code, reply.get_json()["detail"]) == (
        422,
        "cursor is not one that this list has given.",
    )


def test_nothing_of_it_is_told_with_a_photo(ann: Person, album_id: str) -> None:
    photo = ann.photo(add(ann, album_id, "a", ORIGINAL))

    assert not {"look", "notAlike"} & set(photo)
