"""When a file was last changed, as an import tells it of what has no other time."""

import os
from pathlib import Path

import pytest

from tests.house import House, Person
from tests.house.pictures import jpeg
from tests.transfer.bulk import import_folder


@pytest.mark.parametrize(
    ("seconds", "taken"),
    [
        (1_556_964_672.25, (1_556_964_672_250, "file")),
        (315_532_800.0, (None, None)),  # 1980, as archives have it that know no time
        (0.0, (None, None)),
    ],
)
def test_photo_without_a_time_has_that_of_its_file(
    house: House, ann: Person, folder: Path, seconds: float, taken: tuple[int | None, str | None]
) -> None:
    (folder / "a.jpg").write_bytes(jpeg())
    os.utime(folder / "a.jpg", (seconds, seconds))

    import_folder(house, ann, folder)

    [photo] = ann.get("photos").get_json()
    assert (photo["takenAt"], photo["takenAtSource"]) == taken


def test_name_of_a_file_tells_more_than_its_last_change(house: House, ann: Person, folder: Path) -> None:
    (folder / "IMG-20150704-WA0003.jpg").write_bytes(jpeg())

    import_folder(house, ann, folder)

    [photo] = ann.get("photos").get_json()
    assert (photo["takenAt"], photo["takenAtSource"]) == (1_435_968_000_000, "name")
