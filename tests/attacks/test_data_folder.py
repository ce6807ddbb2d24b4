"""What an album keeps is its owner's alone to read, also where an earlier version left it open."""

import stat
from pathlib import Path

from tests.journeys.running_album import Person, RunningAlbum

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def test_nobody_else_may_look_into_the_data(proxied_album: RunningAlbum, shared_photos: Path) -> None:
    ann = Person(proxied_album, "ann")
    ann.upload(ann.new_album(), shared_photos / "bus.jpg")

    data = proxied_album.data
    kept = [data, *data.rglob("*")]

    names = {path.name for path in kept}
    assert {"lock", "address", "logs", "secrets", "signing-key", "blobs", "album.sqlite-wal"} <= names
    assert [str(path) for path in kept if path.stat().st_mode & OTHERS] == []
