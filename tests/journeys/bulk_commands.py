"""``scripts/import`` and ``scripts/export`` as their users start them."""

import os
import subprocess
from pathlib import Path

from tests.journeys.running_album import ROOT, Person, RunningAlbum

RUN_SECONDS = 240


def api_key(person: Person, scope: str = "write") -> str:
    made = person.post("/accounts/keys", {"name": "bulk", "scope": scope})
    made.raise_for_status()
    return str(made.json()["key"])


class Bulk:
    """Somebody's commands for an album; ``environment`` holds their secrets."""

    def __init__(self, album: RunningAlbum | str, **environment: str) -> None:
        self._gateway = album if isinstance(album, str) else album.url
        secrets = {name for name in os.environ if name.startswith("SMART_ALBUM_")}
        kept = {name: value for name, value in os.environ.items() if name not in secrets}
        self._environment = {**kept, **environment}

    @classmethod
    def of(cls, album: RunningAlbum, person: Person, scope: str = "write") -> "Bulk":
        return cls(album, SMART_ALBUM_KEY=api_key(person, scope))

    def begin(self, script: str, folder: Path, *more: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [str(ROOT / "scripts" / script), str(folder), "--gateway", self._gateway, *more],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, script: str, folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
        with self.begin(script, folder, *more) as process:
            output, errors = process.communicate(timeout=RUN_SECONDS)
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def wait_until_told(process: "subprocess.Popen[str]", start: str) -> None:
    """A line of its progress that starts so."""
    assert process.stderr is not None
    told = []
    for line in process.stderr:
        told.append(line)
        if line.startswith(start):
            return
    raise AssertionError("".join(told))


def photos_of(person: Person) -> list[dict[str, object]]:
    answer = person.get("/photos/?limit=500")
    answer.raise_for_status()
    photos: list[dict[str, object]] = answer.json()
    return photos
