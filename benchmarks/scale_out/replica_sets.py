"""Replicas of each function behind watchdogs, each in a namespace of its own, as pods are."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import requests

from benchmarks.scale_out.network import HUB, Network, Pod
from cluster.deadlines import Deadline
from functions.onemachine.stack import read_stack
from functions.shared.config import PROJECT_ROOT

WATCHDOG: Final = PROJECT_ROOT / "tests" / "cluster" / "fwatchdog.py"
"""Stands in for of-watchdog, towards a function and on its way out."""
PORT: Final = 8080
START_SECONDS: Final = 120.0
STOP_SECONDS: Final = 40.0
PAUSE: Final = 0.1


class Replica:
    """May be ended and started again, in its place."""

    def __init__(self, function: str, pod: Pod, environment: Mapping[str, str]) -> None:
        self.function = function
        self.url = f"http://{pod.address}:{PORT}"
        self._pod = pod
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 -- as long as the replica

    @property
    def session(self) -> int:
        return self._process.pid if self._process else 0

    def start(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 -- this very Python
            self._pod.command(sys.executable, str(WATCHDOG)),
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=self._log,
            start_new_session=True,
        )

    def await_start(self) -> None:
        """Raises SystemExit if it does not answer, be it that its model is missing."""
        assert self._process
        for _ in Deadline(START_SECONDS).attempts(PAUSE):
            if self._process.poll() is not None:
                raise SystemExit(f"{self.function} ended at its start: {self._last_words()}")
            with suppress(requests.RequestException):
                if requests.get(f"{self.url}/healthz", timeout=START_SECONDS).ok:
                    return
        raise SystemExit(f"{self.function} did not start.")

    def _last_words(self) -> str:
        self._log.seek(0)
        return (self._log.read().decode(errors="replace").strip().splitlines() or ["it said nothing."])[-1]

    def kill(self) -> None:
        """With all its processes, and no time to end anything."""
        if self._process:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(STOP_SECONDS)

    def terminate(self) -> int:
        """As Kubernetes does; the exit status, which is 0 if all that was begun has ended."""
        assert self._process
        self._process.terminate()
        return self._process.wait(STOP_SECONDS)


class ReplicaSets:
    """As many of each function as are asked for, up to ``most``."""

    def __init__(self, network: Network, most: int, secrets: Path) -> None:
        specs = read_stack(PROJECT_ROOT / "stack.yml")
        self.replicas = {
            spec.name: [
                Replica(spec.name, network.new_pod(), _environment(spec.name, spec.environment, secrets))
                for _ in range(most)
            ]
            for spec in specs
        }
        self.running: list[Replica] = []

    def endpoints(self) -> dict[str, list[str]]:
        return {name: [replica.url for replica in replicas] for name, replicas in self.replicas.items()}

    def scale_up(self, count: int) -> None:
        """Raises SystemExit if one does not start."""
        wanted = [replica for replicas in self.replicas.values() for replica in replicas[:count]]
        for new in [replica for replica in wanted if replica not in self.running]:
            self.running.append(new)
            new.start()
        for replica in wanted:
            replica.await_start()

    def end(self) -> None:
        for replica in self.running:
            replica.kill()


def _environment(function: str, stack: Mapping[str, str], secrets: Path) -> dict[str, str]:
    """What its image, its deployment and Kubernetes would tell it."""
    given = {name: os.environ[name] for name in ("PATH", "WEIGHTS_DIR", "MODEL") if name in os.environ}
    image = {
        "fprocess": f"{sys.executable} -m functions.serve {function}",
        "upstream_url": "http://127.0.0.1:8000",
        "healthcheck_interval": "3s",
        "LINGER_SECONDS": "3",
        "PYTHONPATH": str(PROJECT_ROOT),
        "CACHE_DIR": str(PROJECT_ROOT / ".cache"),
        "MALLOC_ARENA_MAX": "2",
    }
    deployed = {"SECRETS_DIR": str(secrets), "GATEWAY_URL": f"http://{HUB}:{PORT}", "port": str(PORT)}
    return {**given, **image, **stack, **deployed}
