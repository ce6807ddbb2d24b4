"""An original that was swapped for other bytes in the store stops no export, and is not taken for it."""

import hashlib
import io
from pathlib import Path

from tests.house import House, Person
from tests.house.network import ADDRESS
from tests.house.pictures import jpeg
from tests.transfer.bulk import fates, plan
from tests.transfer.filled import named_photo
from transfer.bulk.batch import work_off
from transfer.bulk.outcomes import Fate
from transfer.bulk.progress import ProgressLine
from transfer.bulk.report import SOMETHING_FAILED, describe, exit_status
from transfer.calls.calls import Calls, Patience
from transfer.exporting.exporter import FETCHES, Exporter

ENDLESS = Patience(first=0, longest=0, whole=86_400)


def swap(house: House, key: str, data: bytes) -> None:
    house.blobs.delete(key)
    house.store_blob(key, data, hashlib.sha256(data).hexdigest())


def test_export_ends_and_names_the_photo(house: House, ann: Person, tmp_path: Path) -> None:
    folder, album_id = tmp_path / "export", ann.make_album("One")
    swapped = named_photo(ann, album_id, "1", "swapped.jpg", jpeg(80))
    named_photo(ann, album_id, "2", "whole.jpg", jpeg(81))
    swap(house, swapped["key"], jpeg(82))
    calls = Calls(ADDRESS, 2, ENDLESS, house.network)
    calls.sign_with(str(ann.token))
    places = plan(calls, folder).files
    asked = len(house.network.methods)

    worked = work_off(
        places, Exporter(calls).give, calls, 2, ProgressLine(io.StringIO(), "Export", len(places))
    )

    assert fates(worked) == {"swapped.jpg": Fate.FAILED, "whole.jpg": Fate.DONE}
    assert exit_status(worked) == SOMETHING_FAILED
    told = describe(worked, folder, {Fate.DONE: "Exported", Fate.FAILED: "Failed"}, [Fate.FAILED])
    assert "One/swapped.jpg" in told
    assert not (folder / "One" / "swapped.jpg").exists()
    assert (folder / "One" / "whole.jpg").read_bytes() == jpeg(81)
    # Each is asked of photos, and by it of storage.
    assert len(house.network.methods) - asked <= 2 * (FETCHES + 1)
