"""Runs the whole album on one machine: every function of ``stack.yml``, a gateway, and embedded stores.

``python -m functions.local [--data DIR] [--port N] [--model NAME] [--host ADDRESS]``
"""

import argparse
import asyncio
import fcntl
import os
import secrets
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
from aiohttp import web

from functions.onemachine.gateway import Gateway
from functions.onemachine.processes import FunctionProcess, Place
from functions.onemachine.schedule import keep_schedule
from functions.onemachine.stack import FunctionSpec, read_stack
from functions.shared.config import PROJECT_ROOT

READY_SECONDS = 60.0
LINGER_SECONDS = 30.0
LAST_RUN = PROJECT_ROOT / ".cache" / "last-run"


def main() -> None:
    options = _options()
    data: Path = options.data.absolute()
    with _locked(data), tempfile.TemporaryDirectory(prefix="smart-album-") as sockets:
        place = Place(Path(sockets), data / "logs")
        place.logs.mkdir(exist_ok=True)
        _remember(data)
        try:
            asyncio.run(_run(options, data, place))
        except OSError as error:
            raise SystemExit(f"{options.host}:{options.port} cannot be used: {error.strerror}.") from None


async def _run(options: argparse.Namespace, data: Path, place: Place) -> None:
    stack = read_stack(PROJECT_ROOT / "stack.yml")
    gateway = Gateway({function.name: place.socket(function.name) for function in stack})
    runner = web.AppRunner(gateway.app(), access_log=None, lingering_time=LINGER_SECONDS)
    await runner.setup()
    await web.TCPSite(runner, options.host, options.port).start()
    address = f"http://{options.host}:{options.port}"
    environment = _environment(data, address, options.model)
    processes = [
        FunctionProcess(function.name, {**function.environment, **environment}, place, _say)
        for function in stack
    ]
    tasks = [asyncio.create_task(process.keep_running()) for process in processes]
    tasks += [
        asyncio.create_task(keep_schedule(function.name, function.schedule, gateway))
        for function in stack
        if function.schedule
    ]
    stopped = _stop_signal()
    try:
        await _until_ready(stack, place, stopped)
        if not stopped.is_set():
            _say(f"Smart Album is ready: {address}/function/recognition-web  (Ctrl-C stops it)")
        await stopped.wait()
    finally:
        _say("Stopping.")
        for task in tasks:
            task.cancel()
        await asyncio.gather(*(process.stop() for process in processes))
        await runner.cleanup()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/run", description="The album on one machine.")
    parser.add_argument("--data", type=Path, default=Path("data"), help="where everything is kept (data/)")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8080")), help="8080")
    parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1; another address lets others in")
    parser.add_argument(
        "--model", default=os.environ.get("MODEL", ""), help="yolov3-tiny or yolo-fastest-1.1-xl"
    )
    return parser.parse_args()


@contextmanager
def _locked(data: Path) -> Iterator[None]:
    """One runner per data folder."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SystemExit(f"An album runs already with the data in {data}.") from None
        yield


def _environment(data: Path, address: str, model: str) -> dict[str, str]:
    """What all functions get; the stores are embedded unless the environment names servers."""
    secret_folder = data / "secrets"
    _make_signing_key(secret_folder)
    embedded = {
        "BLOBS_URL": os.environ.get("REDIS_URL") or f"file:{data / 'blobs'}",
        "METADATA_URL": os.environ.get("MONGODB_URL") or f"sqlite:{data / 'album.sqlite'}",
    }
    inherited = {
        name: os.environ[name]
        for name in ("PATH", "HOME", "LANG", "WEIGHTS_DIR", "ENGINE")
        if name in os.environ
    }
    return (
        inherited
        | embedded
        | {
            "PYTHONPATH": str(PROJECT_ROOT),
            "SECRETS_DIR": str(secret_folder),
            "CACHE_DIR": str(PROJECT_ROOT / ".cache"),
            "MODEL": model,
            # Blocks are given back sooner; threads of a pool else keep an arena each.
            "MALLOC_ARENA_MAX": "2",
            "GATEWAY_URL": address,
        }
    )


def _make_signing_key(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / "signing-key"
    if not path.exists():
        temporary = path.with_suffix(".new")
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)


def _remember(data: Path) -> None:
    """For ``scripts/token``: where the album keeps its signing key."""
    LAST_RUN.parent.mkdir(exist_ok=True)
    LAST_RUN.write_text(str(data))


async def _until_ready(stack: list[FunctionSpec], place: Place, stopped: asyncio.Event) -> None:
    """Each function answers, be it that something it needs is missing."""
    async with asyncio.timeout(READY_SECONDS):
        for function in stack:
            while not stopped.is_set() and not await _answers(place.socket(function.name)):
                await asyncio.sleep(0.05)


async def _answers(socket: Path) -> bool:
    try:
        async with (
            aiohttp.ClientSession(connector=aiohttp.UnixConnector(str(socket))) as client,
            client.get("http://function/healthz"),
        ):
            return True
    except (aiohttp.ClientError, OSError):
        return False


def _stop_signal() -> asyncio.Event:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    return stopped


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
