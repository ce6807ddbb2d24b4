"""What a model has found, kept in a file, so that nothing is computed twice, whatever interrupts it."""

import json
import sqlite3
import threading
from hashlib import sha256
from pathlib import Path
from typing import Final

from functions.shared.models.photo import Detection, Photo

MOST_KEPT: Final = 3
"""Models whose findings are kept, those that were used last."""
SCHEMA: Final = "CREATE TABLE IF NOT EXISTS found (photo TEXT PRIMARY KEY, seen TEXT, detections TEXT) STRICT"


class Computed:
    """By photo and by what was seen of it; safe to use from any thread. A kill costs the last few at most."""

    def __init__(self, folder: Path, version: str) -> None:
        """``version`` tells the model, its weights and thresholds."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / f"{sha256(version.encode()).hexdigest()[:16]}.sqlite"
        # SQLite gives what it puts beside the file the file's own mode.
        path.touch(0o600)
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._lock = threading.Lock()
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.execute(SCHEMA)
        _forget_older(folder)

    def find(self, photo: Photo) -> tuple[Detection, ...] | None:
        with self._lock:
            row = self._connection.execute(
                "SELECT detections FROM found WHERE photo = ? AND seen = ?", (photo.id, _seen(photo))
            ).fetchone()
        return tuple(Detection.from_document(each) for each in json.loads(row[0])) if row else None

    def keep(self, photo: Photo, detections: tuple[Detection, ...]) -> None:
        told = json.dumps([found.to_document() for found in detections])
        with self._lock:
            self._connection.execute(
                "INSERT OR REPLACE INTO found VALUES (?, ?, ?)", (photo.id, _seen(photo), told)
            )

    def close(self) -> None:
        self._connection.close()


def _seen(photo: Photo) -> str:
    return f"{photo.sha256}/{photo.rotation}"


def _forget_older(folder: Path) -> None:
    kept = sorted(folder.glob("*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST_KEPT:]:
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
