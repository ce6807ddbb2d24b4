"""What was exported comes back as it was."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import requests

from tests.house import House, Person
from tests.house.network import ADDRESS, Network
from tests.house.pictures import jpeg
from tests.house.sharing import end_share, share_with, sign_up
from tests.transfer.bulk import calls_of, counts, export_folder, fates, import_folder, plan, reasons
from transfer.calls import Calls, Patience
from transfer.exporting import Exporter
from transfer.sidecar import sidecar_of
from transfer.work import Fate, Outcome

KEPT = ("fileName", "sha256", "addedTags", "removedTags", "tags", "status", "width", "contentType")


def named_photo(person: Person, album_id: str, key: str, name: str | None, data: bytes) -> dict[str, Any]:
    body = {"albumId": album_id, "key": person.upload(key, data)} | ({"fileName": name} if name else {})
    photo: dict[str, Any] = person.post("photos", json=body).get_json()
    return photo


def contents(person: Person) -> list[tuple[str, list[list[object]]]]:
    """Albums with what is known of their photos."""
    shown = []
    for album in person.get("albums").get_json():
        photos = person.get("photos", albumId=album["_id"]).get_json()
        shown.append((album["albumName"], sorted(([p[name] for name in KEPT] for p in photos), key=str)))
    return sorted(shown, key=str)


def fill(house: House, person: Person) -> None:
    first = person.make_album("Böö / 2023")
    house.clock.advance(1)
    person.make_album("Empty")
    house.clock.advance(1)
    second = person.make_album("Böö / 2023")
    for album_id, key, name, data in (
        (first, "1", "a.jpg", jpeg(80)),
        (first, "2", "a.jpg", jpeg(81)),
        (first, "3", "A.JPG", jpeg(82)),
        (first, "4", "a.jpg.json", jpeg(83)),
        (first, "5", None, jpeg(84)),
        (first, "6", "../../etc/passwd", jpeg(85)),
        (first, "7", "📷 été.jpg", jpeg(80)),
        (second, "8", "a.jpg", jpeg(80)),
        (second, "9", "notes.json", b'{"format": "none"}'),
    ):
        photo = named_photo(person, album_id, key, name, data)
        house.clock.advance(1)
        tags = {"addTags": [f"number {key}"], "removeTags": ["dog"]}
        assert person.patch("photos", f"/{photo['_id']}", tags).status_code == 200


def test_export_into_an_empty_account_gives_the_same(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    fill(house, ann)

    exported = export_folder(house, ann, folder)
    imported = import_folder(house, bob, folder)

    assert counts(exported) == {Fate.DONE: 9}
    assert counts(imported) == {Fate.DONE: 8, Fate.UNREADABLE: 1}
    assert contents(bob) == contents(ann)
    for photo in bob.get("photos").get_json():
        original = bob.get("photos", f"/{photo['_id']}/original").data
        assert original == ann.get("photos", f"/{twin_of(ann, photo)}/original").data


def twin_of(person: Person, photo: dict[str, Any]) -> str:
    found = person.get("photos", sha256=photo["sha256"]).get_json()
    return str(next(other["_id"] for other in found if other["addedTags"] == photo["addedTags"]))


def test_restored_twice_it_is_there_once(house: House, ann: Person, bob: Person, folder: Path) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    import_folder(house, bob, folder)

    assert counts(import_folder(house, bob, folder)) == {Fate.THERE: 9}
    assert counts(import_folder(house, ann, folder)) == {Fate.THERE: 9}
    assert contents(bob) == contents(ann)


def test_photo_that_was_deleted_comes_back_alone(house: House, ann: Person, folder: Path) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    before = contents(ann)
    lost = ann.get("photos").get_json()[2]
    assert ann.delete("photos", f"/{lost['_id']}").status_code == 204

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 1, Fate.THERE: 8}
    assert contents(ann) == before


def test_photos_that_came_by_other_ways_are_not_doubled(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    album_id = bob.make_album("Böö / 2023")
    named_photo(bob, album_id, "mine", "mine.jpg", jpeg(82))

    assert counts(import_folder(house, bob, folder))[Fate.THERE] == 1
    assert len(bob.get("photos").get_json()) == 9


def test_copy_in_another_album_is_another_photo(house: House, ann: Person, bob: Person, folder: Path) -> None:
    named_photo(ann, ann.make_album("Trips"), "1", "a.jpg", jpeg(80))
    export_folder(house, ann, folder)
    named_photo(bob, bob.make_album("Other"), "mine", "mine.jpg", jpeg(80))

    assert counts(import_folder(house, bob, folder)) == {Fate.DONE: 1}
    assert len(bob.get("photos").get_json()) == 2


def test_what_a_person_said_since_counts_more(house: House, ann: Person, bob: Person, folder: Path) -> None:
    photo = named_photo(ann, ann.make_album(), "1", "a.jpg", jpeg(80))
    ann.patch("photos", f"/{photo['_id']}", {"addTags": ["sea", "sun"], "removeTags": ["dog"]})
    export_folder(house, ann, folder)
    import_folder(house, bob, folder)
    [restored] = bob.get("photos").get_json()
    bob.patch("photos", f"/{restored['_id']}", {"removeTags": ["sea"], "addTags": ["dog"]})

    import_folder(house, bob, folder)

    [after] = bob.get("photos").get_json()
    assert (after["addedTags"], after["removedTags"]) == (["sun", "dog"], ["sea"])


def test_corrections_that_an_end_prevented_are_made_up_for(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    photo = named_photo(ann, ann.make_album(), "1", "a.jpg", jpeg(80))
    ann.patch("photos", f"/{photo['_id']}", {"addTags": [f"tag {n}" for n in range(50)]})
    ann.patch("photos", f"/{photo['_id']}", {"addTags": [f"more {n}" for n in range(50)]})
    export_folder(house, ann, folder)
    import_folder(house, bob, folder)
    [restored] = bob.get("photos").get_json()
    album_id, sha256 = restored["albumId"], restored["sha256"]
    bob.delete("photos", f"/{restored['_id']}")
    key = f"import.{sha256}.{photo['_id']}"
    named_photo(bob, album_id, key, "a.jpg", jpeg(80))

    import_folder(house, bob, folder)

    [after] = bob.get("photos").get_json()
    assert set(after["addedTags"]) == {f"{word} {n}" for word in ("tag", "more") for n in range(50)}


def test_file_that_differs_from_its_sidecar_fails_alone(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    changed = folder / "Böö _ 2023" / "a.jpg"
    changed.write_bytes(jpeg(99))
    (folder / "Böö _ 2023 (2)" / "a.jpg").unlink()
    sidecar = sidecar_of(folder / "Böö _ 2023 (2)" / "notes.json")
    sidecar.write_text(json.dumps(json.loads(sidecar.read_text()) | {"version": 2}))

    worked = import_folder(house, bob, folder)

    failed = {o.path.relative_to(folder).as_posix(): o.reason for o in worked.outcomes if o.reason}
    assert failed == {
        "Böö _ 2023/a.jpg": "It is not what was exported. To import it as it is, delete its sidecar.",
        "Böö _ 2023 (2)/a.jpg": "The sidecar is there, but not the photo: the export was cut off.",
        "Böö _ 2023 (2)/notes.json": ("notes.json.json has version 2 of its format; this reads version 1."),
    }
    assert len(bob.get("photos").get_json()) == 6


def test_second_export_fetches_what_is_new_and_moves_what_moved(
    house: House, ann: Person, folder: Path
) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    target = ann.make_album("New")
    moved = next(photo for photo in ann.get("photos").get_json() if photo["fileName"] == "A.JPG")
    ann.patch("photos", f"/{moved['_id']}", {"albumId": target})

    worked = export_folder(house, ann, folder)

    assert counts(worked) == {Fate.DONE: 1, Fate.THERE: 8}
    assert (folder / "New" / "A.JPG").read_bytes() == jpeg(82)
    assert not list((folder / "Böö _ 2023").glob("A*.JPG*"))


def test_file_that_somebody_changed_stays_when_its_photo_moves(
    house: House, ann: Person, folder: Path
) -> None:
    photo = named_photo(ann, ann.make_album("One"), "1", "a.jpg", jpeg(80))
    export_folder(house, ann, folder)
    (folder / "One" / "a.jpg").write_bytes(b"my own")
    ann.patch("photos", f"/{photo['_id']}", {"albumId": ann.make_album("Two")})

    assert counts(export_folder(house, ann, folder)) == {Fate.DONE: 1}
    assert (folder / "One" / "a.jpg").read_bytes() == b"my own"
    assert (folder / "Two" / "a.jpg").read_bytes() == jpeg(80)


def test_what_left_the_album_stays_in_the_folder_and_is_told(house: House, ann: Person, folder: Path) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    lost = next(photo for photo in ann.get("photos").get_json() if photo["fileName"] == "A.JPG")
    ann.delete("photos", f"/{lost['_id']}")

    strangers = plan(calls_of(house, ann), folder).strangers

    assert [path.read_bytes() for path in strangers] == [jpeg(82)]


def test_exported_file_that_somebody_changed_is_kept(house: House, ann: Person, folder: Path) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    changed = folder / "Böö _ 2023" / "a.jpg"
    changed.write_bytes(b"my own")

    worked = export_folder(house, ann, folder)

    assert reasons(worked, Fate.FAILED).keys() == {"a.jpg"}
    assert changed.read_bytes() == b"my own"


def test_original_that_is_damaged_is_told_and_not_written(house: House, ann: Person, folder: Path) -> None:
    photo = named_photo(ann, ann.make_album("One"), "1", "a.jpg", jpeg(80))
    house.ruin(photo["key"])

    worked = export_folder(house, ann, folder)

    assert fates(worked) == {"a.jpg": Fate.FAILED}
    assert [path.name for path in (folder / "One").iterdir()] == ["album.json"]


def test_folder_that_another_program_made_is_restored(house: House, ann: Person, folder: Path) -> None:
    """With no more in a sidecar than it must have."""
    (folder / "a.jpg").write_bytes(jpeg(80))
    card = {"format": "smart-album/photo", "version": 1, "id": "c" * 24, "addedTags": ["sea"]}
    digest = hashlib.sha256(jpeg(80)).hexdigest()
    (folder / "a.jpg.json").write_text(json.dumps(card | {"sha256": digest}))

    assert counts(import_folder(house, ann, folder)) == {Fate.DONE: 1}
    [photo] = ann.get("photos").get_json()
    assert photo["addedTags"] == ["sea"]


def test_own_photos_in_albums_of_others_are_exported_and_others_in_own_are_not(
    house: House, folder: Path
) -> None:
    eve, guest, former = (sign_up(house, name) for name in ("eve", "guest", "former"))
    album_id = eve.make_album("Party")
    named_photo(eve, album_id, "1", "eve.jpg", jpeg(80))
    share_with(eve, album_id, guest, add=True)
    ended = share_with(eve, album_id, former, add=True)
    named_photo(guest, album_id, "2", "guest.jpg", jpeg(81))
    named_photo(former, album_id, "3", "former.jpg", jpeg(82))
    end_share(eve, ended)

    exported = {}
    for person in (eve, guest, former):
        export_folder(house, person, folder / person.name)
        exported[person.name] = [
            path.relative_to(folder).as_posix() for path in folder.glob(f"{person.name}/*/*.jpg")
        ]

    assert exported == {
        "eve": ["eve/Party/eve.jpg"],
        "guest": ["guest/Party/guest.jpg"],
        "former": ["former/Not shared any more/former.jpg"],
    }


class Tampering(Network):
    """Gives other bytes than were stored."""

    def send(self, request: requests.PreparedRequest, *args: object, **options: object) -> requests.Response:
        response = super().send(request)
        if str(request.url).endswith("/original"):
            response.raw = io.BytesIO(b"other bytes")
        return response


def test_bytes_that_are_not_what_was_stored_are_not_kept(house: House, ann: Person, folder: Path) -> None:
    named_photo(ann, ann.make_album("One"), "1", "a.jpg", jpeg(80))
    network = Tampering()
    network.apps = house.apps
    calls = Calls(ADDRESS, 1, Patience(first=0, longest=0, whole=0), network)
    calls.sign_with(str(ann.token))
    [place] = plan(calls, folder).places

    outcome = Exporter(calls).give(place)

    assert outcome == Outcome(
        place.path, Fate.FAILED, "What came is not what was stored: its SHA-256 is another."
    )
    assert [path.name for path in (folder / "One").iterdir()] == ["album.json"]
