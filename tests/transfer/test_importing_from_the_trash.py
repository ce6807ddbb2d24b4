"""An import brings back what lies in the trash, instead of storing it anew."""

from pathlib import Path

import pytest

from tests.browser.made_photos import make_photos
from tests.house import House, Person
from tests.transfer.bulk import counts, export_folder, import_folder
from transfer.bulk.outcomes import Fate


def ids(person: Person) -> set[str]:
    return {photo["_id"] for photo in person.get("photos").get_json()}


def trash_album(person: Person) -> None:
    [album] = person.get("albums").get_json()
    assert person.delete("albums", f"/{album['_id']}").status_code == 204


def trash_photos(person: Person, count: int) -> None:
    for photo in person.get("photos").get_json()[:count]:
        assert person.delete("photos", f"/{photo['_id']}").status_code == 204


def test_photos_come_back_into_their_album(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 3)
    import_folder(house, ann, folder)
    before, stored = ids(ann), house.stored_keys()
    trash_photos(ann, 2)

    assert counts(import_folder(house, ann, folder)) == {Fate.BACK: 2, Fate.THERE: 1}

    assert (ids(ann), house.stored_keys()) == (before, stored)
    assert ann.get("photos", "/trash").get_json() == []
    assert counts(import_folder(house, ann, folder)) == {Fate.THERE: 3}


def test_photos_of_a_trashed_album_come_back(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 3)
    import_folder(house, ann, folder)
    before = ids(ann)
    trash_album(ann)

    assert counts(import_folder(house, ann, folder)) == {Fate.BACK: 3}

    [album] = ann.get("albums").get_json()
    assert (ids(ann), album["photoCount"]) == (before, 3)


@pytest.mark.parametrize("throw_away", [lambda ann: trash_photos(ann, 3), trash_album])
def test_exported_copies_come_back_as_they_were(
    house: House, ann: Person, folder: Path, tmp_path: Path, throw_away: object
) -> None:
    make_photos(folder, 2)
    import_folder(house, ann, folder)
    [album] = ann.get("albums").get_json()
    copied = (folder / sorted(path.name for path in folder.glob("*.jpg"))[0]).read_bytes()
    ann.add_photo(album["_id"], ann.upload("copy", copied))
    ann.patch("photos", f"/{ann.get('photos').get_json()[0]['_id']}", {"addTags": ["regatta"]})
    export_folder(house, ann, out := tmp_path / "out")
    before = ids(ann)
    assert callable(throw_away)
    throw_away(ann)

    assert counts(import_folder(house, ann, out)) == {Fate.BACK: 3}

    assert ids(ann) == before
    assert len(ann.get("photos", tag="regatta").get_json()) == 1


def test_what_went_for_good_meanwhile_is_stored_anew(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 1)
    import_folder(house, ann, folder)
    trash_photos(ann, 1)

    house.network.before("photos", "POST", lambda: ann.delete("photos", "/trash"))

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 1}
