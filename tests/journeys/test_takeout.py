"""A Google Takeout into a running album, as its owner brings it: planned, imported, and again."""

from pathlib import Path

from tests.journeys.bulk_commands import Bulk, photos_of
from tests.journeys.running_album import Person, RunningAlbum
from tests.transfer import takeout


def test_takeout_is_planned_and_imported_from_one_of_its_parts(album: RunningAlbum, tmp_path: Path) -> None:
    person = Person(album, "takeout")
    bulk = Bulk.of(album, person)
    for number, part in enumerate(takeout.in_parts(takeout.takeout()), 1):
        takeout.write_tgz(tmp_path / f"takeout-20240101T000000Z-00{number}.tgz", part)
    first = tmp_path / "takeout-20240101T000000Z-001.tgz"

    planned = bulk.run("import", first, "--dry-run")

    assert planned.returncode == 0, planned.stdout + planned.stderr
    told = planned.stdout.splitlines()
    assert told[:2] == ["Photos to be imported: 12", "In a folder of its year, too: 1"]
    assert told[-4:] == [
        "Albums that photos come into: 1",
        "  Rom / Sommer (new): 1",
        "Photos that come into no album: 11",
        "Nothing was changed.",
    ]
    assert "Left out: 4" in told
    assert "  1: It was thrown away where it comes from." in told
    assert photos_of(person) == []

    imported = bulk.run("import", first)

    assert imported.returncode == 0, imported.stdout + imported.stderr
    assert imported.stdout.startswith("Imported: 12\nIn a folder of its year, too: 1\n")
    assert imported.stdout.endswith("Failed for good: 0. Made good by itself, later: 0. Left out: 4.\n")
    before = photos_of(person)
    assert [photo["people"] for photo in before if photo["fileName"] == "boat.jpg"] == [
        ["Anna Berg", "Čapek"]
    ]
    assert bulk.run("import", tmp_path).stdout.startswith("Imported: 0\nAlready there: 12\n")
    assert photos_of(person) == before
    assert [album["albumName"] for album in person.get("/albums/").json()] == ["Rom / Sommer"]
