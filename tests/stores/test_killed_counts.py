"""The process is killed before any of its acts: what each user has is known all the same."""

import subprocess
import sys
from pathlib import Path

import pytest

from functions.shared.config import PROJECT_ROOT
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.usage import Usage
from tests.stores.objects import put

ACTS = 60
"""As many as there are, and some."""


def lives(folder: Path, acts: int) -> bool:
    """Whether it came to its end."""
    command = [sys.executable, "-m", "tests.stores.dying", str(folder), str(acts)]
    run = subprocess.run(command, cwd=PROJECT_ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0 or run.returncode < 0, run.stderr
    return run.stdout == "lived\n"


@pytest.mark.parametrize("acts", range(0, ACTS, 2))
def test_count_survives_the_end_of_the_process(tmp_path: Path, acts: int) -> None:
    for number in range(5):
        put(FileBlobs(tmp_path), f"incoming:ann:old{number}", b"old")

    lives(tmp_path, acts)

    blobs = FileBlobs(tmp_path)
    there = blobs.page(["incoming:ann:"], limit=100).objects
    found = blobs.usage.of("ann")
    assert (found.bytes, found.objects) == (sum(each.size for each in there), len(there))
    put(blobs, "incoming:ann:more", b"more")
    blobs.delete("incoming:ann:old4")
    again = blobs.usage.of("ann")
    assert (again.bytes, again.objects) == (found.bytes + 1, found.objects)


def test_all_acts_are_tried(tmp_path: Path) -> None:
    for number in range(5):
        put(FileBlobs(tmp_path), f"incoming:ann:old{number}", b"old")

    assert lives(tmp_path, ACTS)
    assert FileBlobs(tmp_path).usage.of("ann") == Usage(2 * 3 + 3 * 5 + 3 * 4, 8)
