"""The lines of docs/operations.md for a cluster, with a real album behind a stand-in for kubectl."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from functions.shared.access.callers import CALLERS
from functions.shared.config import PROJECT_ROOT
from tests.cluster.album_behind import AlbumBehind, project_in
from tests.cluster.containers import LONGEST, end_group, free_port
from tests.cluster.standin_cluster import StandInCluster
from tests.house.pictures import jpeg
from tests.journeys.running_album import Person, RunningAlbum

pytestmark = pytest.mark.timeout(600)
SECTION = (
    (PROJECT_ROOT / "docs" / "operations.md")
    .read_text()
    .partition("### On a cluster, from your machine\n")[2]
    .partition("\n## ")[0]
)
CONNECTING, OPERATING, TRANSFERRING = re.findall(r"```sh\n(.*?)```", SECTION, re.DOTALL)
PORTS = ("8080", "6379", "27017")


@dataclass(frozen=True)
class Runbook:
    """What an operator has: the project, a home, and kubectl."""

    album: RunningAlbum
    behind: AlbumBehind
    root: Path
    home: Path
    ports: dict[str, str]
    """Free ones, in place of those that the lines name."""
    environment: dict[str, str]

    def run(self, lines: str) -> str:
        functions = "".join(line for line in CONNECTING.splitlines(keepends=True) if not is_forward(line))
        done = subprocess.run(
            ["sh", "-eu", "-c", self.here(functions + lines)],
            cwd=self.root,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def here(self, lines: str) -> str:
        for port, free in self.ports.items():
            lines = lines.replace(port, free)
        return lines.replace("/backups", str(self.home / "backups"))


def is_forward(line: str) -> bool:
    return line.rstrip().endswith("&")


@pytest.fixture
def runbook(tmp_path: Path, redis_url: str) -> Iterator[Runbook]:
    data, home = tmp_path / "data", tmp_path / "home"
    home.mkdir()
    with ExitStack() as running:
        album = RunningAlbum(data, {"REDIS_URL": redis_url}).start()
        running.callback(album.stop)
        behind = AlbumBehind(album, redis_url)
        cluster = StandInCluster(tmp_path, behind)
        running.callback(cluster.close)
        cluster.releases.add("smart-album")
        (cluster.path / "base64").symlink_to(shutil.which("base64") or "")
        ports = {port: str(free_port()) for port in PORTS}
        behind.blobs_url = behind.blobs_url.replace("6379", ports["6379"])
        environment = {"PATH": str(cluster.path), "HOME": str(home), "STANDIN": cluster.address}
        runbook = Runbook(album, behind, project_in(tmp_path / "root", data), home, ports, environment)
        for line in filter(is_forward, CONNECTING.splitlines()):
            forward = ["sh", "-c", f"exec {runbook.here(line).rstrip('& ')}"]
            running.callback(end_group, subprocess.Popen(forward, env=environment, start_new_session=True))
        for port in ports.values():
            await_port(int(port))
        yield runbook


def await_port(port: int) -> None:
    until = time.monotonic() + LONGEST
    with socket.socket() as caller:
        while caller.connect_ex(("127.0.0.1", port)):
            assert time.monotonic() < until
            time.sleep(0.02)


def await_functions(album: RunningAlbum) -> None:
    """Recognition, too: an import that has its photos before their tags ends with 3."""
    until = time.monotonic() + LONGEST
    for name in ("accounts", "albums", "storage", "photos", "thumbnail", "recognition"):
        while not requests.get(f"{album.url}/function/{name}/healthz", timeout=LONGEST).ok:
            assert time.monotonic() < until
            time.sleep(0.05)


def test_lines_for_a_cluster_do_what_they_say(runbook: Runbook) -> None:
    pictures = runbook.home / "Pictures" / "Ponds"
    pictures.mkdir(parents=True)
    for width in (64, 80, 96):
        (pictures / f"{width}.jpg").write_bytes(jpeg(width, 48))
    await_functions(runbook.album)
    ann = Person(runbook.album, "ann")
    key = ann.post("/accounts/keys", {"name": "bulk", "scope": "write"}).json()["key"]
    verifying, inviting, appointing, saving, restoring = OPERATING.splitlines(keepends=True)

    runbook.run(TRANSFERRING.replace("sak_...", key))
    assert {path.name for path in (runbook.home / "Backup").rglob("*.jpg")} == {"64.jpg", "80.jpg", "96.jpg"}

    assert "Nothing is wrong." in runbook.run(verifying)
    assert "/invitation#sai_" in runbook.run(inviting)
    assert "ann is an operator now." in runbook.run(appointing)
    assert "records and" in runbook.run(saving)

    runbook.behind.lose_all()
    assert "are back" in runbook.run(restoring)
    runbook.behind.replace(sorted(CALLERS))
    await_functions(runbook.album)
    photos = Person(runbook.album, "ann").get("/photos/").json()
    assert {photo["fileName"] for photo in photos} == {"64.jpg", "80.jpg", "96.jpg"}


def test_no_line_is_left_out() -> None:
    assert [line.split()[1] for line in CONNECTING.splitlines() if is_forward(line)] == ["port-forward"] * 3
    commands = re.findall(r"scripts/(\w+)", OPERATING + TRANSFERRING)
    assert commands == ["verify", "invite", "operator", "backup", "restore", "import", "export"]
