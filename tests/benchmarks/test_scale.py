"""The libraries that ``benchmarks.scale`` makes, and what it asks of an album."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.scale.filling import fill
from benchmarks.scale.library import Library
from benchmarks.scale.report import UPLOAD
from benchmarks.scale.visitor import NOT_THERE
from benchmarks.scale.vocabulary import FREQUENT_TAG, RARE_TAG
from functions.shared.config import PROJECT_ROOT
from tests.house import House, Person

LIBRARY = Library(300, user_name="ann")
OLDER_THAN_THE_INDEX = {
    "albums, the first 100",
    "albums, the first 500",
    "the large album",
    "the large album, from its middle",
    "the newest 100 photos",
    "100 photos, nine tenths down",
    "a frequent tag",
    "a tag of three photos",
    "what failed",
    "by SHA-256",
    "one photo",
    "the sweep",
}


@pytest.fixture
def filled(house: House) -> House:
    fill(house.store, LIBRARY)
    return house


def test_a_library_is_what_the_records_count(filled: House) -> None:
    assert filled.photos.kept_by("ann") == 300
    assert filled.photos.counts([LIBRARY.large_album]) == {LIBRARY.large_album: 30}
    assert sum(filled.photos.counts([album.id for album in LIBRARY.all_albums()]).values()) == 300
    assert filled.photos.count_by_status() == {"ready": 299, "failed": 1}
    assert filled.albums.count_of_user("ann") == LIBRARY.albums


def test_a_library_is_what_the_album_lists(filled: House, ann: Person) -> None:
    listed = ann.get("photos", limit="500").get_json()
    older = ann.get("photos", limit="500", cursor=LIBRARY.cursor(0.5)).get_json()

    assert [photo["_id"] for photo in listed] == [photo.id for photo in LIBRARY.all_photos()][::-1]
    assert older == listed[-len(older) :]
    assert 140 < len(older) < 160
    assert len(ann.get("photos", tag=RARE_TAG).get_json()) == 3
    assert len(ann.get("photos", tag=FREQUENT_TAG).get_json()) > 30
    assert ann.get("albums", f"/{LIBRARY.large_album}").get_json()["photoCount"] == 30


def test_no_sweep_takes_up_what_is_made_up(filled: House) -> None:
    swept = filled.sweep_up()

    assert set(swept.values()) == {0}
    assert filled.photos.count_by_status() == {"ready": 299, "failed": 1}


def test_the_same_seed_gives_the_same_photos() -> None:
    assert Library(300).photo(123) == Library(300).photo(123)
    assert Library(300).photo(123) != Library(300, seed=2).photo(123)


@pytest.mark.timeout(300)
def test_a_running_album_is_asked_everything(tmp_path: Path, shared_weights: Path) -> None:
    given = {"TMPDIR": str(tmp_path), "WEIGHTS_DIR": str(shared_weights), "MODEL": "yolo-fastest-1.1-xl"}
    few = ("--photos", "300", "--calls", "2", "--json")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.scale", *few],
        env={**os.environ, **given},
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [library["photos"] for library in told] == [1, 300]
    for library in told:
        answered = {name for name, asked in library["asked"].items() if asked["answers"] == 2}
        assert answered >= {UPLOAD, *OLDER_THAN_THE_INDEX}
        assert {asked["ended"] for asked in library["asked"].values()} <= {None, NOT_THERE}
        assert library["memory"] > 100_000_000
