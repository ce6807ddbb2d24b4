"""Thumbnails: ours against Pillow with PyPI's smartcrop, libvips, and smartcrop.js.

    pip install -e '.[thumbnail,benchmarks]' && npm install --prefix benchmarks/smartcrop-js
    python -m benchmarks.thumbnails FOLDER

Makes JPEG files of 1, 12 and 24 megapixels out of the folder's photos, and from each a thumbnail of 200×200
and a preview of 1440, on one thread. All engines take turns at each photo in one process, so that what else
the machine does meets all alike. smartcrop.js makes only the crop; agreement is with its box.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import fmean, median

import cv2

from benchmarks.camera_photos import camera_photos
from benchmarks.smartcrop_js import overlap, photos_in, smartcrop_js
from functions.thumbnail.crop import Box

MEGAPIXELS = (1, 12, 24)
PHOTOS, TURNS, GOOD_OVERLAP = 12, 7, 0.9
OURS = "ours"
ENGINES = {"ours": OURS, "libvips, attention": "libvips", "Pillow, PyPI smartcrop": "pillow"}


@dataclass(frozen=True)
class Sample:
    """Of one photo; in milliseconds, the medians of its turns."""

    cpu: float
    wall: float
    box: Box


def main() -> None:
    os.environ["VIPS_CONCURRENCY"] = "1"
    cv2.setNumThreads(1)
    engines = {
        name: import_module(f"benchmarks.thumbnails.engines.{module}") for name, module in ENGINES.items()
    }
    renders = {name: engine.render for name, engine in engines.items()}
    photos = photos_in(map(Path, sys.argv[1:]))[:PHOTOS]
    _write("| engine | photo | CPU | wall | CPU, times ours | extra memory | boxes as smartcrop.js |\n")
    _write("|---|---|---|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as folder:
        for megapixels in MEGAPIXELS:
            _compare(renders, photos, megapixels, Path(folder))


def _compare(
    renders: dict[str, Callable[[bytes], Box]], photos: list[Path], megapixels: int, folder: Path
) -> None:
    samples: dict[str, list[Sample]] = {name: [] for name in renders}
    truth, javascript, file = list[Box](), list[float](), folder / "photo.jpg"
    with smartcrop_js(folder) as reference:
        for photo in camera_photos(photos, 1, (megapixels,)):
            file.write_bytes(photo.jpeg)
            judged = reference.judge(file, 200, 200)
            truth.append(judged.box)
            javascript.append(judged.milliseconds)
            for name, sample in _take_turns(renders, photo.jpeg).items():
                samples[name].append(sample)
    for name, found in samples.items():
        ratio = median(theirs.cpu / ours.cpu for theirs, ours in zip(found, samples[OURS], strict=True))
        _write(_row(name, megapixels, found, truth, f"{ratio:.2f} | {_memory(ENGINES[name], file):.0f} MB"))
    _write(
        f"| smartcrop.js with sharp, crop only | {megapixels} MP | | {median(javascript):.1f} ms | | | |\n"
    )


def _take_turns(renders: dict[str, Callable[[bytes], Box]], data: bytes) -> dict[str, Sample]:
    boxes = {name: render(data) for name, render in renders.items()}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in renders}
    for _ in range(TURNS):
        for name, render in renders.items():
            cpu, wall = _cpu_seconds(), time.perf_counter()
            render(data)
            times[name].append((_cpu_seconds() - cpu, time.perf_counter() - wall))
    return {name: _sample(taken, boxes[name]) for name, taken in times.items()}


def _sample(taken: list[tuple[float, float]], box: Box) -> Sample:
    cpu, wall = (1000 * median(kind) for kind in zip(*taken, strict=True))
    return Sample(cpu, wall, box)


def _cpu_seconds() -> float:
    """Of all threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _memory(engine: str, file: Path) -> float:
    command = [sys.executable, "-m", "benchmarks.thumbnails.engines.memory", engine, str(file)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) / 1e6  # noqa: S603 - ours


def _row(name: str, megapixels: int, samples: list[Sample], truth: list[Box], middle: str) -> str:
    cpu, wall = median(each.cpu for each in samples), median(each.wall for each in samples)
    good = fmean(overlap(each.box, box) > GOOD_OVERLAP for each, box in zip(samples, truth, strict=True))
    return f"| {name} | {megapixels} MP | {cpu:.1f} ms | {wall:.1f} ms | {middle} | {good:.0%} |\n"


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
