"""The processes of functions: forked from one that has imported what they share."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from functions.onemachine.beginning import begin_nursery
from functions.onemachine.children import Child, Nursery, served
from tests.onemachine import apart

LONGEST = 30.0
Trial = Callable[[Nursery, "Home"], Awaitable[None]]


class Home:
    """Where a function of a test keeps and says things."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "log"
        self.socket = folder / "socket"
        self.environment = {
            "GATEWAY_URL": "http://127.0.0.1:1",
            "SIGNING_KEY": "a signing key of this test, which is long enough",
            "BLOBS_URL": f"file:{folder / 'blobs'}",
            "SOCKET": str(self.socket),
        }

    async def start(self, nursery: Nursery) -> Child:
        """Once it listens."""
        self.socket.unlink(missing_ok=True)
        child = await nursery.start(served("storage"), self.environment, self.log)
        async with asyncio.timeout(LONGEST):
            while not self.socket.exists():
                await asyncio.sleep(0.01)
        return child


@asynccontextmanager
async def a_nursery() -> AsyncIterator[Nursery]:
    nursery = Nursery(begin_nursery(), ["recognition-web", "storage"])
    try:
        yield nursery
    finally:
        await nursery.close()


def attempt(trial: Trial, folder: Path) -> None:
    async def run() -> None:
        async with a_nursery() as nursery:
            await trial(nursery, Home(folder))

    apart.run(run())


async def gone(pid: int) -> None:
    async with asyncio.timeout(LONGEST):
        while Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes():
            await asyncio.sleep(0.01)


def test_child_looks_like_the_function_that_it_is(tmp_path: Path) -> None:
    async def trial(nursery: Nursery, home: Home) -> None:
        child = await home.start(nursery)

        command = Path(f"/proc/{child.pid}/cmdline").read_bytes().rstrip(b"\0").split(b"\0")
        assert command[1:] == [b"-m", b"functions.serve", b"storage"]

    attempt(trial, tmp_path)


def test_child_ends_in_order(tmp_path: Path) -> None:
    async def trial(nursery: Nursery, home: Home) -> None:
        child = await home.start(nursery)

        child.terminate()

        assert await asyncio.wait_for(child.ended, LONGEST) == 0

    attempt(trial, tmp_path)


def test_child_that_dies_is_told_of_and_another_begins(tmp_path: Path) -> None:
    async def trial(nursery: Nursery, home: Home) -> None:
        child = await home.start(nursery)
        os.kill(child.pid, signal.SIGKILL)
        assert await asyncio.wait_for(child.ended, LONGEST) == -signal.SIGKILL
        child.kill()

        other = await home.start(nursery)

        assert other.pid != child.pid
        assert not other.ended.done()

    attempt(trial, tmp_path)


def test_settings_that_are_wrong_end_the_child_with_a_sentence(tmp_path: Path) -> None:
    async def trial(nursery: Nursery, home: Home) -> None:
        del home.environment["BLOBS_URL"]

        child = await nursery.start(served("storage"), home.environment, home.log)

        assert await asyncio.wait_for(child.ended, LONGEST) == 1
        assert "BLOBS_URL is not set" in home.log.read_text()

    attempt(trial, tmp_path)


def test_children_end_with_the_nursery_and_the_next_start_has_another(tmp_path: Path) -> None:
    async def trial(nursery: Nursery, home: Home) -> None:
        child = await home.start(nursery)
        parent = int(Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()[1])

        os.kill(parent, signal.SIGKILL)

        assert await asyncio.wait_for(child.ended, LONGEST) == -signal.SIGKILL
        await gone(child.pid)
        other = await home.start(nursery)
        assert not other.ended.done()

    attempt(trial, tmp_path)


def test_children_end_when_nobody_listens_any_more(tmp_path: Path) -> None:
    async def run() -> int:
        async with a_nursery() as nursery:
            return (await Home(tmp_path).start(nursery)).pid

    pid = apart.run(run())

    apart.run(gone(pid))


@pytest.mark.parametrize("ours", ["SIGNING_KEY", "BLOBS_URL"])
def test_child_has_the_environment_that_it_is_given_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: str
) -> None:
    monkeypatch.setenv(ours, "of the runner")

    async def trial(nursery: Nursery, home: Home) -> None:
        del home.environment[ours]
        child = await nursery.start(served("storage"), home.environment, home.log)
        assert await asyncio.wait_for(child.ended, LONGEST) == 1

    attempt(trial, tmp_path)
