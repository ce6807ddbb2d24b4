"""A backup of an album that runs, taken while photos come in, makes a whole album elsewhere."""

import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.pictures import jpeg
from tests.journeys.running_album import ROOT, Person, RunningAlbum


def copy(script: str, folder: Path, data: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [str(ROOT / "scripts" / script), str(folder), "--data", str(data)]
    environment = {"PATH": "/usr/bin:/bin", **environment}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)


class Uploads:
    """Photos that go into an album, one after the other, until it is enough."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._album = person.new_album()
        self._enough = threading.Event()
        self.several = threading.Event()
        self._thread = threading.Thread(target=self._upload)
        self._thread.start()

    def _upload(self) -> None:
        number = 0
        while not self._enough.is_set():
            key = f"incoming:{self._person.name}:{number}.jpg"
            self._person.put(key, jpeg(64 + number, 48)).raise_for_status()
            self._person.post("/photos/", {"albumId": self._album, "key": key}).raise_for_status()
            number += 1
            if number >= 5:
                self.several.set()

    def stop(self) -> None:
        self._enough.set()
        self._thread.join(120)


@pytest.fixture(params=["embedded", "redis"])
def running(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[RunningAlbum, dict[str, str]]]:
    stores = {"REDIS_URL": request.getfixturevalue("redis_url")} if request.param == "redis" else {}
    album = RunningAlbum(tmp_path / "data", stores).start()
    yield album, stores
    album.stop()


def test_backup_of_an_album_at_work(running: tuple[RunningAlbum, dict[str, str]], tmp_path: Path) -> None:
    album, stores = running
    uploads = Uploads(Person(album, "ann"))
    try:
        assert uploads.several.wait(120)
        saved = copy("backup", tmp_path / "backup", album.data, **stores)
    finally:
        uploads.stop()
    assert saved.returncode == 0, saved.stderr
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "backup").rglob("*")} == {0}
    back = copy("restore", tmp_path / "backup", tmp_path / "elsewhere")
    assert back.returncode == 0, back.stderr

    elsewhere = RunningAlbum(tmp_path / "elsewhere").start()
    try:
        ann = Person(elsewhere, "ann")
        photos = ann.get("/photos/").json()
        assert len(photos) >= 5
        for photo in photos:
            assert ann.get(f"/storage/{photo['key']}").status_code == 200
            for derived in filter(None, (photo["thumbnailKey"], photo["mediumKey"], photo["previewKey"])):
                assert ann.get(f"/storage/{derived}").status_code == 200
    finally:
        elsewhere.stop()


def test_nothing_to_copy_is_told(tmp_path: Path) -> None:
    nothing = copy("backup", tmp_path / "backup", tmp_path / "none")
    nothing_back = copy("restore", tmp_path / "backup", tmp_path / "none")

    assert nothing.returncode == 1
    assert nothing.stderr == f"There is no album in {tmp_path / 'none'}: album.sqlite is missing.\n"
    assert nothing_back.returncode == 1
    assert "holds no backup" in nothing_back.stderr
