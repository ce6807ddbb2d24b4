"""Sees to the weights of what tags photos while the album runs already, and tells what does."""

import asyncio
import json
import sys
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path

from functions.onemachine.gateway.calling import Functions
from functions.shared.access.tokens import TokenSigner
from functions.shared.config import PROJECT_ROOT

OPERATOR = "operator"
TOKEN_MS = 60_000


def model_names() -> list[str]:
    return list(tomllib.loads((PROJECT_ROOT / "yolov3" / "models.toml").read_text()))


async def fetch_weights(model: str) -> str | None:
    """The name of the model whose weights are on this machine now; what is being done goes to the console."""
    weights = await _run("yolov3.fetch", *([model] if model else []))
    return Path(weights).stem if weights else None


def is_on(setting: str, environment: Mapping[str, str]) -> bool:
    """Of a function; what is no answer the function itself refuses."""
    return environment.get(setting, "false").lower() in ("true", "1", "on", "yes", "t", "y")


async def make_ready(model: str, cache: Path) -> bool:
    """Whether what looks at whole pictures by this name is on this machine now, converted into ``cache``."""
    weights = await _run("classifier.fetch", model)
    return weights is not None and await _run("classifier.prepare", weights, str(cache)) is not None


async def _run(program: str, *arguments: str) -> str | None:
    """What it tells; None where it could not do its work, whose reason goes to the console."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        program,
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        # Weights are no secret, and images are made of them.
        umask=0o022,
        start_new_session=True,
    )
    try:
        output, _ = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    return output.decode().strip() if process.returncode == 0 else None


async def served_model(functions: Functions, signing_key: str) -> str | None:
    """The model that recognition serves; None while it has none."""
    signer = TokenSigner(signing_key, "recognition")
    token = signer.for_person(OPERATOR, None, int(time.time() * 1000) + TOKEN_MS)
    status, body = await functions.call("GET", "recognition", "/", {"Authorization": f"Bearer {token}"})
    return str(json.loads(body)["model"]) if status == 200 else None
