"""Photos that the album still works on when an import has brought them all."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser.made_photos import make_photos
from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.transfer.bulk import calls_of, counts, import_folder, reasons
from transfer.bulk.batch import Worked
from transfer.bulk.outcomes import Fate, Outcome
from transfer.bulk.progress import ProgressLine
from transfer.bulk.report import ALL_WELL, SOMETHING_FAILED, STILL_WORKING, exit_status
from transfer.importing.waiting import Waiting


@pytest.fixture
def imported(house: House, ann: Person, folder: Path) -> Worked:
    """While thumbnail is away: one photo, and one picture that is none."""
    make_photos(folder, 1)
    house.go_away("thumbnail")
    return import_folder(house, ann, folder)


def wait(
    house: House, ann: Person, worked: Worked, clock: Callable[[], float] = lambda: 0.0
) -> tuple[Worked, str]:
    told = io.StringIO()
    line = ProgressLine(told, "Import", len(worked.outcomes))
    return Waiting(calls_of(house, ann), line, pause=0, longest=3, clock=clock).settled(
        worked
    ), told.getvalue()


def mend(house: House) -> None:
    house.come_back()
    house.sweep_up_later()


def test_what_the_album_will_do_again_is_told_apart(imported: Worked) -> None:
    assert counts(imported) == {Fate.WORKING: 1}
    assert exit_status(imported) == STILL_WORKING
    assert "thumbnail" in next(iter(reasons(imported, Fate.WORKING).values()))


def test_what_was_mended_meanwhile_is_imported(house: House, ann: Person, imported: Worked) -> None:
    house.network.before("photos", "GET", lambda: mend(house))

    worked, told = wait(house, ann, imported)

    assert counts(worked) == {Fate.DONE: 1}
    assert exit_status(worked) == ALL_WELL
    assert told == "Import: the album still works on 1\n"


def test_it_is_not_waited_for_ever(house: House, ann: Person, imported: Worked) -> None:
    seconds = iter(range(100))

    worked, _ = wait(house, ann, imported, lambda: next(seconds))

    assert counts(worked) == {Fate.WORKING: 1}


def test_what_is_deleted_meanwhile_is_told(house: House, ann: Person, imported: Worked) -> None:
    [photo] = ann.get("photos").get_json()
    ann.delete("photos", f"/{photo['_id']}?forever=1")

    worked, _ = wait(house, ann, imported)

    assert counts(worked) == {Fate.FAILED: 1}


def test_picture_that_is_damaged_is_not_waited_for_and_has_failed(
    house: House, ann: Person, folder: Path
) -> None:
    (folder / "broken.jpg").write_bytes(jpeg(80)[:100])

    worked = import_folder(house, ann, folder)

    assert counts(worked) == {Fate.UNREADABLE: 1}
    assert exit_status(worked) == SOMETHING_FAILED
    assert wait(house, ann, worked) == (worked, "")


def test_failure_counts_more_than_what_is_still_worked_on(imported: Worked) -> None:
    failed = [*imported.outcomes, Outcome(Path("x"), Fate.FAILED)]

    assert exit_status(replace(imported, outcomes=failed)) == SOMETHING_FAILED
