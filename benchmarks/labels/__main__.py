"""``python -m benchmarks.labels [FOLDER...]``: what models' tags are worth on labelled photos.

A folder holds ``images/`` and ``labels/`` (labelled.py tells how), by default those beside the project. The
models are those whose weights are there: WEIGHTS_DIR may name several folders, with colons. Prints a
Markdown table with each input shape, or with --calibrate the scores that models.toml holds.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2

from benchmarks.labels.calibration import Guessed, Scores, calibrate
from benchmarks.labels.labelled import LabelledPhoto, read_labelled
from benchmarks.labels.places import BESIDE, weights_folders
from benchmarks.labels.scores import Guess, Guesses, average_precision, by_label, tags
from yolov3.boxes.postprocess import Thresholds
from yolov3.choices import EngineName, InputShape
from yolov3.darknet.cfg import read_cfg
from yolov3.darknet.labels import read_labels
from yolov3.detector import Detection, Detector, open_detector
from yolov3.errors import WeightsMissing
from yolov3.image import Image
from yolov3.image_file import decode
from yolov3.models.catalogue import Model, catalogue, find_model
from yolov3.models.finding import find_weights

LEAST = 0.02
UNTIL_NOW = 0.3
"""From what confidence on everything was shown before each model had scores of its own."""
HEAD = """
| model | input | shown from | right | found | photos without | AP50 |
|---|---|---|---:|---:|---:|---:|
"""


def main() -> None:
    wanted = _parser().parse_args()
    cv2.setNumThreads(1)
    models = [find_model(name, catalogue()) for name in wanted.model or []] or list(catalogue())
    labels = read_labels(models[0].labels, read_cfg(models[0].cfg).classes)
    photos = [photo for folder in wanted.folders for photo in read_labelled(folder, labels)]
    if not wanted.calibrate:
        _write(f"{len(photos)} photos, {sum(len(photo.tags) for photo in photos)} tags\n{HEAD}")
    for model in models:
        try:
            weights = find_weights(model, weights_folders())
        except WeightsMissing as fault:
            sys.stderr.write(f"{fault}\n")
            continue
        _report(model, weights, photos, wanted.calibrate)


def _report(model: Model, weights: Path, photos: Sequence[LabelledPhoto], right_share: float | None) -> None:
    for shape in [model.shape] if right_share else InputShape:
        shaped = replace(model, shape=shape)
        guesses = _guesses(shaped, weights, photos)
        if right_share:
            _write_scores(model, calibrate(_guessed(photos, guesses), right_share))
            continue
        precision = average_precision(photos, guesses)
        for shown in (None, UNTIL_NOW):
            _write_row(shaped, shown, photos, guesses, precision)


def _guesses(model: Model, weights: Path, photos: Sequence[LabelledPhoto]) -> Guesses:
    with tempfile.TemporaryDirectory() as cache:
        detector = open_detector(
            model,
            weights,
            engine=EngineName.OPENVINO,
            cache=Path(cache),
            thresholds=Thresholds(score=LEAST, overlap=0.5),
        )
        return [_in_photo(detector, photo.file.read_bytes()) for photo in photos]


def _in_photo(detector: Detector, data: bytes) -> list[Guess]:
    image = decode(data, cover=detector.input_size)
    return [_guess(found, image) for found in detector.detect(image)]


def _guess(found: Detection, image: Image) -> Guess:
    box = found.box
    corners = (box.x1 / image.width, box.y1 / image.height, box.x2 / image.width, box.y2 / image.height)
    return Guess(found.label, found.confidence, corners)


def _guessed(photos: Sequence[LabelledPhoto], guesses: Guesses) -> list[Guessed]:
    return [
        Guessed(label, confidence, right)
        for label, surest in by_label(photos, guesses).items()
        for confidence, right in surest
    ]


def _write_row(
    model: Model,
    shown: float | None,
    photos: Sequence[LabelledPhoto],
    guesses: Guesses,
    precision: float,
) -> None:
    own = Scores(model.score, model.scores)
    found = tags(photos, guesses, own.of if shown is None else lambda label: shown)
    cells = [
        model.name,
        model.shape,
        "its own scores" if shown is None else f"{shown}",
        *(f"{share:.3f}" for share in (found.right_share, found.found_share)),
        str(found.photos_without),
        f"{precision:.3f}",
    ]
    _write(f"| {' | '.join(cells)} |\n")


def _write_scores(model: Model, scores: Scores) -> None:
    _write(f'score = {scores.score}\n\n["{model.name}".scores]\n')
    for label, score in scores.of_labels.items():
        _write(f'"{label}" = {score}\n')


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.labels", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", default=[BESIDE / "labelled"])
    parser.add_argument("--model", action="append", help="may be given again (default: all)")
    parser.add_argument("--calibrate", type=float, metavar="SHARE", help="of the tags that are to be right")
    return parser


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
