"""What an export finds in its folder already, and what it does not take."""

import hashlib
import io
import json
from pathlib import Path

import requests

from tests.house import House, Person
from tests.house.network import ADDRESS, Network
from tests.house.pictures import jpeg
from tests.house.sharing import end_share, share_with, sign_up
from tests.transfer.bulk import calls_of, counts, export_folder, fates, import_folder, plan, reasons
from tests.transfer.filled import fill, named_photo
from transfer.bulk.outcomes import Fate, Outcome
from transfer.calls.calls import Calls, Patience
from transfer.exporting.exporter import Exporter


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
    ann.delete("photos", f"/{lost['_id']}?forever=1")

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
    [planned] = plan(calls, folder).files

    outcome = Exporter(calls).give(planned)

    assert outcome == Outcome(
        planned.path, Fate.FAILED, "What came is not what was stored: its SHA-256 is another."
    )
    assert [path.name for path in (folder / "One").iterdir()] == ["album.json"]
