"""Functions behind their watchdogs, as their images run them, and a gateway before them."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import requests

from functions.onemachine.stack import read_stack
from functions.shared.config import PROJECT_ROOT
from tests.cluster import fwatchdog

NOWHERE = "http://127.0.0.1:9"
LONGEST = 60.0
"""Seconds that a start or a stop may take on a busy machine."""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def end_group(process: subprocess.Popen[bytes]) -> None:
    """However it stands, with the processes that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(LONGEST)


class Container:
    def __init__(self, function: str, environment: dict[str, str]) -> None:
        own, upstream = free_port(), free_port()
        spec = next(f for f in read_stack(PROJECT_ROOT / "stack.yml", {}) if f.name == function)
        self.address = urlsplit(f"http://127.0.0.1:{own}")
        self.url = self.address.geturl()
        self.process = subprocess.Popen(
            [sys.executable, fwatchdog.__file__],
            env={
                **{name: os.environ[name] for name in ("PATH", "PYTHONWARNINGS") if name in os.environ},
                "PYTHONPATH": str(PROJECT_ROOT),
                "fprocess": f"{sys.executable} -m functions.serve {function}",
                "port": str(own),
                "PORT": str(upstream),
                "upstream_url": f"http://127.0.0.1:{upstream}",
                "healthcheck_interval": "0s",
                **spec.environment,
                **environment,
            },
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def await_answer(self, path: str, status: int) -> requests.Response:
        """The first answer with this status; before it the watchdog may say that nobody answers."""
        until = time.monotonic() + LONGEST
        while True:
            try:
                reply = requests.get(f"{self.url}{path}", timeout=LONGEST)
            except requests.ConnectionError:
                assert self.process.poll() is None
            else:
                if reply.status_code == status:
                    return reply
                assert fwatchdog.OWN.items() <= reply.headers.items(), reply.text
            assert time.monotonic() < until
            time.sleep(0.02)

    def bodies_taken_in(self) -> int:
        """Of more than a mebibyte: the function keeps them in files without a name until they are whole."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        count = 0
        for file in (path for child in children for path in Path(f"/proc/{child}/fd").iterdir()):
            with suppress(FileNotFoundError):
                count += str(file.readlink()).endswith(" (deleted)")
        return count

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(LONGEST)

    def end(self) -> None:
        end_group(self.process)


class Served:
    """One function without a watchdog before it."""

    def __init__(self, function: str, folder: Path, **environment: str) -> None:
        self.port = free_port()
        self.secrets = secrets_in(folder)
        known = {"PORT": str(self.port), "SECRETS_DIR": str(self.secrets), "GATEWAY_URL": NOWHERE}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "functions.serve", function],
            env={**os.environ, **known, "PYTHONPATH": str(PROJECT_ROOT), **environment},
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + LONGEST
        while not self.listens():
            assert self.process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)

    def listens(self) -> bool:
        try:
            return requests.get(f"http://127.0.0.1:{self.port}/openapi.json", timeout=LONGEST).ok
        except requests.ConnectionError:
            return False

    def end(self) -> None:
        end_group(self.process)


class Cluster:
    """``hold`` lets calls to a function wait until they are released."""

    def __init__(self, folder: Path, functions: list[str], environment: dict[str, str]) -> None:
        self._held: dict[str, threading.Event] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _GatewayHandler)
        self._server.cluster = self  # type: ignore[attr-defined]  # how a handler reaches it
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        known = {"SECRETS_DIR": str(secrets_in(folder)), "GATEWAY_URL": self.url, **environment}
        self.containers = {name: Container(name, known) for name in functions}

    def await_functions(self) -> None:
        for container in self.containers.values():
            container.await_answer("/openapi.json", 200)

    def hold(self, function: str) -> threading.Event:
        return self._held.setdefault(function, threading.Event())

    def place(self, function: str) -> SplitResult:
        if function in self._held:
            self._held[function].wait(LONGEST)
        return self.containers[function].address

    def close(self) -> None:
        for held in self._held.values():
            held.set()
        for container in self.containers.values():
            container.end()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(LONGEST)


class _GatewayHandler(fwatchdog.Handler):
    def do_POST(self) -> None:
        found = re.fullmatch(r"/function/([\w-]+)(/.*)?", self.path)
        assert found
        cluster: Cluster = self.server.cluster  # type: ignore[attr-defined]  # see Cluster
        self.path = found[2] or "/"
        self.pass_on(cluster.place(found[1]), LONGEST)

    do_GET = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = do_POST


def secrets_in(folder: Path) -> Path:
    """As OpenFaaS mounts them: a file for each key."""
    secrets = folder / "secrets"
    secrets.mkdir()
    (secrets / "signing-key").write_text("a key of this test, and only of it")
    (secrets / "metadata-url").write_text(f"sqlite:{folder / 'album.sqlite'}")
    (secrets / "blobs-url").write_text(f"file:{folder / 'blobs'}")
    return secrets
