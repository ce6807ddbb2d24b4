"""A Google Takeout arrives whole, unpacked or not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from functions.shared.models.photo import Photo
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.transfer import takeout
from tests.transfer.bulk import calls_of, counts, export_folder, fates, import_folder, reasons
from tests.transfer.filled import named_photo
from tests.transfer.takeout import ALBUM, LONG, LONG_TOO, MAY, YEAR, sidecar, sidecar_name, write_folder
from tests.transfer.test_importing import albums_of
from transfer.bulk.batch import Worked
from transfer.bulk.outcomes import Fate, Outcome
from transfer.importing.telling import Teller
from transfer.sidecars.facts import Facts


def unpacked(folder: Path, files: takeout.Files) -> Path:
    return write_folder(folder, files)


def zipped(folder: Path, files: takeout.Files) -> Path:
    return takeout.write_zip(folder / "takeout-20240101T000000Z-001.zip", files)


def zipped_in_parts(folder: Path, files: takeout.Files) -> Path:
    parts = [
        takeout.write_zip(folder / f"takeout-20240101T000000Z-00{number}.zip", part)
        for number, part in enumerate(takeout.in_parts(files), 1)
    ]
    return parts[0]


def tarred_in_parts_in_a_folder(folder: Path, files: takeout.Files) -> Path:
    for number, part in enumerate(takeout.in_parts(files), 1):
        takeout.write_tgz(folder / f"takeout-20240101T000000Z-00{number}.tgz", part)
    return folder


def photos_of(person: Person) -> dict[str, dict[str, Any]]:
    """By the sizes and notes that tell them apart: names may be the same."""
    return {photo["sha256"]: photo for photo in person.get("photos").get_json()}


@pytest.mark.parametrize(
    "write",
    [unpacked, zipped, zipped_in_parts, tarred_in_parts_in_a_folder],
    ids=lambda write: str(write.__name__),
)
def test_takeout_arrives_whole(
    house: House, ann: Person, folder: Path, write: Callable[[Path, takeout.Files], Path]
) -> None:
    worked = import_folder(house, ann, write(folder, takeout.takeout()))

    assert worked.stopped is None
    assert counts(worked) == {
        Fate.DONE: 12,
        Fate.YEAR: 1,
        Fate.MOVING: 1,
        Fate.NO_PICTURE: 1,
        Fate.LEFT_OUT: 2,
    }
    assert reasons(worked, Fate.LEFT_OUT) == {
        "gone.jpg": "It was thrown away where it comes from.",
        "lost.jpg.json": "The photo that this tells of is not here.",
    }
    assert albums_of(ann) == {"Rom / Sommer": 1}
    told = {(photo["width"], photo["fileName"]): photo for photo in ann.get("photos").get_json()}
    times = {name: (photo["takenAt"], photo["takenAtOffset"]) for name, photo in told.items()}
    hour = 60
    assert times == {
        (40, "boat.jpg"): (MAY * 1000, hour),
        (80, "plain.jpg"): ((MAY + 60) * 1000, hour),
        (81, "twin.jpg"): ((MAY + 120) * 1000, 0),
        (82, "twin.jpg"): ((MAY + 180) * 1000, 0),
        (83, "twin(1)-bearbeitet.jpg"): ((MAY + 180) * 1000, 0),
        (84, "twin-bearbeitet(1).jpg"): ((MAY + 180) * 1000, 0),
        (85, LONG): ((MAY + 240) * 1000, 0),
        (86, LONG_TOO): ((MAY + 300) * 1000, 0),
        (87, LONG_TOO): ((MAY + 360) * 1000, 0),
        (40, "scan.jpg"): (489_000_000_000, 0),
        (88, "Mär & Co?.jpg"): ((MAY + 420) * 1000, 0),
        (89, "live.jpg"): ((MAY + 480) * 1000, 0),
    }


def test_what_is_told_of_a_photo_is_said_of_it(house: House, ann: Person, folder: Path) -> None:
    import_folder(house, ann, write_folder(folder, takeout.takeout()))

    told = {photo["fileName"]: photo for photo in ann.get("photos").get_json()}
    boat, plain, archived = told["boat.jpg"], told["plain.jpg"], told["Mär & Co?.jpg"]
    assert boat["caption"] == "It's late.\nLast boats."
    assert boat["people"] == ["Anna Berg", "Čapek"]
    assert (boat["favourite"], boat["archived"]) == (True, False)
    assert boat["place"]["town"] == plain["place"]["town"] == "Lisbon"
    assert (archived["favourite"], archived["archived"], archived["gps"]) == (False, True, None)
    captions = {photo["width"]: photo["caption"] for photo in ann.get("photos").get_json()}
    assert [captions[width] for width in (81, 82, 83, 84)] == ["First.", "Second.", "Second.", "Second."]


def test_again_changes_nothing(house: House, ann: Person, folder: Path) -> None:
    root = write_folder(folder, takeout.takeout())
    import_folder(house, ann, root)
    before = photos_of(ann)

    worked = import_folder(house, ann, root)

    assert counts(worked)[Fate.THERE] == 12
    assert photos_of(ann) == before
    assert albums_of(ann) == {"Rom / Sommer": 1}


def test_what_a_person_says_since_stays(house: House, ann: Person, folder: Path) -> None:
    root = write_folder(folder, takeout.takeout())
    import_folder(house, ann, root)
    [photo] = [each for each in ann.get("photos").get_json() if each["fileName"] == "boat.jpg"]
    said = {"caption": "Mine.", "people": [], "takenAt": 0, "takenAtOffset": 0}
    ann.patch("photos", f"/{photo['_id']}", said)

    import_folder(house, ann, root)

    assert said.items() <= ann.photo(photo["_id"]).items()


def test_photo_that_was_there_comes_into_the_albums_it_had(house: House, ann: Person, folder: Path) -> None:
    ann.add_photo(ann.make_album("Old"), ann.upload("boat", takeout.takeout()[f"{YEAR}/boat.jpg"]))

    worked = import_folder(house, ann, write_folder(folder, takeout.takeout()))

    assert counts(worked)[Fate.ALSO] == 1
    assert albums_of(ann) == {"Old": 1, "Rom / Sommer": 1}


def test_photo_whose_sidecar_lies_only_in_its_year_is_told_of(
    house: House, ann: Person, folder: Path
) -> None:
    files = takeout.takeout()
    del files[f"{ALBUM}/{sidecar_name('boat.jpg')}"]

    import_folder(house, ann, write_folder(folder, files))

    [photo] = [each for each in ann.get("photos").get_json() if each["fileName"] == "boat.jpg"]
    assert photo["people"] == ["Anna Berg", "Čapek"]


def test_what_lies_in_the_trash_comes_back_into_no_album(house: House, ann: Person, folder: Path) -> None:
    album_id, data = ann.make_album("Gone"), jpeg(80)
    photo_id = ann.add_photo(album_id, ann.upload("a", data))["_id"]
    ann.delete("albums", f"/{album_id}")
    files = {f"{YEAR}/a.jpg": data, f"{YEAR}/a.jpg.json": sidecar("a.jpg", MAY)}

    assert counts(import_folder(house, ann, write_folder(folder, files))) == {Fate.BACK: 1}

    assert [(each["_id"], each["albumIds"]) for each in ann.get("photos").get_json()] == [(photo_id, [])]


def test_year_folder_is_known_by_what_is_in_it(house: House, ann: Person, folder: Path) -> None:
    """Not every folder with a year in its name is one, whatever its language."""
    files = {
        "Takeout/写真/2019 年の写真/a.jpg": jpeg(80),
        "Takeout/写真/2019 年の写真/a.jpg.json": sidecar("a.jpg", MAY),
        "Takeout/写真/旅行/a.jpg": jpeg(80),
        "Takeout/写真/旅行/メタデータ.json": takeout.album("旅行"),
        "Takeout/写真/Best of 2019/a.jpg": jpeg(80),
        "Takeout/写真/Best of 2019/metadata.json": takeout.album("Best of 2019"),
        "Takeout/写真/Best of 2019/a.jpg.json": sidecar("a.jpg", MAY),
    }

    import_folder(house, ann, write_folder(folder, files))

    assert albums_of(ann) == {"旅行": 1, "Best of 2019": 1}


def test_albums_of_one_name_stay_two(house: House, ann: Person, folder: Path) -> None:
    files = {
        "Takeout/Google Photos/Rome/a.jpg": jpeg(80),
        "Takeout/Google Photos/Rome/metadata.json": takeout.album("Rome"),
        "Takeout/Google Photos/Rome(1)/b.jpg": jpeg(81),
        "Takeout/Google Photos/Rome(1)/metadata.json": takeout.album("Rome"),
        "Takeout/Google Photos/Untitled(2)/c.jpg": jpeg(82),
        "Takeout/Google Photos/Untitled(2)/metadata.json": takeout.album(""),
    }

    ann.make_album("Rome")
    house.clock.advance(1)

    for _ in range(2):
        import_folder(house, ann, write_folder(folder, files))

    shown = [(album["albumName"], album["photoCount"]) for album in ann.get("albums").get_json()]
    assert sorted(shown) == [("Rome", 1), ("Rome", 1), ("Untitled(2)", 1)]


def test_part_that_is_cut_off_is_told_and_the_rest_arrives(house: House, ann: Person, folder: Path) -> None:
    first = zipped_in_parts(folder, {f"{YEAR}/a.jpg": jpeg(80), f"{YEAR}/a.jpg.json": sidecar("a.jpg", MAY)})
    third = takeout.write_tgz(folder / "takeout-20240101T000000Z-003.tgz", {f"{YEAR}/b.jpg": jpeg(81)})
    third.write_bytes(third.read_bytes()[:-200])

    worked = import_folder(house, ann, first)

    assert fates(worked)["a.jpg"] is Fate.DONE
    assert reasons(worked, Fate.FAILED)[third.name] == "The archive is damaged here."


@pytest.mark.parametrize(
    "told",
    [
        {"photoTakenTime": {"timestamp": "soon"}},
        {"photoTakenTime": {"timestamp": "9" * 30}},
        {"photoTakenTime": {}},
        {"geoData": {"latitude": "x", "longitude": None}},
        {"geoData": {"latitude": 91, "longitude": 1e400}},
        {"geoData": [], "people": {"name": "x"}},
        {"people": [None, {"name": 5}, {}, {"name": " \x00"}], "description": 5},
        {"description": "\x00\ud800" + "x" * 5000, "title": "\x00/../" + "x" * 400},
        {"people": [{"name": "x" * 200}] * 300, "favorited": "yes", "archived": 1},
    ],
    ids=",".join,
)
def test_sidecar_of_nonsense_costs_no_photo(
    house: House, ann: Person, folder: Path, told: dict[str, Any]
) -> None:
    files = {f"{YEAR}/a.jpg": jpeg(80), f"{YEAR}/a.jpg.json": sidecar("a.jpg", MAY, **told)}

    worked = import_folder(house, ann, write_folder(folder, files))

    assert counts(worked) == {Fate.DONE: 1}
    [photo] = ann.get("photos").get_json()
    assert (photo["gps"], photo["favourite"], photo["archived"]) == (None, False, False)


def test_takeouts_of_two_people_in_one_folder_lose_nothing(house: House, ann: Person, folder: Path) -> None:
    for number, width in enumerate((80, 81), 1):
        files = {
            "Takeout/Google Photos/Rome/a.jpg": jpeg(width),
            "Takeout/Google Photos/Rome/metadata.json": takeout.album("Rome"),
        }
        takeout.write_zip(folder / f"takeout-2024010{number}T000000Z-001.zip", files)

    worked = import_folder(house, ann, folder)

    assert counts(worked) == {Fate.DONE: 2}
    assert albums_of(ann) == {"Rome": 2}


def test_other_file_of_the_same_name_is_told(house: House, ann: Person, folder: Path) -> None:
    write_folder(folder, {f"{YEAR}/a.jpg": jpeg(80)})
    zipped(folder, {f"{YEAR}/a.jpg": jpeg(81)})

    worked = import_folder(house, ann, folder)

    assert counts(worked) == {Fate.DONE: 1, Fate.FAILED: 1}
    [reason] = reasons(worked, Fate.FAILED).values()
    assert reason.endswith(" is another file of this name.")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("IMG_20190504_111112.jpg", (MAY, 60)),
        ("IMG_20190504_101112.jpg", (MAY, 0)),
        ("IMG_20190504_110512.jpg", (MAY, 0)),
        ("IMG-20190504-WA0003.jpg", (MAY, 0)),
        ("IMG-20190504-WA0003.jpg", (MAY - MAY % 86_400 + 36_000, 0)),
    ],
)
def test_clock_in_a_name_tells_the_offset_of_the_moment(
    house: House, ann: Person, folder: Path, name: str, told: tuple[int, int]
) -> None:
    seconds, offset = told
    files = {name: jpeg(80), f"{name}.json": sidecar(name, seconds)}

    import_folder(house, ann, write_folder(folder, files))

    [photo] = ann.get("photos").get_json()
    assert (photo["takenAt"], photo["takenAtOffset"]) == (seconds * 1000, offset)


def test_photo_that_was_not_read_yet_is_told_of_later(house: House, ann: Person) -> None:
    photo = ann.add_photo(ann.make_album(), ann.upload("boat"))
    teller = Teller(calls_of(house, ann))
    unread = Photo.from_document(ann.photo(photo["_id"]) | {"status": "processing", "steps": {}})
    assert teller.tell(unread, Facts(caption="Late.", moment=MAY * 1000)) == unread
    assert ann.photo(photo["_id"])["caption"] is None
    worked = Worked([Outcome(Path("boat.jpg"), Fate.DONE)])

    assert teller.tell_the_rest(worked) == worked

    assert ann.photo(photo["_id"])["caption"] == "Late."


def test_year_that_is_described_as_an_album_is_none(house: House, ann: Person, folder: Path) -> None:
    files = {
        "Takeout/Google Photos/Photos from 2019/a.jpg": jpeg(80),
        "Takeout/Google Photos/Photos from 2019/metadata.json": takeout.album("Photos from 2019"),
        "Takeout/Google Photos/Rome/a.jpg": jpeg(80),
        "Takeout/Google Photos/Rome/metadata.json": takeout.album("Rome"),
    }

    import_folder(house, ann, write_folder(folder, files))

    assert albums_of(ann) == {"Rome": 1}


def test_json_of_something_else_makes_no_album(house: House, ann: Person, folder: Path) -> None:
    other = b'{"title": "A site", "description": "Of mine."}'

    worked = import_folder(house, ann, write_folder(folder, {"site/a.jpg": jpeg(80), "site/b.json": other}))

    assert fates(worked) == {"a.jpg": Fate.DONE, "b.json": Fate.NO_PICTURE}
    assert albums_of(ann) == {"site": 1}


def test_sidecar_of_google_that_is_a_photo_in_an_export_stays_one(
    house: House, ann: Person, bob: Person, folder: Path
) -> None:
    named_photo(ann, ann.make_album("Odd"), "1", "a.jpg.json", sidecar("a.jpg", MAY))
    export_folder(house, ann, folder)

    import_folder(house, bob, folder)

    assert [photo["fileName"] for photo in bob.get("photos").get_json()] == ["a.jpg.json"]
