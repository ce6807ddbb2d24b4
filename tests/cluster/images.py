"""Builds the images without a registry, and runs them as Kubernetes would: read-only, as a user of no name.

``debootstrap`` makes what stands in for the Python image, and the watchdog's image holds its stand-in.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import yaml

from functions.shared.config import PROJECT_ROOT
from tests.cluster.containers import end_group

BASE, WATCHDOG = "localhost/python", "localhost/watchdog"
USER = "12000:12000"
PACKAGES = "python3,python3-pip,ca-certificates"
START = """
set -eu
mount --bind "$ROOT" "$ROOT"
mount -t proc proc "$ROOT/proc"
mount -t tmpfs -o mode=1777 tmpfs "$ROOT/tmp"
mount -t tmpfs -o mode=1777 tmpfs "$ROOT/dev/shm"
mount --bind "$SECRETS" "$ROOT/var/openfaas/secrets"
mount -o remount,bind,ro "$ROOT"
exec chroot --userspec="$USER_ID" "$ROOT" env -i --chdir=/home/app "$@"
"""


def tools_are_here() -> bool:
    return os.geteuid() == 0 and all(shutil.which(tool) for tool in ("buildah", "debootstrap"))


class Builder:
    """Keeps images and mounts in a folder of its own, which ``close`` takes away."""

    def __init__(self) -> None:
        self._folder = folder = Path(tempfile.mkdtemp(prefix="images-"))
        self._store = ["--root", str(folder / "store"), "--runroot", str(folder / "run")]
        self._pip = _pip_configuration(folder)

    def make_bases(self) -> None:
        system = self._folder / "system"
        _run(["debootstrap", "--variant=minbase", f"--include={PACKAGES}", "bookworm", str(system)])
        self._from_scratch(BASE, ["copy", "--quiet"], [str(system), "/"])
        shutil.rmtree(system)
        fwatchdog = str(PROJECT_ROOT / "tests" / "cluster" / "fwatchdog.py")
        self._from_scratch(WATCHDOG, ["copy", "--quiet", "--chmod", "755"], [fwatchdog, "/fwatchdog"])

    def build(self, function: str, model: str, weights: Path) -> "Image":
        """With the weights put where a build finds them without a network."""
        context = self._context(function)
        (context / "yolov3" / "weights").mkdir(exist_ok=True)
        shutil.copy(weights, context / "yolov3" / "weights")
        arguments = {"FUNCTION": function, "MODEL": model, "PYTHON_IMAGE": BASE, "WATCHDOG_IMAGE": WATCHDOG}
        name = f"localhost/smart-album-{function}"
        self.buildah(
            *("build", "--isolation", "chroot", "--pull-never", "--layers", "--tag", name),
            *(part for key, value in arguments.items() for part in ("--build-arg", f"{key}={value}")),
            *(part for path in self._pip for part in ("--volume", path)),
            str(context),
        )
        shutil.rmtree(context)
        return Image(self, name)

    def _context(self, function: str) -> Path:
        """As faas-cli lays it out: the handler's folder, and what ``configuration.copy`` names."""
        stack = yaml.safe_load((PROJECT_ROOT / "stack.yml").read_text())
        context = self._folder / "build" / function
        unneeded = shutil.ignore_patterns("__pycache__", "weights")
        shutil.copytree(PROJECT_ROOT / "functions", context, ignore=unneeded)
        for path in stack["configuration"]["copy"]:
            source, target = PROJECT_ROOT / path, context / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target, ignore=unneeded)
            else:
                shutil.copy(source, target)
        return context

    def _from_scratch(self, name: str, command: list[str], arguments: list[str]) -> None:
        container = self.buildah("from", "scratch")
        self.buildah(*command, container, *arguments)
        self.buildah("config", "--env", "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", container)
        self.buildah("commit", "--quiet", "--rm", container, name)

    def close(self) -> None:
        self.buildah("rm", "--all")
        self.buildah("rmi", "--all", "--force")
        # Buildah binds it to itself while something is mounted in it.
        if (self._folder / "store" / "overlay").is_mount():
            _run(["umount", str(self._folder / "store" / "overlay")])
        shutil.rmtree(self._folder)

    def buildah(self, *arguments: str) -> str:
        return _run(["buildah", *self._store, "--storage-driver", "overlay", *arguments])


class Image:
    def __init__(self, builder: Builder, name: str) -> None:
        self._builder = builder
        self._name = name
        self._container = builder.buildah("from", "--pull-never", name)
        self.root = Path(builder.buildah("mount", self._container))
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def megabytes(self) -> float:
        """Unpacked, with the base."""
        return float(json.loads(self._builder.buildah("images", "--json", self._name))[0]["size"].split()[0])

    def pulled_megabytes(self) -> float:
        """With the base, as a registry keeps it: each layer compressed."""
        with tempfile.TemporaryDirectory() as folder:
            self._builder.buildah("push", "--quiet", self._name, f"oci:{folder}/image")
            return sum(blob.stat().st_size for blob in Path(folder).rglob("blobs/*/*")) / 1e6

    def configuration(self) -> dict[str, str]:
        found = json.loads(self._builder.buildah("inspect", "--type", "image", self._name))
        return dict(line.split("=", 1) for line in found["OCIv1"]["config"]["Env"])

    def start(self, secrets: Path, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
        (self.root / "var/openfaas/secrets").mkdir(parents=True, exist_ok=True)
        settings = {**self.configuration(), **environment}
        process = subprocess.Popen(
            ["unshare", "--mount", "--propagation", "private", "sh", "-c", START, "sh"]
            + [f"{name}={value}" for name, value in settings.items()]
            + ["fwatchdog"],
            env={
                "PATH": os.environ["PATH"],
                "ROOT": str(self.root),
                "SECRETS": str(secrets),
                "USER_ID": USER,
            },
            start_new_session=True,
        )
        self._processes.append(process)
        return process

    def stop(self, process: "subprocess.Popen[bytes]") -> int:
        process.send_signal(signal.SIGTERM)
        return process.wait(60)

    def remove(self) -> None:
        for process in self._processes:
            end_group(process)
        self._builder.buildah("umount", self._container)
        self._builder.buildah("rm", self._container)


def _pip_configuration(folder: Path) -> list[str]:
    """This machine's own way to packages, as volumes for a build: pip's settings, and the folders in them."""
    listed = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    )
    settings: dict[str, str] = {}
    for line in listed.stdout.splitlines():
        name, _, value = line.partition("=")
        settings[name.rpartition(".")[2]] = value.strip("'\"")
    written = folder / "pip.conf"
    written.write_text("\n".join(["[global]", *(f"{name} = {value}" for name, value in settings.items())]))
    paths = {word.removeprefix("file://") for value in settings.values() for word in value.split()}
    folders = {path.removesuffix("/simple") for path in paths if path.startswith("/")}
    return [f"{written}:/etc/pip.conf:ro", *(f"{path}:{path}:ro" for path in sorted(folders))]


def _run(command: list[str]) -> str:
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        pytest.fail(f"{' '.join(command[:8])} ...\n{ended.stdout[-2000:]}\n{ended.stderr[-4000:]}")
    return ended.stdout.strip()
