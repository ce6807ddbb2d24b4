"""Runs the whole album on one machine: every function of ``stack.yml``, a gateway, and embedded stores.

``python -m functions.local [--data DIR] [--port N] [--model NAME] [--host ADDRESS]``
"""

import argparse
import asyncio
import fcntl
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiohttp import web

from functions.onemachine import recognition
from functions.onemachine.gateway import Gateway
from functions.onemachine.places import CACHE, Place, make_signing_key, remember_run, signing_key_path
from functions.onemachine.processes import FunctionProcess
from functions.onemachine.schedule import keep_schedule
from functions.onemachine.stack import FunctionSpec, read_stack
from functions.shared.config import PROJECT_ROOT
from functions.shared.public_urls import PublicUrls

READY_SECONDS = 60.0
LINGER_SECONDS = 30.0
"""How long a client may go on sending a body after it was answered, before the connection is closed."""
INHERITED = ("PATH", "HOME", "LANG", "PYTHONWARNINGS", "PRECISION")
"""What functions get of this process's environment, besides what stack.yml names."""


def main() -> None:
    options = _options()
    with _locked(options.data), tempfile.TemporaryDirectory(prefix="smart-album-") as sockets:
        place = Place(Path(sockets), options.data / "logs")
        place.logs.mkdir(exist_ok=True)
        asyncio.run(_run(options, place))


async def _run(options: argparse.Namespace, place: Place) -> None:
    stack = read_stack(PROJECT_ROOT / "stack.yml")
    sockets = {function.name: place.socket(function.name) for function in stack}
    gateway = Gateway(sockets, public_urls=PublicUrls.read(options.public_url))
    runner = web.AppRunner(gateway.app(), access_log=None, lingering_time=LINGER_SECONDS)
    await runner.setup()
    address = await _listen(runner, options.host, options.port)
    environment = _environment(options, address)
    remember_run(options.data, address)
    processes = {
        f.name: FunctionProcess(f.name, {**f.environment, **environment}, place, _say) for f in stack
    }
    tasks = [asyncio.create_task(process.keep_running()) for process in processes.values()]
    tasks += [asyncio.create_task(keep_schedule(f.name, f.schedule, gateway)) for f in stack if f.schedule]
    stopped = _stop_signal()
    try:
        if await _all_answer(stack, gateway, place, stopped):
            _say(f"Smart Album is ready: {address}/function/recognition-web  (Ctrl-C stops it)")
            tasks.append(asyncio.create_task(_see_to_model(options, gateway, processes["recognition"])))
        await stopped.wait()
    finally:
        _say("Stopping.")
        for task in tasks:
            task.cancel()
        await asyncio.gather(*(process.stop() for process in processes.values()))
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> str:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise SystemExit(f"{host}:{port} cannot be used: {os.strerror(error.errno or 0)}.") from None
    listening_port: int = runner.addresses[0][1]
    return f"http://{host}:{listening_port}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/run", description="The album on one machine.")
    parser.add_argument(
        "--data", type=Path, default=PROJECT_ROOT / "data", help="where everything is kept (data/)"
    )
    parser.add_argument("--port", type=int, default=os.environ.get("PORT", "8080"), help="8080, or PORT")
    parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1; any other address lets others in")
    parser.add_argument(
        "--model", default=os.environ.get("MODEL", ""), help="yolov3-tiny or yolo-fastest-1.1-xl, or MODEL"
    )
    parser.add_argument(
        "--public-url",
        type=_public_url,
        default=os.environ.get("PUBLIC_URL", ""),
        help="where people find the album, such as https://home.example/photos, or PUBLIC_URL",
    )
    options = parser.parse_args()
    if options.model and options.model not in recognition.model_names():
        parser.error(f"there is no model {options.model}; there are {', '.join(recognition.model_names())}")
    options.data = options.data.absolute()
    return options


def _public_url(text: str) -> str:
    try:
        PublicUrls.read(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


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


def _environment(options: argparse.Namespace, address: str) -> dict[str, str]:
    """What all functions get; the stores are embedded unless the environment names servers."""
    make_signing_key(options.data)
    environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
    if weights := os.environ.get("WEIGHTS_DIR"):
        environment["WEIGHTS_DIR"] = str(Path(weights).absolute())
    return environment | {
        "PYTHONPATH": str(PROJECT_ROOT),
        "SECRETS_DIR": str(signing_key_path(options.data).parent),
        # A proxy that traces or disturbs the calls between functions may stand in between.
        "GATEWAY_URL": os.environ.get("GATEWAY_URL") or address,
        # The gateway here, which tells each client's address, whatever the client says.
        "TRUSTED_PROXIES": "1",
        "PUBLIC_URL": options.public_url,
        "BLOBS_URL": os.environ.get("REDIS_URL") or f"file:{options.data / 'blobs'}",
        "METADATA_URL": os.environ.get("MONGODB_URL") or f"sqlite:{options.data / 'album.sqlite'}",
        "CACHE_DIR": str(CACHE),
        "MODEL": options.model,
        # Threads of a pool would else keep an arena of memory each.
        "MALLOC_ARENA_MAX": "2",
    }


async def _all_answer(
    stack: list[FunctionSpec], gateway: Gateway, place: Place, stopped: asyncio.Event
) -> bool:
    """Whether each function answers, be it that something it needs is missing; False once it is to stop."""
    until = time.monotonic() + READY_SECONDS
    for function in stack:
        while not stopped.is_set() and not await gateway.answers(function.name):
            if time.monotonic() > until:
                raise SystemExit(
                    f"{function.name} does not start. Its log tells why: {place.log(function.name)}"
                )
            await asyncio.sleep(0.05)
    return not stopped.is_set()


async def _see_to_model(options: argparse.Namespace, gateway: Gateway, process: FunctionProcess) -> None:
    key = signing_key_path(options.data).read_text()
    had = await recognition.fetch_weights(options.model)
    if had is None:
        _say("Photos get no tags yet, and get them once there are weights; all else works.")
        return
    if await recognition.served_model(gateway, key) not in (had, None):
        # It took the light model for want of the default one, which has come since.
        process.restart()
    _say(f"Photos are tagged by {had}.")


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
