"""Folders into albums: each picture once, whatever is repeated."""

import os
from pathlib import Path

import requests

from tests.browser.made_photos import make_photos
from tests.house import House, Person
from tests.house.album import MAX_OBJECT_BYTES
from tests.house.network import Network
from tests.house.pictures import jpeg
from tests.transfer.bulk import calls_of, counts, fates, import_folder, reasons, take_in
from transfer.bulk.outcomes import Fate


def albums_of(person: Person) -> dict[str, int]:
    albums = person.get("albums").get_json()
    return {"/".join([*album["path"], album["albumName"]]): album["photoCount"] for album in albums}


def names_of(person: Person) -> list[str]:
    return sorted(photo["fileName"] for photo in person.get("photos").get_json())


def test_each_folder_becomes_an_album(house: House, ann: Person, folder: Path) -> None:
    (folder / "Trips" / "Rome").mkdir(parents=True)
    first, second, third = make_photos(folder / "Trips", 3)
    third.rename(folder / "Trips" / "Rome" / third.name)

    worked = import_folder(house, ann, folder / "Trips")

    assert counts(worked) == {Fate.DONE: 3}
    assert albums_of(ann) == {"Trips": 2, "Rome": 1}
    assert names_of(ann) == [first.name, second.name, third.name]


def test_folder_in_a_folder_is_an_album_of_both_names(house: House, ann: Person, folder: Path) -> None:
    (folder / "2023" / "Rome").mkdir(parents=True)
    make_photos(folder / "2023" / "Rome", 1)

    import_folder(house, ann, folder)

    assert albums_of(ann) == {"2023/Rome": 1}


def test_all_go_into_the_album_that_is_named(house: House, ann: Person, folder: Path) -> None:
    (folder / "a").mkdir()
    album_id = ann.make_album("All")
    make_photos(folder / "a", 2)

    import_folder(house, ann, folder, "All")

    assert albums_of(ann) == {"All": 2}
    assert {photo["albumId"] for photo in ann.get("photos").get_json()} == {album_id}


def test_again_brings_nothing(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 3)
    import_folder(house, ann, folder)

    worked = import_folder(house, ann, folder)

    assert counts(worked) == {Fate.THERE: 3}
    assert sum(albums_of(ann).values()) == 3


def test_what_the_album_has_under_another_name_is_there(house: House, ann: Person, folder: Path) -> None:
    ann.add_photo(ann.make_album("Old"), ann.upload("other.jpg", jpeg(80)))
    (folder / "same.jpg").write_bytes(jpeg(80))

    worked = import_folder(house, ann, folder)

    assert reasons(worked, Fate.THERE) == {"same.jpg": "Old"}
    assert albums_of(ann) == {"Old": 1}


def test_two_files_of_the_same_bytes_are_one_photo(house: House, ann: Person, folder: Path) -> None:
    for name in ("one.jpg", "two.jpg"):
        (folder / name).write_bytes(jpeg(80))

    worked = import_folder(house, ann, folder)

    assert counts(worked) == {Fate.DONE: 1, Fate.TWICE: 1}
    assert len(names_of(ann)) == 1


def test_what_is_no_picture_is_left_with_the_reason(house: House, ann: Person, folder: Path) -> None:
    (folder / "picture.jpg").write_bytes(b"%PDF-1.7")
    (folder / "empty.png").write_bytes(b"")
    (folder / "picture.txt").write_bytes(jpeg(80))
    (folder / ".hidden.jpg").write_bytes(jpeg(90))

    worked = import_folder(house, ann, folder)

    assert fates(worked) == {
        "picture.jpg": Fate.NO_PICTURE,
        "empty.png": Fate.NO_PICTURE,
        "picture.txt": Fate.DONE,
    }
    assert reasons(worked, Fate.NO_PICTURE)["picture.jpg"].startswith("This is a PDF document")


def test_picture_that_cannot_be_shown_is_in_the_album_and_told(
    house: House, ann: Person, folder: Path
) -> None:
    (folder / "broken.jpg").write_bytes(jpeg(80)[:100])

    worked = import_folder(house, ann, folder)

    [reason] = reasons(worked, Fate.UNREADABLE).values()
    assert reason
    assert names_of(ann) == ["broken.jpg"]


def test_pictures_whose_tags_must_wait_are_in_the_album(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 2)
    house.go_away("recognition")

    assert counts(import_folder(house, ann, folder)) == {Fate.UNTAGGED: 2}


def test_full_album_ends_it(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 9)
    house.most_photos = 2
    house.start_photos()

    worked = import_folder(house, ann, folder)

    assert worked.stopped.startswith("There is no room left: You may keep 2 photos, ")
    # Two that come at the same time may both be the one that is too many.
    done = counts(worked).get(Fate.DONE, 0)
    assert done == len(names_of(ann)) <= 2
    assert worked.left == 9 - done


def test_what_is_no_file_is_left(house: House, ann: Person, folder: Path) -> None:
    os.mkfifo(folder / "pipe.jpg")
    (folder / "below").mkdir()
    (folder / "below" / "around").symlink_to(folder)
    make_photos(folder / "below", 1)

    worked = import_folder(house, ann, folder)

    assert fates(worked) == {"pipe.jpg": Fate.NO_PICTURE, "made-0000.jpg": Fate.DONE}


def test_file_that_cannot_be_read_fails_alone(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 1)
    (folder / "gone.jpg").symlink_to(folder / "nowhere.jpg")

    worked = import_folder(house, ann, folder)

    assert fates(worked) == {"made-0000.jpg": Fate.DONE, "gone.jpg": Fate.FAILED}
    assert reasons(worked, Fate.FAILED) == {"gone.jpg": "No such file or directory."}


def test_file_too_large_fails_alone(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 1)
    (folder / "large.jpg").write_bytes(jpeg(80) + bytes(2 * MAX_OBJECT_BYTES))

    worked = import_folder(house, ann, folder)

    assert fates(worked)["made-0000.jpg"] is Fate.DONE
    assert reasons(worked, Fate.FAILED) == {"large.jpg": "The request is larger than this function takes."}


def test_album_that_lost_its_name_is_not_made_again(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 2)
    import_folder(house, ann, folder)
    [album] = ann.get("albums").get_json()
    ann.patch("albums", f"/{album['_id']}", {"albumName": "Renamed"})

    import_folder(house, ann, folder)

    assert albums_of(ann) == {"Renamed": 2}


class Forgetful(Network):
    """Makes the first album, and loses the answer."""

    def send(self, request: requests.PreparedRequest, *args: object, **options: object) -> requests.Response:
        response = super().send(request)
        if request.method == "POST" and "/albums/" in str(request.url) and self.methods.count("POST") == 1:
            raise requests.ConnectionError("reset")
        return response


def test_album_whose_making_was_not_answered_is_made_once(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 2)
    network = Forgetful()
    network.apps = house.apps

    worked = take_in(calls_of(house, ann, network), ann.name, folder, "Trips")

    assert counts(worked) == {Fate.DONE: 2}
    assert [album["albumName"] for album in ann.get("albums").get_json()] == ["Trips"]


def test_folders_become_a_tree(house: House, ann: Person, folder: Path) -> None:
    for path in ("2019/Lisbon", "2019/Lisbon/Best", "Rome"):
        (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / path / "a.jpg").write_bytes(jpeg(80, note=path))

    import_folder(house, ann, folder)

    paths = {album["albumName"]: album["path"] for album in ann.get("albums").get_json()}
    assert paths == {"Lisbon": ["2019"], "Best": ["2019", "Lisbon"], "Rome": []}


def test_album_of_an_earlier_import_is_added_to(house: House, ann: Person, folder: Path) -> None:
    """Then a folder in a folder became an album with a slash in its name."""
    ann.make_album("2019/Lisbon")
    (folder / "2019" / "Lisbon").mkdir(parents=True)
    (folder / "2019" / "Lisbon" / "a.jpg").write_bytes(jpeg(80))

    import_folder(house, ann, folder)

    assert albums_of(ann) == {"2019/Lisbon": 1}
    assert [album["path"] for album in ann.get("albums").get_json()] == [[]]


def test_folders_deeper_than_albums_may_be(house: House, ann: Person, folder: Path) -> None:
    deep = Path(*map(str, range(14)))
    (folder / deep).mkdir(parents=True)
    (folder / deep / "a.jpg").write_bytes(jpeg(80))

    import_folder(house, ann, folder)

    assert albums_of(ann) == {deep.as_posix(): 1}
