"""Albums: made, listed, shown, renamed."""

import pytest

from tests.house import Answer, House, Person
from tests.house.pictures import jpeg


def test_new_album_is_empty_and_mine(house: House, ann: Person) -> None:
    reply = ann.post("albums", json={"albumName": "  Holidays 2024 "})

    album = reply.get_json()
    assert reply.status_code == 201
    assert album == {
        "_id": album["_id"],
        "albumName": "Holidays 2024",
        "userName": "ann",
        "createdAt": house.clock(),
        "path": [],
        "trashedAt": None,
        "chosenCoverId": None,
        "photoCount": 0,
        "heldCount": 0,
        "review": False,
        "coverKey": None,
        "coverId": None,
        "cover": None,
        "photos": [],
    }
    assert len(album["_id"]) == 24


@pytest.mark.parametrize("name", ["x", "x" * 100, "夏休み", "👩‍👩‍👧", "<b>'\"&", "a/b?c#d%e", "$where"])
def test_album_may_be_called_anything(ann: Person, name: str) -> None:
    album_id = ann.make_album(name)

    assert ann.get("albums", f"/{album_id}").get_json()["albumName"] == name


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\x00b", "a\nb", "a\x1bb", None, 7, ["a"], {"a": 1}])
def test_other_names_are_invalid(ann: Person, name: object) -> None:
    album_id = ann.make_album()

    made = ann.post("albums", json={"albumName": name})
    renamed = ann.patch("albums", f"/{album_id}", {"albumName": name})

    for reply in (made, renamed):
        assert (reply.status_code, reply.get_json()["field"]) == (422, "albumName")
    assert len(ann.get("albums").get_json()) == 1


def test_albums_are_listed_newest_first_with_count_and_cover(house: House, ann: Person) -> None:
    older = ann.make_album("Older")
    house.clock.advance(1)
    newer = ann.make_album("Newer")
    first = ann.add_photo(older, ann.upload("a"))
    house.clock.advance(1)
    second = ann.add_photo(older, ann.upload("b"))

    listed = ann.get("albums").get_json()

    assert [album["_id"] for album in listed] == [newer, older]
    assert [album["photoCount"] for album in listed] == [0, 2]
    assert [album["coverKey"] for album in listed] == [None, second["thumbnailKey"]]
    assert first["thumbnailKey"] != second["thumbnailKey"]
    assert "photos" not in listed[0]


def test_cover_is_the_newest_photo_that_has_a_thumbnail(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    good = ann.add_photo(album_id, ann.upload("good"))
    house.clock.advance(1)
    ann.add_photo(album_id, ann.upload("bad", b"no picture"))

    [album] = ann.get("albums").get_json()
    assert album["coverKey"] == good["thumbnailKey"]
    assert album["photoCount"] == 2


def test_cover_is_told_in_every_size_that_there_is(ann: Person) -> None:
    album_id = ann.make_album()
    photo = ann.add_photo(album_id, ann.upload("wide", jpeg(900, 600)))

    [album] = ann.get("albums").get_json()

    told = ("_id", "thumbnailKey", "mediumKey", "previewKey", "placeholder", "crop", "width", "height")
    assert album["cover"] == {name: photo[name] for name in told}
    assert album["cover"]["mediumKey"] is not None
    assert album["cover"]["thumbnailKey"] == album["coverKey"]
    assert ann.get("albums", f"/{album_id}").get_json()["cover"] == album["cover"]
    assert ann.get("storage", f"/{album['cover']['mediumKey']}").status_code == 200


def test_album_is_shown_with_its_photos_newest_first(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    ids = []
    for name in ("a", "b"):
        house.clock.advance(1)
        ids.append(ann.add_photo(album_id, ann.upload(name))["_id"])
    ann.add_photo(ann.make_album(), ann.upload("elsewhere"))

    by_path = ann.get("albums", f"/{album_id}").get_json()
    by_query = ann.get("albums", id=album_id).get_json()

    assert [photo["_id"] for photo in by_path["photos"]] == ids[::-1]
    assert by_path["photoCount"] == 2
    assert by_path == by_query
    assert by_path["photos"][0] == ann.photo(ids[1])


def test_album_is_renamed(ann: Person) -> None:
    album_id = ann.make_album("Hollidays")

    reply = ann.patch("albums", f"/{album_id}", {"albumName": " Holidays "})

    assert (reply.status_code, reply.get_json()["albumName"]) == (200, "Holidays")
    assert ann.get("albums", f"/{album_id}").get_json()["albumName"] == "Holidays"


def test_albums_of_others_are_not_there(ann: Person, bob: Person) -> None:
    album_id = ann.make_album()

    assert bob.get("albums").get_json() == []
    assert bob.get("albums", f"/{album_id}").status_code == 404
    assert bob.get("albums", id=album_id).status_code == 404
    assert bob.patch("albums", f"/{album_id}", {"albumName": "Mine"}).status_code == 404
    assert bob.delete("albums", f"/{album_id}?forever=1").status_code == 404
    assert bob.call("DELETE", "albums", query={"id": album_id}).status_code == 404
    assert ann.get("albums", f"/{album_id}").get_json()["albumName"] == "Holidays"


def test_others_albums_and_none_are_told_alike(ann: Person, bob: Person) -> None:
    theirs = bob.get("albums", f"/{ann.make_album()}")
    none = bob.get("albums", f"/{'0' * 24}")

    assert theirs.data == none.data


@pytest.mark.parametrize("id", ["x", "0" * 23, "0" * 25, "Z" * 24, "%00", "..", "$ne"])
def test_what_cannot_be_an_id_is_not_there(ann: Person, id: str) -> None:
    assert ann.get("albums", f"/{id}").status_code == 404
    assert ann.patch("albums", f"/{id}", {"albumName": "x"}).status_code == 404
    assert ann.delete("albums", f"/{id}?forever=1").status_code == 404
    asked = ann.get("albums", id=id)
    assert (asked.status_code, asked.get_json()["field"]) == (422, "id")


def test_unknown_field_is_invalid(ann: Person) -> None:
    reply = ann.post("albums", json={"albumName": "a", "userName": "bob"})

    assert (reply.status_code, reply.get_json()["field"]) == (422, "userName")


def test_photo_still_at_work_is_counted_and_shown(house: House, ann: Person) -> None:
    album_id = ann.make_album()
    house.recognition.fail(Answer(503, retry_after=60))
    ann.add_photo(album_id, ann.upload("a"))

    [album] = ann.get("albums").get_json()
    assert album["photoCount"] == 1
