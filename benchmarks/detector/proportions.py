"""What a photo's shape costs: one photo cut to common proportions, on a square input and on a minimal one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

import cv2
import numpy as np

from benchmarks.detector.fidelity import detect_in_file
from yolov3.choices import EngineName, InputShape
from yolov3.detector import Detector, open_detector
from yolov3.models.catalogue import Model

PROPORTIONS: Mapping[str, tuple[int, int]] = {
    "4:3": (1024, 768),
    "3:4": (768, 1024),
    "3:2": (1024, 683),
    "16:9": (1024, 576),
    "1:1": (1024, 1024),
}


def compare_shapes(model: Model, weights: Path, cache: Path, photo: bytes, samples: int) -> str:
    """A Markdown table of ``detect(jpeg bytes)``, in turns: ms, and the median of the pairs' ratios."""
    square, minimal = (_open(replace(model, shape=shape), weights, cache) for shape in InputShape)
    rows = ["| detect(JPEG bytes) | square, ms | minimal, ms | × |", "|---|---:|---:|---:|"]
    for name, size in PROPORTIONS.items():
        data = _cut(photo, size)
        before, now = _in_turns(
            partial(detect_in_file, square, data), partial(detect_in_file, minimal, data), samples
        )
        ratio = median(new / old for old, new in zip(before, now, strict=True))
        rows.append(f"| {name} | {median(before) * 1000:.1f} | {median(now) * 1000:.1f} | {ratio:.2f} |")
    return "\n".join(rows)


def _open(model: Model, weights: Path, cache: Path) -> Detector:
    return open_detector(model, weights, engine=EngineName.OPENVINO, cache=cache)


def _in_turns(
    first: Callable[[], object], second: Callable[[], object], samples: int
) -> tuple[list[float], list[float]]:
    for _ in range(samples):
        # The shape comes to have a network of its own meanwhile.
        second()
    pairs = [(_seconds(first), _seconds(second)) for _ in range(samples)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _seconds(call: Callable[[], object]) -> float:
    begun = perf_counter()
    call()
    return perf_counter() - begun


def _cut(photo: bytes, size: tuple[int, int]) -> bytes:
    """The middle of the photo that has these proportions, scaled to this size."""
    pixels = cv2.imdecode(np.frombuffer(photo, np.uint8), cv2.IMREAD_COLOR)
    if pixels is None:
        raise ValueError("the photo cannot be decoded")
    height, width = pixels.shape[:2]
    share = min(width / size[0], height / size[1])
    inner = round(size[0] * share), round(size[1] * share)
    left, top = (width - inner[0]) // 2, (height - inner[1]) // 2
    middle = pixels[top : top + inner[1], left : left + inner[0]]
    _, encoded = cv2.imencode(".jpg", cv2.resize(middle, size))
    return encoded.tobytes()
