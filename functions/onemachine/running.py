"""The album on one machine: its gateway, and its functions, from the start to the end of the process."""

import asyncio
import fcntl
import os
import signal
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from functions.accounts.who_may import SignUp
from functions.onemachine import recognition
from functions.onemachine.beginning import Begun, inherited
from functions.onemachine.children import Nursery
from functions.onemachine.gateway.calling import Functions
from functions.onemachine.gateway.connections import Bounds, Connections
from functions.onemachine.gateway.gateway import Gateway
from functions.onemachine.gateway.serving import served
from functions.onemachine.operating.first_invitation import first_invitation
from functions.onemachine.operating.links import invitation_link
from functions.onemachine.options import Options, read_options
from functions.onemachine.places import (
    CACHE,
    Place,
    keep_private,
    make_signing_key,
    remember_run,
    room_for_sockets,
    signing_key,
    signing_key_path,
)
from functions.onemachine.processes import FunctionProcess
from functions.onemachine.schedule import keep_schedule
from functions.onemachine.stack import FunctionSpec, read_stack
from functions.shared.config import PROJECT_ROOT
from functions.shared.log import log

READY_SECONDS = 60.0
SECRETS = {"accounts": ("OIDC_CLIENT_SECRET",)}
"""What else one function gets of this process's environment, and no other."""
BACKUP = "backup"
FILES_OF_A_CONNECTION = 3
"""One to the client, one to the function, and some room."""
LABELS, REVIEW = "efficientnet-lite0", "open-nsfw"
PICTURE_MODELS = {LABELS: "PICTURE_LABELS", REVIEW: "PICTURE_REVIEW"}
"""What looks at whole pictures, and the settings that want it."""


def run(begun: Begun, most_files: int) -> None:
    """With a nursery that has begun already; ``most_files`` may be open at once."""
    options = read_options()
    log.name("gateway")
    keep_private(options.data)
    with _locked(options.data), room_for_sockets() as sockets:
        place = Place(Path(sockets), options.data / "logs")
        place.logs.mkdir(exist_ok=True)
        asyncio.run(_run(options, place, begun, most_files))


async def _run(options: Options, place: Place, begun: Begun, most_files: int) -> None:
    # What takes longest to be ready comes first.
    stack = sorted(
        read_stack(PROJECT_ROOT / "stack.yml"), key=lambda function: function.name != "recognition"
    )
    functions = Functions({function.name: place.socket(function.name) for function in stack})
    hosts = options.known_hosts(os.environ.get("GATEWAY_URL", ""))
    gateway = Gateway(
        functions,
        hosts,
        options.callbacks(),
        public_urls=options.public_urls,
        trusted_proxies=options.trusted_proxies,
    )
    most = min(Bounds.connections, most_files // FILES_OF_A_CONNECTION)
    connections = Connections(Bounds(connections=most))
    async with served(gateway.app(), connections, options.host, options.port) as port:
        nursery = Nursery(begun, [function.name for function in stack])
        address = _address(options.host, port)
        await _run_functions(options, place, stack, functions, nursery=nursery, address=address)


async def _run_functions(
    options: Options,
    place: Place,
    stack: list[FunctionSpec],
    functions: Functions,
    *,
    nursery: Nursery,
    address: str,
) -> None:
    environment = _environment(options, place, address)
    remember_run(options.data, address)
    processes = {
        f.name: FunctionProcess(
            f.name, {**f.environment, **environment, **_own(f.name)}, place, nursery, _say
        )
        for f in stack
    }
    tasks = [asyncio.create_task(process.keep_running()) for process in processes.values()]
    tasks += [asyncio.create_task(keep_schedule(f.name, f.schedule, functions)) for f in stack if f.schedule]
    stopped = _stop_signal()
    try:
        if await _all_answer(stack, functions, place, stopped):
            _say(f"Smart Album is ready: {address}/function/recognition-web  (Ctrl-C stops it)")
            if options.backups is not None:
                processes[BACKUP] = _backups(options, environment, place, nursery)
                tasks.append(asyncio.create_task(processes[BACKUP].keep_running()))
            await _tell_sign_up(options, functions, address)
            wanted = {
                model
                for model, setting in PICTURE_MODELS.items()
                if any(recognition.is_on(setting, f.environment) for f in stack)
            }
            seeing = _see_to_models(options, functions, processes["recognition"], wanted)
            tasks.append(asyncio.create_task(seeing))
        await stopped.wait()
    finally:
        _say("Stopping.")
        functions.expect_no_start()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*(process.stop() for process in processes.values()))
        await nursery.close()


def _backups(
    options: Options, environment: dict[str, str], place: Place, nursery: Nursery
) -> FunctionProcess:
    """What takes backups when an operator asks for them."""
    stores = {name: os.environ[name] for name in ("REDIS_URL", "MONGODB_URL") if os.environ.get(name)}
    where = (str(options.backups), "--when-asked", "--data", str(options.data))
    program = ("functions.backup", "backup", *where)
    return FunctionProcess(BACKUP, environment | stores, place, nursery, _say, program=program)


async def _tell_sign_up(options: Options, functions: Functions, address: str) -> None:
    if options.sign_up is not SignUp.INVITED:
        return
    token = await first_invitation(functions, signing_key(options.data))
    if token is None:
        _say("Whoever signs up needs an invitation: scripts/invite makes one.")
        return
    url = options.public_urls.urls[0] if options.public_urls.urls else address
    _say(f"Nobody has an account yet. Sign up here: {invitation_link(str(url), token)}")


def _address(host: str, port: int) -> str:
    """Where this machine reaches the gateway."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- it is not bound here
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


@contextmanager
def _locked(data: Path) -> Iterator[None]:
    """One runner per data folder."""
    with (data / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SystemExit(f"An album runs already with the data in {data}.") from None
        yield


def _environment(options: Options, place: Place, address: str) -> dict[str, str]:
    """What all functions get; the stores are embedded unless the environment names servers."""
    make_signing_key(options.data)
    environment = inherited()
    if weights := os.environ.get("WEIGHTS_DIR"):
        environment["WEIGHTS_DIR"] = str(Path(weights).absolute())
    if not os.environ.get("GATEWAY_URL"):
        environment["FUNCTION_SOCKETS"] = str(place.sockets)
    return environment | {
        "PYTHONPATH": str(PROJECT_ROOT),
        "SECRETS_DIR": str(signing_key_path(options.data).parent),
        # A proxy that traces or disturbs the calls between functions may stand in between.
        "GATEWAY_URL": os.environ.get("GATEWAY_URL") or address,
        # The gateway here writes an entry, too, whatever the client says.
        "TRUSTED_PROXIES": str(options.trusted_proxies + 1),
        "PUBLIC_URL": str(options.public_urls),
        "SIGN_UP": options.sign_up.value,
        "BLOBS_URL": os.environ.get("REDIS_URL") or f"file:{options.data / 'blobs'}",
        "METADATA_URL": os.environ.get("MONGODB_URL") or f"sqlite:{options.data / 'album.sqlite'}",
        "CACHE_DIR": str(CACHE),
        "MODEL": options.model,
    }


def _own(function: str) -> dict[str, str]:
    return {name: os.environ[name] for name in SECRETS.get(function, ()) if os.environ.get(name)}


async def _all_answer(
    stack: list[FunctionSpec], functions: Functions, place: Place, stopped: asyncio.Event
) -> bool:
    """Whether each function answers, be it that something it needs is missing; False once it is to stop."""
    until = time.monotonic() + READY_SECONDS
    for function in stack:
        while not stopped.is_set() and not await functions.answers(function.name):
            if time.monotonic() > until:
                raise SystemExit(
                    f"{function.name} does not start. Its log tells why: {place.log(function.name)}"
                )
            await asyncio.sleep(0.05)
    return not stopped.is_set()


async def _see_to_models(
    options: Options, functions: Functions, process: FunctionProcess, wanted: Collection[str]
) -> None:
    # First: a photo waits for the detector, but is ready without what is not there to label it.
    if LABELS in wanted and not await recognition.make_ready(LABELS, CACHE):
        _say("Photos get no labels of whole pictures; docs/operations.md tells how they come later.")
    await _see_to_detector(options, functions, process)
    if REVIEW in wanted and not await recognition.make_ready(REVIEW, CACHE):
        _say("Where an album's owner asks for a review, photos of guests wait for the owner, unjudged.")


async def _see_to_detector(options: Options, functions: Functions, process: FunctionProcess) -> None:
    key = signing_key_path(options.data).read_text()
    had = await recognition.fetch_weights(options.model)
    if had is None:
        _say("Photos get no tags yet, and get them once there are weights; all else works.")
        return
    if await recognition.served_model(functions, key) not in (had, None):
        # It took another model for want of the default one, which has come since.
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
