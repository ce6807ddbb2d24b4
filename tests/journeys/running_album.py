"""The album as a user starts it: the real runner in a process of its own, on a port of its own."""

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


class RunningAlbum:
    def __init__(self, data: Path, environment: dict[str, str] | None = None, model: str = "") -> None:
        self.data = data
        self._environment = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
        self._model = model
        self._process: subprocess.Popen[str] | None = None
        self.url = ""
        self.output: list[str] = []

    def start(self) -> "RunningAlbum":
        command = [sys.executable, "-m", "functions.local", "--data", str(self.data), "--port", "0"]
        command += ["--model", self._model] if self._model else []
        # Its own: what a process of before has left may end its output later.
        ready = threading.Event()
        self._process = subprocess.Popen(
            command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        threading.Thread(target=self._listen, args=(self._process, ready), daemon=True).start()
        if not ready.wait(START_SECONDS):
            raise AssertionError("".join(self.output) or "The album said nothing.")
        return self

    def _listen(self, process: "subprocess.Popen[str]", ready: threading.Event) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self.output.append(line)
            if found := re.search(r"ready: (http://[^/]+)/", line):
                self.url = found[1]
                ready.set()
        process.stdout.close()
        ready.set()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def function_pids(self, name: str = "") -> list[int]:
        """The album's function processes that run now."""
        found = []
        for entry in Path("/proc").iterdir():
            is_function = entry.name.isdecimal() and f"functions.serve\0{name}" in _command_line(entry)
            if is_function and f"SECRETS_DIR={self.data}" in _environment_of(entry):
                found.append(int(entry.name))
        return found

    def interrupt(self, seconds: float = 20) -> int:
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(seconds)

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait(20)

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self.interrupt()


def _command_line(entry: Path) -> str:
    try:
        return (entry / "cmdline").read_text()
    except OSError:
        return ""


def _environment_of(entry: Path) -> str:
    try:
        return (entry / "environ").read_text()
    except OSError:
        return ""


class Person:
    """Someone who calls the album's functions, signed in."""

    def __init__(self, album: RunningAlbum, name: str, password: str = "correct horse") -> None:
        self.name = name
        self._base = f"{album.url}/function"
        self._http = requests.Session()
        answer = self.post("/accounts/", {"userName": name, "password": password})
        if answer.status_code == 409:
            answer = self.post("/accounts/session", {"userName": name, "password": password})
        answer.raise_for_status()
        self.token = answer.json()["token"]
        # The header alone: a cookie would hide what a token cannot do.
        self._http.cookies.clear()
        self._http.headers["Authorization"] = f"Bearer {self.token}"

    def get(self, path: str, **more: Any) -> requests.Response:
        return self._http.get(self._base + path, timeout=60, **more)

    def post(self, path: str, json: Any = None, **more: Any) -> requests.Response:
        return self._http.post(self._base + path, json=json, timeout=60, **more)

    def ask(self, method: str, path: str, json: Any = None) -> requests.Response:
        return self._http.request(method, self._base + path, json=json, timeout=60)

    def head(self, path: str, **more: Any) -> requests.Response:
        return self._http.head(self._base + path, timeout=60, **more)

    def patch(self, path: str, data: bytes, **more: Any) -> requests.Response:
        return self._http.patch(self._base + path, data=data, timeout=60, **more)

    def delete(self, path: str) -> requests.Response:
        return self._http.delete(self._base + path, timeout=60)

    def put(self, key: str, data: Any, content_type: str = "image/jpeg") -> requests.Response:
        headers = {"Content-Type": content_type}
        return self._http.put(f"{self._base}/storage/{key}", data=data, headers=headers, timeout=60)

    def new_album(self, name: str = "Holiday") -> str:
        answer = self.post("/albums/", {"albumName": name})
        answer.raise_for_status()
        return str(answer.json()["_id"])

    def upload(self, album_id: str, path: Path, **headers: str) -> dict[str, Any]:
        key = f"incoming:{self.name}:{path.name}"
        self.put(key, path.read_bytes()).raise_for_status()
        body = {"albumId": album_id, "key": key, "fileName": path.name}
        answer = self.post("/photos/", body, headers=headers)
        answer.raise_for_status()
        photo: dict[str, Any] = answer.json()
        return photo
