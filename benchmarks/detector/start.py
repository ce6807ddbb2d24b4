"""A serving process from its first instruction to its first answer, and the memory it then holds."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

SERVE = """
import json, sys
from dataclasses import replace
from pathlib import Path
from yolov3.detector import open_detector
from yolov3.image_file import decode
from yolov3.choices import EngineName, Precision
from yolov3.models.catalogue import catalogue, find_model
name, engine, precision, weights, cache, photo = sys.argv[1:]
model = replace(find_model(name, catalogue()), precision=Precision(precision))
detector = open_detector(model, Path(weights), engine=EngineName(engine), cache=Path(cache))
detector.detect(decode(Path(photo).read_bytes(), cover=detector.input_size))
fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
json.dump({"megabytes": int(fields["VmRSS"].split()[0]) / 1024}, sys.stdout)
"""


@dataclass(frozen=True)
class Start:
    seconds: float
    megabytes: float


def measure_start(arguments: Sequence[str], times: int = 5) -> Start:
    """The median of several, after one that fills the caches.

    ``arguments`` are the names of model, engine and precision, the weights, the cache and a photo.
    """
    starts = [_start(arguments) for _ in range(times + 1)][1:]
    return Start(median(start.seconds for start in starts), median(start.megabytes for start in starts))


def _start(arguments: Sequence[str]) -> Start:
    begun = time.perf_counter()
    command = [sys.executable, "-c", SERVE, *arguments]
    answer = subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603 (this very Python)
    return Start(time.perf_counter() - begun, json.loads(answer.stdout)["megabytes"])
