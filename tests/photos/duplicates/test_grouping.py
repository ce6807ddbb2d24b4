"""Whatever there is, groups are without contradiction, and none is told twice or left out."""

from collections.abc import Sequence
from itertools import combinations, count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from functions.photos.duplicates.candidates import MOST_PHOTOS
from functions.photos.duplicates.grouping import grouped
from functions.photos.duplicates.likeness import Likeness, likeness
from functions.photos.edge.duplicates.messages import MOST_IN_A_GROUP
from functions.shared.models.metadata import TakenAtSource
from functions.shared.models.photo import Photo
from functions.shared.models.wire import new_id
from tests.house import House, Person
from tests.photos.duplicates.asking import all_groups

NUMBERS = count()
BASES = ("0" * 64, "f0" * 32, "ab12" * 16)
LARGE, SMALL = (4000, 3000), (1200, 900)

looks = st.builds(
    lambda base, bits: f"{int(base, 16) ^ sum(1 << bit for bit in bits):064x}",
    st.sampled_from(BASES),
    st.sets(st.integers(0, 255), max_size=7),
)
photos = st.lists(
    st.builds(
        lambda look, sha, size, taken, camera: Photo(
            id=new_id(),
            user_name="ann",
            key=f"incoming:ann:{new_id()}",
            created_at=0,
            size=1,
            sha256=sha * 64,
            content_type="image/jpeg",
            look=look,
            width=size[0],
            height=size[1],
            taken_at=taken,
            taken_at_source=TakenAtSource.EXIF if taken else None,
            camera=camera,
        ),
        st.one_of(looks, st.just(""), st.none()),
        st.sampled_from("0123456789abcdef"),
        st.sampled_from([LARGE, SMALL]),
        st.sampled_from([None, 1_000, 3_000]),
        st.sampled_from([None, "X-T5"]),
    ),
    max_size=12,
)


@given(photos)
def test_no_two_of_a_group_are_different_pictures(found: Sequence[Photo]) -> None:
    groups = grouped(found)

    ids = [photo.id for group in groups for photo in group.photos]
    assert len(ids) == len(set(ids))
    for group in groups:
        assert len(group.photos) > 1
        assert not any(likeness(*pair) is Likeness.OTHER for pair in combinations(group.photos, 2))
        for photo in group.photos:
            others = (each for each in group.photos if each is not photo)
            assert any(likeness(photo, other) is Likeness.SAME for other in others)


@given(photos)
def test_no_two_are_left_that_would_be_a_group(found: Sequence[Photo]) -> None:
    in_groups = {photo.id for group in grouped(found) for photo in group.photos}
    alone = [photo for photo in found if photo.id not in in_groups]

    assert not any(likeness(*pair) is Likeness.SAME for pair in combinations(alone, 2))


def recorded(house: House, look: str, size: tuple[int, int], **fields: Any) -> Photo:
    photo = Photo(
        id=new_id(),
        user_name="ann",
        key=f"incoming:ann:{new_id()}",
        created_at=next(NUMBERS),
        size=1,
        sha256=f"{next(NUMBERS):064x}",
        content_type="image/jpeg",
        look=look,
        width=size[0],
        height=size[1],
        **fields,
    )
    assert house.photos.add(photo)
    return photo


def test_very_many_copies_are_shown_a_part_at_a_time(house: House, ann: Person) -> None:
    for number in range(MOST_PHOTOS + 30):
        recorded(house, BASES[2], (400 + 4 * number, 300 + 3 * number))

    [group] = all_groups(ann)

    assert len(group["photos"]) == MOST_IN_A_GROUP


def test_frames_of_a_film_are_passed_over(house: House, ann: Person) -> None:
    """Each tells another second."""
    written = {"camera": "X-T5", "taken_at_source": TakenAtSource.EXIF}
    for number in range(MOST_PHOTOS + 30):
        recorded(house, BASES[2], LARGE, taken_at=1000 * number, **written)
    pair = {recorded(house, BASES[1], size).id for size in (LARGE, SMALL)}

    [group] = all_groups(ann)

    assert {photo["_id"] for photo in group["photos"]} == pair


def test_what_the_index_finds_is_what_a_look_at_each_pair_finds(house: House, ann: Person) -> None:
    """Of photos whose looks differ in one bit of each part at most, so that a part stays."""
    everything = list[Photo]()
    for number in range(60):
        base = f"{number * 0x9E3779B97F4A7C15F39CC0605CEDC834 * (2**128 + 1) % 2**256:064x}"
        for bit, size in ((None, LARGE), (255 - number % 20, SMALL), (120 + number, (800, 600)))[
            : number % 4
        ]:
            look = f"{int(base, 16) ^ (1 << bit if bit is not None else 0):064x}"
            everything.append(recorded(house, look, size))

    expected = {frozenset(photo.id for photo in group.photos) for group in grouped(everything)}

    for limit in (1, 7, 100):
        told = [frozenset(photo["_id"] for photo in group["photos"]) for group in all_groups(ann, limit)]
        assert len(told) == len(set(told)) == len(expected) == 30
        assert set(told) == expected
