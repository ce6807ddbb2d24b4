"""Thumbnails: ours against Pillow with PyPI's smartcrop, libvips, and smartcrop.js.

    pip install -e '.[thumbnail,benchmarks]' && npm install --prefix benchmarks/smartcrop-js
    python -m benchmarks.thumbnails FOLDER

Makes JPEG files of 1, 12 and 24 megapixels out of the folder's photos, and from each a thumbnail of 200×200
and a preview of 1440, on one thread. smartcrop.js makes only the crop; agreement is with its box. What an
engine needs and is not installed leaves it out.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from benchmarks.photos import enlarged
from benchmarks.smartcrop_js import overlap, photos_in, smartcrop_js
from functions.thumbnail.crop import Box

MEGAPIXELS = (1, 12, 24)
PHOTOS, REPEATS, GOOD_OVERLAP = 12, 5, 0.9
ENGINES = {"ours": "ours", "Pillow + PyPI smartcrop": "pillow", "libvips attention": "libvips"}


@dataclass(frozen=True)
class Sample:
    milliseconds: float
    extra_bytes: int
    box: Box


def _enlarge(photo: Path, megapixels: int, folder: Path) -> Path:
    file = folder / f"{photo.stem}-{megapixels}.jpg"
    file.write_bytes(enlarged(photo, megapixels))
    return file


def run(engine: str, files: list[Path]) -> Iterator[Sample]:
    command = [sys.executable, "-m", f"benchmarks.thumbnail_engines.{engine}", str(REPEATS), *map(str, files)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    for line in finished.stdout.splitlines():
        answer = json.loads(line)
        yield Sample(answer["milliseconds"], answer["extra_bytes"], Box(**answer["box"]))


def row(name: str, size: int, samples: list[Sample], truth: list[Box]) -> str:
    time = median(sample.milliseconds for sample in samples)
    memory = max(sample.extra_bytes for sample in samples) / 1e6
    good = fmean(overlap(sample.box, box) > GOOD_OVERLAP for sample, box in zip(samples, truth, strict=True))
    return f"| {name} | {size} MP | {time:.1f} ms | {memory:.0f} MB | {good:.0%} |\n"


def main() -> None:
    photos = photos_in(map(Path, sys.argv[1:]))[:PHOTOS]
    sys.stdout.write(
        "| engine | photo | median time | extra memory | boxes as smartcrop.js |\n|---|---|---|---|---|\n"
    )
    with tempfile.TemporaryDirectory() as name, smartcrop_js(Path(name)) as reference:
        for size in MEGAPIXELS:
            files = [_enlarge(photo, size, Path(name)) for photo in photos]
            judged = [reference.judge(file, 200, 200) for file in files]
            truth = [each.box for each in judged]
            for label, engine in ENGINES.items():
                if samples := list(run(engine, files)):
                    sys.stdout.write(row(label, size, samples, truth))
            time = median(each.milliseconds for each in judged)
            sys.stdout.write(
                f"| smartcrop.js with sharp (crop only) | {size} MP | {time:.1f} ms wall | | |\n"
            )


if __name__ == "__main__":
    main()
