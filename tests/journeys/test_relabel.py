"""``scripts/relabel`` beside a running album, with two real models: a look, a kill, an end, and back."""

import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import LIGHT
from tests.journeys.running_album import ROOT, Person, RunningAlbum
from yolov3.package import PACKAGE

OTHER = "yolov3-tiny"


@dataclass
class Relabelled:
    album: RunningAlbum
    weights: Path

    def begin(self, *arguments: str) -> "subprocess.Popen[str]":
        command = [str(ROOT / "scripts" / "relabel"), "--data", str(self.album.data), *arguments]
        environment = {**os.environ, "WEIGHTS_DIR": str(self.weights)}
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str) -> str:
        process = self.begin(*arguments)
        told, errors = process.communicate(timeout=200)
        assert process.returncode == 0, errors
        return told

    def records(self) -> list[tuple[Any, ...]]:
        """Byte for byte."""
        with sqlite3.connect(self.album.data / "album.sqlite") as records:
            return records.execute("SELECT id, rev, doc FROM photos ORDER BY id").fetchall()


@pytest.fixture
def relabelled(tmp_path: Path, shared_weights: Path, default_weights: Path) -> Iterator[Relabelled]:
    weights = tmp_path / "weights"
    weights.mkdir()
    for folder in (shared_weights, default_weights):
        for path in folder.glob("*.weights"):
            (weights / path.name).symlink_to(path)
    album = RunningAlbum(tmp_path / "album", {"WEIGHTS_DIR": str(weights)}, LIGHT).start()
    yield Relabelled(album, weights)
    album.stop()


def labels(person: Person) -> dict[str, Any]:
    photos = person.get("/photos/").json()
    told = ("tags", "detections", "model", "status")
    return {photo["_id"]: [photo[name] for name in told] for photo in photos}


def killed_when_some_are_in_place(process: "subprocess.Popen[str]") -> None:
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("Relabelled"):
            process.send_signal(signal.SIGKILL)
            break
    process.communicate()


def test_library_is_relabelled_and_back(relabelled: Relabelled, shared_photos: Path, tmp_path: Path) -> None:
    ann = Person(relabelled.album, "ann")
    album = ann.new_album()
    bus = ann.upload(album, shared_photos / "bus.jpg")
    ann.ask("PATCH", f"/photos/{bus['_id']}", {"addTags": ["Rex"], "removeTags": ["bus"]})
    for number in range(12):
        path = tmp_path / f"{number}.jpg"
        path.write_bytes((PACKAGE / "data" / "samples" / "astronaut.jpg").read_bytes() + bytes([number]))
        assert ann.upload(album, path)["status"] == "ready"
    before, records = labels(ann), relabelled.records()

    told = relabelled.run("--model", OTHER, "--sample", "5", "--report", str(tmp_path / "page.html"))
    assert "Looked at 5 of 13 photos; nothing was changed." in told
    assert relabelled.records() == records
    assert 'src="data:image/jpeg' in (tmp_path / "page.html").read_text()

    killed_when_some_are_in_place(relabelled.begin("--model", OTHER, "--apply"))
    models = [model for _, _, model, _ in labels(ann).values()]
    assert OTHER in models
    assert "Relabelled" in relabelled.run("--model", OTHER, "--apply") or models.count(OTHER) == 13
    after = labels(ann)
    assert {model for _, _, model, _ in after.values()} == {OTHER}
    assert "Rex" in after[bus["_id"]][0]
    assert "bus" not in after[bus["_id"]][0]

    relabelled.album.stop()
    relabelled.album = RunningAlbum(
        relabelled.album.data, {"WEIGHTS_DIR": str(relabelled.weights)}, OTHER
    ).start()
    ann = Person(relabelled.album, "ann")
    assert ann.post("/photos/process?outdated=1").json()["restarted"] == 0

    assert "Rolled back: 13 photos." in relabelled.run("--roll-back")
    assert labels(ann) == before
