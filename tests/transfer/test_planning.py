"""A plan tells what an import does, and does nothing."""

import io
from pathlib import Path

from tests.browser.made_photos import make_photos
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.transfer import takeout
from tests.transfer.bulk import AT_ONCE, calls_of, counts, export_folder, import_folder
from tests.transfer.filled import contents, fill
from tests.transfer.takeout import write_folder
from transfer.bulk.batch import Worked
from transfer.bulk.outcomes import Fate, Outcome
from transfer.bulk.progress import ProgressLine
from transfer.bulk.report import (
    ALL_WELL,
    LEFT_OUT,
    SOMETHING_FAILED,
    STILL_WORKING,
    by_reason,
    closing,
    exit_status,
)
from transfer.finding.folder import look_through
from transfer.importing.albums import Albums
from transfer.importing.inventory import Inventory
from transfer.importing.planning import Planner
from transfer.importing.running import run
from transfer.importing.twins import Twins


def plan(house: House, person: Person, folder: Path) -> tuple[Worked, dict[str, int]]:
    calls = calls_of(house, person)
    contents = look_through(folder)
    inventory = Inventory.ask(calls, person.name, contents.cards)
    planner = Planner(Albums(calls), inventory, Twins(contents.files))
    line = ProgressLine(io.StringIO(), "Plan", len(contents.files))
    worked = run(contents.files, planner.look, calls, AT_ONCE, line)
    return worked, {album.name if album else "": count for album, count in planner.planned.items()}


def test_it_is_what_the_import_then_does(house: House, ann: Person, folder: Path) -> None:
    root = write_folder(folder, takeout.takeout())
    (folder / "copies").mkdir()
    (folder / "copies" / "twin.jpg").write_bytes(jpeg(99))
    (folder / "copies" / "again.jpg").write_bytes(jpeg(99))

    planned, albums = plan(house, ann, root)

    assert ann.get("albums").get_json() == ann.get("photos").get_json() == []
    assert albums == {"Rom / Sommer": 1, "copies": 1, "": 11}
    assert counts(planned) == counts(import_folder(house, ann, root))


def test_what_is_there_and_what_comes_back_is_told(house: House, ann: Person, folder: Path) -> None:
    make_photos(folder, 3)
    import_folder(house, ann, folder)
    [photo, *_] = ann.get("photos").get_json()
    ann.delete("photos", f"/{photo['_id']}")

    planned, albums = plan(house, ann, folder)

    assert counts(planned) == {Fate.THERE: 2, Fate.BACK: 1}
    assert albums == {"folder": 1}
    assert len(ann.get("photos").get_json()) == 2


def test_restoring_is_planned(house: House, ann: Person, bob: Person, folder: Path) -> None:
    fill(house, ann)
    export_folder(house, ann, folder)
    before = contents(bob)

    assert counts(plan(house, bob, folder)[0]) == {Fate.DONE: 9}
    assert counts(plan(house, ann, folder)[0]) == {Fate.THERE: 9}
    assert contents(bob) == before


def test_reasons_are_counted_and_the_end_agrees_with_the_exit_status() -> None:
    film, good = "This is a film.", Outcome(Path("a"), Fate.DONE)
    left = [Outcome(Path("b"), Fate.NO_PICTURE, film), Outcome(Path("c"), Fate.NO_PICTURE, film)]
    trashed = Outcome(Path("d"), Fate.LEFT_OUT, "Thrown away.")
    well = Worked([good, *left, trashed])
    later = Worked([*well.outcomes, Outcome(Path("e"), Fate.UNTAGGED), Outcome(Path("f"), Fate.WORKING)])
    failed = Worked([*later.outcomes, Outcome(Path("g"), Fate.UNREADABLE), Outcome(Path("h"), Fate.FAILED)])

    assert by_reason(well, LEFT_OUT) == f"  2: {film}\n  1: Thrown away.\n"
    assert [exit_status(worked) for worked in (well, later, failed)] == [
        ALL_WELL,
        STILL_WORKING,
        SOMETHING_FAILED,
    ]
    assert closing(Worked([good])) == ""
    assert closing(failed) == "Failed for good: 2. Made good by itself, later: 2. Left out: 3.\n"
