"""An album to measure: the local runner in a process of its own, and a client that speaks to it."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import requests

from functions.shared.config import PROJECT_ROOT
from functions.shared.models.wire import new_id

TIMEOUT: Final = 120
STOP_SECONDS: Final = 20


@dataclass(frozen=True)
class Build:
    """A checkout of the project, and the Python that runs it."""

    name: str
    root: Path
    python: Path


THIS_BUILD: Final = Build("this build", PROJECT_ROOT, Path(sys.executable))


@dataclass(frozen=True)
class RunningAlbum:
    url: str
    pid: int


@contextmanager
def running_album(data: Path, more: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Its address, once every function answers; ``more`` is added to its environment."""
    with running_build(THIS_BUILD, data, more) as album:
        yield album.url


@contextmanager
def running_build(
    build: Build, data: Path, more: Mapping[str, str] = MappingProxyType({})
) -> Iterator[RunningAlbum]:
    """As ``running_album``, of any build."""
    process = subprocess.Popen(  # noqa: S603
        [build.python, "-m", "functions.local", "--data", data, "--port", "0"],
        cwd=build.root,
        env={**os.environ, **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield RunningAlbum(_address(process), process.pid)
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"ready: (http://[^/]+)/", line):
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return found[1]
    raise SystemExit("The album did not start; scripts/run says why.")


class Client:
    """Signed up as a user of its own; may be used by several threads, each with a connection of its own."""

    def __init__(self, url: str, user_name: str, password: str | None = None) -> None:
        """``password``, where the user may have signed up before."""
        self._base = f"{url}/function"
        self._user_name = user_name
        self._threads = threading.local()
        account = {"userName": user_name, "password": password or new_id()}
        answer = requests.post(f"{self._base}/accounts/", json=account, timeout=TIMEOUT)
        if answer.status_code == HTTPStatus.CONFLICT:
            answer = requests.post(f"{self._base}/accounts/session", json=account, timeout=TIMEOUT)
        answer.raise_for_status()
        self.token = answer.json()["token"]

    def new_album(self) -> str:
        return str(self._call("POST", "/albums/", json={"albumName": "Benchmark"})["_id"])

    def upload(self, album_id: str, data: bytes, prefer: str = "wait=20") -> dict[str, Any]:
        """The photo when its work has ended, or as ``prefer`` (RFC 7240) has it."""
        key = f"incoming:{self._user_name}:{new_id()}"
        self._call("PUT", f"/storage/{key}", data=data, headers={"Content-Type": "image/jpeg"})
        body = {"albumId": album_id, "key": key}
        return self._call("POST", "/photos/", json=body, headers={"Prefer": prefer})

    def get(self, path: str) -> Any:
        return self._answer("GET", path).json()

    def _call(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        answered: dict[str, Any] = self._answer(method, path, **more).json()
        return answered

    def _answer(self, method: str, path: str, **more: Any) -> requests.Response:
        answer = self._session().request(method, self._base + path, timeout=TIMEOUT, **more)
        answer.raise_for_status()
        return answer

    def _session(self) -> requests.Session:
        with suppress(AttributeError):
            session: requests.Session = self._threads.session
            return session
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {self.token}"
        self._threads.session = session
        return session
