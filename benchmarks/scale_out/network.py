"""A network of its own for pods: namespaces with a bridge between them, and nothing that leads out.

The process that makes it moves into its hub, where gateway, store and clients are, too. Needs root, iproute2.
"""

import ctypes
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

PREFIX: Final = "smart-album-benchmark"
HUB: Final = "10.77.0.1"
BRIDGE: Final = "pods"
NEW_NETWORK: Final = 0x40000000
"""CLONE_NEWNET of sched.h."""


class NoNetwork(Exception):
    """Namespaces cannot be made here; why, in a sentence."""


class Network:
    def __init__(self) -> None:
        self._hub = f"{PREFIX}-{os.getpid()}"
        self._pods: list[str] = []

    def begin(self) -> None:
        """From now on, this process and its children are in the hub."""
        _clear_away_what_died()
        _ip("netns", "add", self._hub)
        _enter(Path("/run/netns") / self._hub)
        _ip("link", "set", "lo", "up")
        _ip("link", "add", BRIDGE, "type", "bridge")
        _ip("address", "add", f"{HUB}/16", "dev", BRIDGE)
        _ip("link", "set", BRIDGE, "up")

    def new_pod(self) -> "Pod":
        number = len(self._pods) + 1
        pod = Pod(f"{self._hub}-{number}", f"10.77.1.{number}")
        self._pods.append(pod.namespace)
        inside = ("-n", pod.namespace)
        _ip("netns", "add", pod.namespace)
        _ip("link", "add", f"pod{number}", "type", "veth", "peer", "name", "eth0", "netns", pod.namespace)
        _ip("link", "set", f"pod{number}", "master", BRIDGE, "up")
        _ip(*inside, "address", "add", f"{pod.address}/16", "dev", "eth0")
        _ip(*inside, "link", "set", "eth0", "up")
        _ip(*inside, "link", "set", "lo", "up")
        return pod

    def end(self) -> None:
        """The hub itself lives as long as processes in it."""
        for namespace in (*self._pods, self._hub):
            with suppress(NoNetwork):
                _ip("netns", "delete", namespace)


class Pod:
    """A place with an address and a loopback of its own."""

    def __init__(self, namespace: str, address: str) -> None:
        self.namespace = namespace
        self.address = address

    def command(self, *command: str) -> list[str]:
        return [_program(), "netns", "exec", self.namespace, *command]


@contextmanager
def network() -> Iterator[Network]:
    """Raises NoNetwork where none can be made."""
    made = Network()
    try:
        made.begin()
        yield made
    finally:
        made.end()


def _enter(namespace: Path) -> None:
    with namespace.open() as opened:
        if ctypes.CDLL(None, use_errno=True).setns(opened.fileno(), NEW_NETWORK):
            raise NoNetwork(f"The network namespace cannot be entered: {os.strerror(ctypes.get_errno())}.")


def _clear_away_what_died() -> None:
    """Namespaces of earlier runs that were killed, with the processes in them."""
    for line in _ip("netns", "list").splitlines():
        namespace = line.split()[0]
        owner = namespace.removeprefix(f"{PREFIX}-").split("-")[0]
        if namespace.startswith(PREFIX) and not Path("/proc", owner).exists():
            for pid in _ip("netns", "pids", namespace).split():
                os.kill(int(pid), signal.SIGKILL)
            _ip("netns", "delete", namespace)


def _ip(*arguments: str) -> str:
    done = subprocess.run([_program(), *arguments], check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise NoNetwork(f"Network namespaces cannot be made here: {done.stderr.strip()}")
    return done.stdout


def _program() -> str:
    if found := shutil.which("ip"):
        return found
    raise NoNetwork("Network namespaces cannot be made here: the program ip (iproute2) is not installed.")
