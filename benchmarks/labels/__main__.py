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
from benchmarks.labels.looker import decode_at_once, open_looker
from benchmarks.labels.places import BESIDE, weights_folders
from benchmarks.labels.scores import Guess, Guesses, Tags, average_precision, by_label, tags
from classifier.objects import read_objects
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
        if wanted.calibrate:
            _calibrate(model, weights, photos, wanted.calibrate)
        else:
            _report(model, weights, photos)


def _report(model: Model, weights: Path, photos: Sequence[LabelledPhoto]) -> None:
    own = Scores(model.score, model.scores)
    for shape in InputShape:
        shaped = replace(model, shape=shape)
        guesses = _guesses(shaped, weights, photos)
        precision = f"{average_precision(photos, guesses):.3f}"
        _write_row(shaped, "its own scores", tags(photos, guesses, own.of), precision)
        _write_row(shaped, f"{UNTIL_NOW}", tags(photos, guesses, lambda label: UNTIL_NOW), precision)
    if model.name in read_objects().models:
        guesses = _guesses_looked_at_again(model.name, photos)
        _write_row(model, "a second look", tags(photos, guesses, lambda label: 0.0), "")


def _calibrate(model: Model, weights: Path, photos: Sequence[LabelledPhoto], right_share: float) -> None:
    scores = calibrate(_guessed(photos, _guesses(model, weights, photos)), right_share)
    _write(f'score = {scores.score}\n\n["{model.name}".scores]\n')
    for label, score in scores.of_labels.items():
        _write(f'"{label}" = {score}\n')


def _guesses_looked_at_again(name: str, photos: Sequence[LabelledPhoto]) -> Guesses:
    with tempfile.TemporaryDirectory() as cache:
        looker = open_looker(Path(cache), name)
        images = (decode_at_once(photo.file) for photo in photos)
        return [[_guess(found, image) for found in looker.look_again(image)] for image in images]


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


def _write_row(model: Model, shown: str, found: Tags, precision: str) -> None:
    shares = (f"{share:.3f}" for share in (found.right_share, found.found_share))
    cells = [model.name, model.shape, shown, *shares, str(found.photos_without), precision]
    _write(f"| {' | '.join(cells)} |\n")


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
