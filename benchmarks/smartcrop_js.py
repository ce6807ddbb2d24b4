"""Asks the original smartcrop.js, which runs in Node with sharp for the pixels.

npm install --prefix benchmarks/smartcrop-js
"""

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from functions.shared.images.decoding.picture import Picture
from functions.shared.images.pixels import Pixels
from functions.thumbnail.crop import Boost, Box

_HERE = Path(__file__).parent / "smartcrop-js"


@dataclass(frozen=True)
class Judgement:
    """What smartcrop.js chose, and the pixels on which it did; both sizes are (width, height)."""

    box: Box
    original: tuple[int, int]
    pixels: Pixels
    milliseconds: float

    @property
    def picture(self) -> Picture:
        return Picture(self.pixels, *self.original)


class SmartcropJs:
    def __init__(self, requests: IO[str], answers: IO[str], scratch: Path) -> None:
        self._requests, self._answers, self._scratch = requests, answers, scratch

    def judge(self, file: Path, width: int, height: int) -> Judgement:
        pixels = self._scratch / "seen.raw"
        answer = self._ask({"file": str(file), "width": width, "height": height, "pixels": str(pixels)})
        columns, rows = answer["analysed"]
        return Judgement(
            box=Box(**answer["box"]),
            original=(answer["original"][0], answer["original"][1]),
            pixels=np.fromfile(pixels, np.uint8).reshape(rows, columns, 3),
            milliseconds=answer["milliseconds"],
        )

    def judge_pixels(self, pixels: Pixels, width: int, height: int, boosts: Sequence[Boost] = ()) -> Box:
        file = self._scratch / "given.raw"
        pixels.tofile(file)
        boost = [asdict(boost.box) | {"weight": boost.weight} for boost in boosts]
        size = {"raw": [pixels.shape[1], pixels.shape[0]], "width": width, "height": height}
        return Box(**self._ask({"file": str(file), **size, "boost": boost})["box"])

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        self._requests.write(json.dumps(request) + "\n")
        self._requests.flush()
        answer: dict[str, Any] = json.loads(self._answers.readline())
        return answer


@contextmanager
def smartcrop_js(scratch: Path) -> Iterator[SmartcropJs]:
    """``scratch`` is a folder for the pixels."""
    node = shutil.which("node")
    if node is None or not (_HERE / "node_modules").is_dir():
        raise SystemExit("smartcrop.js is not installed: npm install --prefix benchmarks/smartcrop-js")
    command = [node, str(_HERE / "reference.mjs")]
    with subprocess.Popen(  # noqa: S603 - the command is ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield SmartcropJs(process.stdin, process.stdout, scratch)
        process.stdin.close()


def overlap(one: Box, other: Box) -> float:
    """Intersection over union."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    shared = max(0, across) * max(0, down)
    return shared / (one.width * one.height + other.width * other.height - shared)


def photos_in(folders: Iterable[Path]) -> list[Path]:
    kinds = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".avif", ".gif", ".heic"}
    return sorted(file for folder in folders for file in folder.rglob("*") if file.suffix.lower() in kinds)
