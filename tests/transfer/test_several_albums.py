"""Photos in several albums go out once, and come in into each of them."""

import json
from pathlib import Path

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.transfer.bulk import counts, export_folder, import_folder
from tests.transfer.filled import named_photo
from transfer.bulk.outcomes import Fate


def albums_of(person: Person, photo_id: str) -> list[str]:
    names = {album["_id"]: album["albumName"] for album in person.get("albums").get_json()}
    return [names[album_id] for album_id in person.photo(photo_id)["albumIds"]]


def in_several(ann: Person, *names: str) -> str:
    albums = [ann.make_album(name) for name in names]
    photo_id: str = named_photo(ann, albums[0], "1", "a.jpg", jpeg(80))["_id"]
    for album_id in albums[1:]:
        ann.post("albums", f"/{album_id}/photos", {"ids": [photo_id]})
    return photo_id


def test_no_byte_goes_out_twice(house: House, ann: Person, folder: Path) -> None:
    in_several(ann, "Rome", "Best")

    assert counts(export_folder(house, ann, folder)) == {Fate.DONE: 1}

    assert [path.parent.name for path in folder.glob("*/a.jpg")] == ["Rome"]
    told = json.loads((folder / "Rome" / "a.jpg.json").read_text())
    ids = [json.loads((folder / name / "album.json").read_text())["id"] for name in ("Rome", "Best")]
    assert told["albumIds"] == ids
    assert counts(export_folder(house, ann, folder)) == {Fate.THERE: 1}


def test_it_comes_back_into_all_of_them(house: House, ann: Person, bob: Person, folder: Path) -> None:
    photo_id = in_several(ann, "Rome", "Best", "Best of all")
    export_folder(house, ann, folder)

    assert counts(import_folder(house, bob, folder)) == {Fate.DONE: 1}
    [restored] = bob.get("photos").get_json()
    assert albums_of(bob, restored["_id"]) == albums_of(ann, photo_id) == ["Rome", "Best", "Best of all"]
    # Once more, after it was taken out of one: what was exported is there again.
    best = restored["albumIds"][1]
    bob.call("DELETE", "albums", f"/{best}/photos", json={"ids": [restored["_id"]]})
    assert counts(import_folder(house, bob, folder)) == {Fate.THERE: 1}
    assert set(albums_of(bob, restored["_id"])) == {"Rome", "Best", "Best of all"}


def test_what_is_in_no_album_goes_out_too(house: House, ann: Person, bob: Person, folder: Path) -> None:
    photo_id = in_several(ann, "Rome")
    [rome] = ann.photo(photo_id)["albumIds"]
    ann.call("DELETE", "albums", f"/{rome}/photos", json={"ids": [photo_id]})

    assert counts(export_folder(house, ann, folder)) == {Fate.DONE: 1}
    assert counts(export_folder(house, ann, folder)) == {Fate.THERE: 1}
    assert [path.parent.name for path in folder.glob("*/a.jpg")] == ["In no album"]
    assert counts(import_folder(house, bob, folder)) == {Fate.DONE: 1}
    assert [album["albumName"] for album in bob.get("albums").get_json()] == ["Rome"]
    assert [photo["albumIds"] for photo in bob.get("photos").get_json()] == [[]]
    assert counts(import_folder(house, bob, folder)) == {Fate.THERE: 1}
    assert counts(import_folder(house, ann, folder)) == {Fate.THERE: 1}


def test_a_photo_in_two_folders_is_in_both_albums(house: House, ann: Person, folder: Path) -> None:
    for name in ("Rome", "Best"):
        (folder / name).mkdir(parents=True)
        (folder / name / f"{name}.jpg").write_bytes(jpeg(80))
    (folder / "Rome" / "again.jpg").write_bytes(jpeg(80))
    (folder / "Rome" / "other.jpg").write_bytes(jpeg(81))

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 2, Fate.ALSO: 1, Fate.TWICE: 1}
    same = [photo for photo in ann.get("photos").get_json() if len(photo["albumIds"]) == 2]
    assert len(same) == 1
    assert sorted(albums_of(ann, same[0]["_id"])) == ["Best", "Rome"]
    again = counts(import_folder(house, ann, folder))
    assert again == {Fate.THERE: 3, Fate.TWICE: 1}
    assert len(ann.get("photos").get_json()) == 2


def test_an_import_that_was_cut_off_goes_on_with_the_other_album(
    house: House, ann: Person, folder: Path
) -> None:
    """The first file is in its album, the second not yet."""
    (folder / "Rome").mkdir(parents=True)
    (folder / "Rome" / "a.jpg").write_bytes(jpeg(80))
    import_folder(house, ann, folder)
    (folder / "Best").mkdir()
    (folder / "Best" / "b.jpg").write_bytes(jpeg(80))

    assert counts(import_folder(house, ann, folder)) == {Fate.THERE: 1, Fate.ALSO: 1}
    [photo] = ann.get("photos").get_json()
    assert albums_of(ann, photo["_id"]) == ["Rome", "Best"]


def test_the_tree_comes_back(house: House, ann: Person, bob: Person, folder: Path) -> None:
    for names in (["2019"], ["2019", "Lisbon"], ["2020", "Lisbon"]):
        body = {"albumName": names[-1], "path": names[:-1]}
        album_id = ann.post("albums", json=body).get_json()["_id"]
        named_photo(ann, album_id, "".join(names), "a.jpg", jpeg(80, note="".join(names)))
        house.clock.advance(1)
    export_folder(house, ann, folder)

    import_folder(house, bob, folder)

    def places(person: Person) -> list[list[str]]:
        return [[*album["path"], album["albumName"]] for album in person.get("albums").get_json()]

    assert sorted(places(bob)) == sorted(places(ann))
