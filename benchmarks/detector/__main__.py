"""``python -m benchmarks.detector``: the detector's engines and others, interleaved, on one thread.

Prints Markdown tables. Absolute times belong to one machine; their ratios carry over.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

import cv2
import torch

from benchmarks.detector.fidelity import compare, detect_in_file
from benchmarks.detector.proportions import compare_shapes
from benchmarks.detector.rivals import Run, eager_torch, onnx_runtime, opencv, random_weights
from benchmarks.detector.start import measure_start
from yolov3.boxes.letterbox import letterbox, place_in
from yolov3.choices import EngineName, InputShape, Precision
from yolov3.darknet.cfg import read_cfg
from yolov3.detector import Detector, open_detector
from yolov3.errors import WeightsMissing
from yolov3.image_file import decode
from yolov3.models.catalogue import Model, catalogue, find_model, usual
from yolov3.models.finding import FETCHED, find_weights
from yolov3.package import PACKAGE

BESIDE = Path(os.environ.get("SHARED_DIR", PACKAGE.parents[1] / "shared"))
OURS = [(engine, precision) for engine in EngineName for precision in reversed(Precision)]


def main() -> None:
    wanted = _parser().parse_args()
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory() as folder:
        for name in wanted.model or [model.name for model in usual()]:
            _report(find_model(name, catalogue()), wanted, Path(folder))


def _report(model: Model, wanted: argparse.Namespace, folder: Path) -> None:
    weights, note = _weights(model, folder)
    ours = {
        _title(*kind): open_detector(
            replace(model, precision=kind[1], shape=InputShape.SQUARE),
            weights,
            engine=kind[0],
            cache=folder / "cache",
        )
        for kind in OURS
    }
    photo = wanted.photo.read_bytes()
    _write(f"\n## {model.name}, {model.width}×{model.height}{note}, one thread, {wanted.photo.name}\n")
    _speed_table(_network_calls(model, weights, ours, photo, folder), wanted.samples, "the bare network")
    whole = {
        title: (lambda detector=detector: detect_in_file(detector, photo)) for title, detector in ours.items()
    }
    _speed_table(whole, wanted.samples, "the JPEG, decoded and looked at")
    if not note:
        _write(f"\n{compare_shapes(model, weights, folder / 'cache', photo, wanted.samples)}\n")
    _start_table(model, weights, folder / "cache", wanted.photo)
    if not note:
        files = [path.read_bytes() for path in sorted(wanted.photos.iterdir()) if path.is_file()]
        kept = compare(ours["OpenVINO f32"], ours["OpenVINO bf16"], files)
        _write(f"\nbf16 against f32, OpenVINO: {kept}.\n")


def _network_calls(
    model: Model, weights: Path, ours: Mapping[str, Detector], photo: bytes, folder: Path
) -> dict[str, Callable[[], object]]:
    size = (model.width, model.height)
    picture = decode(photo, size)
    pixels = letterbox(picture.pixels, place_in(size, picture.width, picture.height))
    runs: dict[str, Run] = {title: detector.engine.run for title, detector in ours.items()}
    runs["ONNX Runtime f32"] = onnx_runtime(model.cfg, weights, folder)
    runs["cv2.dnn f32"] = opencv(model.cfg, weights)
    runs["PyTorch eager f32"] = eager_torch(model.cfg, weights)
    return {title: partial(run, pixels) for title, run in runs.items()}


def _speed_table(calls: Mapping[str, Callable[[], object]], samples: int, what: str) -> None:
    times = _interleaved(calls, samples)
    fastest = min(times.values())
    _write(f"\n| {what} | ms | × |\n|---|---|---|\n")
    for title, seconds in sorted(times.items(), key=lambda item: item[1]):
        _write(f"| {title} | {seconds * 1000:.2f} | {seconds / fastest:.2f} |\n")


def _interleaved(calls: Mapping[str, Callable[[], object]], samples: int) -> dict[str, float]:
    """In turns, so that all meet the same load: the median of the samples during which no other process
    took the core, or where every one was disturbed, of the fastest quarter."""
    times: dict[str, list[tuple[bool, float]]] = {title: [] for title in calls}
    for call in calls.values():
        call()
    for _ in range(samples):
        for title, call in calls.items():
            switches = resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw
            begun = time.perf_counter()
            call()
            seconds = time.perf_counter() - begun
            disturbed = resource.getrusage(resource.RUSAGE_SELF).ru_nivcsw != switches
            times[title].append((disturbed, seconds))
    return {title: _typical(each) for title, each in times.items()}


def _typical(samples: list[tuple[bool, float]]) -> float:
    quiet = [seconds for disturbed, seconds in samples if not disturbed]
    return median(quiet or sorted(seconds for _, seconds in samples)[: len(samples) // 4 + 1])


def _start_table(model: Model, weights: Path, cache: Path, photo: Path) -> None:
    _write("\n| a new process, its caches warm | s to the first answer | MB resident |\n|---|---|---|\n")
    for engine, precision in OURS:
        start = measure_start(
            [model.name, engine, precision, *(str(path) for path in (weights, cache, photo))]
        )
        _write(f"| {_title(engine, precision)} | {start.seconds:.2f} | {start.megabytes:.0f} |\n")


def _weights(model: Model, folder: Path) -> tuple[Path, str]:
    """Of several folders that WEIGHTS_DIR names, of what was fetched, or of what lies beside the project."""
    named = [Path(each) for each in os.environ.get("WEIGHTS_DIR", "").split(os.pathsep) if each]
    try:
        return find_weights(model, [*named, FETCHED, BESIDE / "weights", BESIDE / "weights-default"]), ""
    except WeightsMissing:
        return random_weights(read_cfg(model.cfg), folder / model.weights), " (random weights)"


def _title(engine: EngineName, precision: Precision) -> str:
    return f"{'OpenVINO' if engine is EngineName.OPENVINO else 'PyTorch fused'} {precision}"


def _parser() -> argparse.ArgumentParser:
    samples = PACKAGE / "data" / "samples"
    parser = argparse.ArgumentParser(prog="python -m benchmarks.detector", description=__doc__)
    parser.add_argument("--model", action="append", help="may be given again (default: the usual ones)")
    parser.add_argument("--photo", type=Path, default=samples / "astronaut.jpg", help="for the times")
    parser.add_argument("--photos", type=Path, default=samples, help="a folder, for bf16 against f32")
    parser.add_argument("--samples", type=int, default=60)
    return parser


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
