"""A real album behind the stand-in cluster: its processes are the pods, a real Redis is its store of blobs.

There is no MongoDB: records are in SQLite. So the project that is made here has a ``scripts/backup`` and a
``scripts/restore`` that look at the URL of MongoDB which they are given, and take the album's own file.
"""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import redis

from functions.onemachine.places import replace_signing_key, signing_key
from functions.shared.config import PROJECT_ROOT
from tests.cluster.containers import LONGEST
from tests.cluster.standin_behind import Behind
from tests.journeys.running_album import RunningAlbum

COPYING = """#!/bin/sh
# Of records in SQLite, where a cluster has MongoDB.
set -eu
case "$MONGODB_URL" in mongodb://album:secret@127.0.0.1:*/smart-album) ;; *) exit 1 ;; esac
unset MONGODB_URL
exec {script} "$@" --data {data}
"""


class AlbumBehind(Behind):
    def __init__(self, album: RunningAlbum, redis_url: str) -> None:
        super().__init__()
        self._album = album
        self._redis_url = redis_url
        gateway, store = urlsplit(album.url), urlsplit(redis_url)
        assert gateway.port
        assert store.port
        self.places["gateway"] = ("127.0.0.1", gateway.port)
        self.places["smart-album-redis"] = self.places["smart-album-mongodb"] = ("127.0.0.1", store.port)
        self.killed: list[str] = []

    @property
    def signing_key(self) -> str:  # type: ignore[override]  # here it changes
        return signing_key(self._album.data)

    def kill(self, function: str) -> None:
        self.killed.append(function)
        self._signal([function], signal.SIGKILL)

    def replace(self, functions: list[str]) -> None:
        """Returns when those before have ended."""
        until = time.monotonic() + LONGEST
        for pid in self._signal(functions, signal.SIGTERM):
            while Path("/proc", str(pid)).exists():
                assert time.monotonic() < until
                time.sleep(0.02)

    def lose_all(self) -> None:
        with redis.Redis.from_url(self._redis_url) as store:
            store.flushall()
        with closing(sqlite3.connect(self._album.data / "album.sqlite", timeout=30)) as records, records:
            for table in list(_tables(records)):
                records.execute(f'DELETE FROM "{table}"')
        replace_signing_key(self._album.data)

    def _signal(self, functions: list[str], number: signal.Signals) -> set[int]:
        pids = {pid for function in functions for pid in self._album.function_pids(function)}
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        return pids


def project_in(folder: Path, data: Path) -> Path:
    """The project with other scripts for copying."""
    (folder / "scripts").mkdir(parents=True)
    for entry in PROJECT_ROOT.iterdir():
        if entry.name != "scripts":
            (folder / entry.name).symlink_to(entry)
    for script in (PROJECT_ROOT / "scripts").iterdir():
        here = folder / "scripts" / script.name
        if script.name in ("backup", "restore"):
            here.write_text(COPYING.format(script=script, data=data))
            here.chmod(0o755)
        else:
            here.symlink_to(script)
    return folder


def _tables(records: sqlite3.Connection) -> Iterator[str]:
    for (name,) in records.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        if not name.startswith("sqlite_"):
            yield name
