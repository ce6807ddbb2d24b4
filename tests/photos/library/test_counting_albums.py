"""Months and tags are counted of an album as whoever it is open to may see it."""

from tests.house import House, Person
from tests.house.sharing import guest, share_link, share_with, sign_up

MAY = 1_556_960_400_000


def test_months_and_tags_are_of_the_album_alone(ann: Person) -> None:
    album, other = ann.make_album("One"), ann.make_album("Two")
    in_album = [ann.add_photo(album, ann.upload(f"a{n}"))["_id"] for n in range(3)]
    ann.add_photo(other, ann.upload("b"))
    ann.patch("photos", f"/{in_album[0]}", {"takenAt": MAY, "addTags": ["lake"], "archived": True})

    assert counted(ann, album) == {"2019-05": 1, None: 2}
    assert counted(ann, album, tag="lake") == {"2019-05": 1}
    assert tags(ann, album) == {"person": 3, "dog": 3, "lake": 1}
    assert tags(ann, album, tag="lake") == {"person": 1, "dog": 1, "lake": 1}
    assert counted(ann) == {None: 3}


def test_whoever_an_album_is_shared_with_counts_all_in_it(house: House, ann: Person) -> None:
    album = ann.make_album()
    ann.add_photo(album, ann.upload("a"))
    ann.add_photo(ann.make_album("Hers alone"), ann.upload("b"))
    eve, stranger = sign_up(house, "eve"), sign_up(house, "mallory")
    share_with(ann, album, eve)
    by_link = guest(house, share_link(ann, album)["token"])

    for one in (eve, by_link):
        assert counted(one, album) == {None: 1}
        assert tags(one, album) == {"person": 1, "dog": 1}
    for path in ("/timeline", "/facets"):
        assert stranger.get("photos", path, albumId=album).status_code == 404


def counted(person: Person, album: str | None = None, **more: str) -> dict[str | None, int]:
    asked = more | ({"albumId": album} if album else {})
    return {one["month"]: one["count"] for one in person.get("photos", "/timeline", **asked).get_json()}


def tags(person: Person, album: str, **more: str) -> dict[str, int]:
    found = person.get("photos", "/facets", albumId=album, **more).get_json()["tag"]
    return {one["text"]: one["count"] for one in found}
