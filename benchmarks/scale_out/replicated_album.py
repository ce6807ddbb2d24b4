"""An album of several replicas of each function, with the gateway and the stores that they share."""

import json
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.scale_out.network import HUB, Network
from benchmarks.scale_out.replica_sets import ReplicaSets
from functions.shared.config import PROJECT_ROOT


class ReplicatedAlbum:
    def __init__(self, sets: ReplicaSets, services: list[int]) -> None:
        self.sets = sets
        self.stopped: dict[str, list[int]] = {}
        """The exit statuses of replicas that were stopped in order."""
        self._services = services

    def sessions(self) -> list[int]:
        """Of all processes, gateway and stores among them."""
        return [*self._services, *(replica.session for replica in self.sets.running)]

    def disturb(self) -> None:
        """Of each function in turn, the first replica dies, then the last is stopped in order."""
        for function, replicas in self.sets.replicas.items():
            first, last = replicas[0], replicas[-1]
            first.kill()
            first.start()
            first.await_start()
            self.stopped.setdefault(function, []).append(last.terminate())
            last.start()
            last.await_start()


@contextmanager
def replicated_album(network: Network, most: int) -> Iterator[ReplicatedAlbum]:
    """With places for so many replicas of each function, none of which runs yet."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        sets = ReplicaSets(network, most, _secrets(Path(folder)))
        running.callback(sets.end)
        services = [running.enter_context(_redis(Path(folder))), running.enter_context(_gateway(sets))]
        yield ReplicatedAlbum(sets, services)


@contextmanager
def _redis(folder: Path) -> Iterator[int]:
    """Durable as the chart's; in a network that nobody else is in."""
    if (program := shutil.which("redis-server")) is None:
        raise SystemExit("redis-server is not installed.")
    options = f"--bind {HUB} --protected-mode no --save --appendonly yes --appendfsync always --dir {folder}"
    with _service([program, *options.split()]) as process:
        yield process.pid


@contextmanager
def _gateway(sets: ReplicaSets) -> Iterator[int]:
    with _service([sys.executable, "-m", "benchmarks.scale_out.round_robin", HUB]) as process:
        assert process.stdin
        process.stdin.write(json.dumps(sets.endpoints()).encode())
        process.stdin.close()
        yield process.pid


@contextmanager
def _service(command: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(  # noqa: S603 -- this very Python, and Redis
        command,
        cwd=PROJECT_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _secrets(folder: Path) -> Path:
    """As OpenFaaS mounts them: a file for each key."""
    mounted = folder / "secrets"
    mounted.mkdir()
    (mounted / "signing-key").write_text(secrets.token_hex(32))
    (mounted / "metadata-url").write_text(f"sqlite:{folder / 'album.sqlite'}")
    (mounted / "blobs-url").write_text(f"redis://{HUB}:6379/0")
    return mounted
