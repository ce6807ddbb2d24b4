"""Sees to the detector's weights while the album runs already, and tells what tags the photos."""

import asyncio
import json
import sys
import time
import tomllib
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
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "yolov3.fetch",
        *([model] if model else []),
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
    return Path(output.decode().strip()).stem if process.returncode == 0 else None


async def served_model(functions: Functions, signing_key: str) -> str | None:
    """The model that recognition serves; None while it has none."""
    signer = TokenSigner(signing_key, "recognition")
    token = signer.for_person(OPERATOR, None, int(time.time() * 1000) + TOKEN_MS)
    status, body = await functions.call("GET", "recognition", "/", {"Authorization": f"Bearer {token}"})
    return str(json.loads(body)["model"]) if status == 200 else None
