"""The commands of the README and of docs/calling.md, word for word."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.journeys.running_album import ROOT, RunningAlbum

PAGES = ("README.md", "docs/calling.md")
BLOCKS = [
    block for page in PAGES for block in re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(), re.DOTALL)
]


def run(script: str, album: RunningAlbum, folder: Path, **environment: str) -> str:
    # Run elsewhere, for the commands leave files; and with this album's key, not the one that ran last.
    script = script.replace("scripts/token", f"{ROOT}/scripts/token --data {album.data}")
    script = script.replace("yolov3/data", f"{ROOT}/yolov3/data")
    return subprocess.run(
        ["sh", "-eu", "-c", script],
        check=True,
        cwd=folder,
        env={**os.environ, "GATEWAY": album.url, **environment},
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
    ).stdout


def test_journey_with_curl_alone(album: RunningAlbum, shared_photos: Path, tmp_path: Path) -> None:
    [journey] = [block for block in BLOCKS if "PHOTO=" in block]
    output = run(journey.replace("ann", "anna"), album, tmp_path, PHOTO=str(shared_photos / "bus.jpg"))
    assert "['person', 'bus']" in output
    assert (tmp_path / "thumbnail.jpg").read_bytes().startswith(b"\xff\xd8")


def test_single_functions_with_curl(album: RunningAlbum, shared_photos: Path, tmp_path: Path) -> None:
    [journey] = [block for block in BLOCKS if "PHOTO=" in block]
    [single] = [block for block in BLOCKS if "crop.jpg" in block]
    run(journey.replace("ann", "annb"), album, tmp_path, PHOTO=str(shared_photos / "bus.jpg"))
    output = run(single.replace("ann", "annb"), album, tmp_path)
    assert output.startswith("thumbnail:annb:first.jpg")
    assert output.count('"class":"person"') == 2 * 3, "of the boxes alone, and of all that is found"
    assert (tmp_path / "crop.jpg").read_bytes().startswith(b"\xff\xd8")


def test_single_functions_with_faas_cli(album: RunningAlbum, shared_photos: Path, tmp_path: Path) -> None:
    [journey] = [block for block in BLOCKS if "PHOTO=" in block]
    [invoking] = [block for block in BLOCKS if "faas-cli invoke" in block]
    stand_in = tmp_path / "faas-cli"
    stand_in.write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT}/tests/journeys/faas_cli.py "$@"\n')
    stand_in.chmod(0o755)
    run(journey.replace("ann", "annc"), album, tmp_path, PHOTO=str(shared_photos / "bus.jpg"))

    path = f"{tmp_path}:{os.environ['PATH']}"
    output = run(invoking.replace("ann", "annc"), album, tmp_path, OPENFAAS_URL=album.url, PATH=path)

    assert output.startswith("thumbnail:annc:first.jpg")
    assert '"class":"bus"' in output
    assert '"albumName":"Holiday"' in output
