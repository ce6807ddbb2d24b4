"""What was deleted comes back whole by an import at once, though its removal has not ended, or not begun."""

import shutil
from pathlib import Path

import pytest

from tests.browser.made_photos import make_photos
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.transfer.bulk import calls_of, counts, export_folder, import_folder, plan
from transfer.bulk.outcomes import Fate


def delete_album(person: Person) -> None:
    [album] = person.get("albums").get_json()
    assert person.delete("albums", f"/{album['_id']}?forever=1").status_code == 204


def all_are_whole(house: House, person: Person, count: int) -> bool:
    """Also once all that was deleted is removed."""
    house.later.go_on()
    house.sweep_up_later()
    photos = person.get("photos").get_json()
    kept = {photo[name] for photo in photos for name in ("key", "thumbnailKey", "mediumKey", "previewKey")}
    return len(photos) == count and house.stored_keys() == kept and len(kept) == 4 * count


def test_album_that_was_deleted_comes_back(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 5)
    import_folder(house, ann, folder)
    house.later.hold()
    delete_album(ann)

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 5}

    assert counts(import_folder(house, ann, folder)) == {Fate.THERE: 5}
    assert all_are_whole(house, ann, 5)


def test_album_that_was_deleted_twice_comes_back(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 3)
    import_folder(house, ann, folder)
    house.later.hold()
    for _ in range(2):
        delete_album(ann)
        assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 3}

    assert all_are_whole(house, ann, 3)


def test_photos_that_were_deleted_come_back_into_their_album(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 3)
    import_folder(house, ann, folder)
    house.network.before("storage", "DELETE", lambda: house.go_away("storage"))
    for photo in ann.get("photos").get_json():
        assert ann.delete("photos", f"/{photo['_id']}?forever=1").status_code == 204
    house.come_back()

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 3}

    assert counts(import_folder(house, ann, folder)) == {Fate.THERE: 3}
    assert all_are_whole(house, ann, 3)


def test_object_that_is_removed_after_it_was_found_stored_is_stored_again(
    house: House, ann: Person, folder: Path
) -> None:
    (folder / "a.jpg").write_bytes(jpeg(80))
    import_folder(house, ann, folder)
    [photo] = ann.get("photos").get_json()
    house.go_away("storage")
    ann.delete("photos", f"/{photo['_id']}?forever=1")
    house.come_back()
    house.clock.advance(60)
    house.network.before("photos", "POST", house.sweep_up)

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 1}

    assert all_are_whole(house, ann, 1)


@pytest.mark.parametrize("is_pending", [False, True])
def test_exported_album_is_restored_with_its_copies(
    house: House, ann: Person, folder: Path, is_pending: bool
) -> None:
    album_id = ann.make_album("Copies")
    for number in range(2):
        key = ann.upload(f"copy-{number}", jpeg(80))
        ann.post("photos", json={"albumId": album_id, "key": key, "fileName": f"{number}.jpg"})
    export_folder(house, ann, folder)
    if is_pending:
        house.later.hold()
    for _ in range(2):
        delete_album(ann)
        assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 2}
        assert counts(import_folder(house, ann, folder)) == {Fate.THERE: 2}

    assert all_are_whole(house, ann, 2)
    shutil.rmtree(folder / "Copies")
    assert len(plan(calls_of(house, ann), folder).files) == 2
