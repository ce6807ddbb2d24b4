"""``python -m benchmarks.review [FOLDER...]``: what the review of pictures costs, and how often it is wrong.

The folders hold harmless photos only, by default those beside the project: whatever is held of them is a
false alarm. What the review misses is not measured. Times are of one core, in turns with the detector that is
taken when none is named, on the same decoded pictures. Prints a Markdown table of each.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import process_time

import cv2

from benchmarks.labels.places import BESIDE, weights_folders
from classifier.reviewer import Reviewer, open_reviewer
from classifier.weights import OPEN_NSFW
from functions.recognition.eyes import LONGEST_FOR_LABELS
from functions.shared.errors import AlbumError
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.images.decoding.picture import Cover
from yolov3.choices import EngineName
from yolov3.detector import Detector, open_detector
from yolov3.image import Image
from yolov3.models.finding import choose_model, find_weights

SCORES = (0.2, 0.5, 0.8)
TIMED = 40
ROUNDS = 5
ALARMS = "| harmless photos | held from a score of | held | of all |\n|---:|---:|---:|---:|\n"
TIMES = "| | ms of one core | to the detector |\n|---|---:|---:|\n"


def main() -> None:
    wanted = _parser().parse_args()
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory() as cache:
        reviewer = open_reviewer(find_weights(OPEN_NSFW, weights_folders()), Path(cache))
        model, weights = choose_model(None, weights_folders())
        detector = open_detector(model, weights, engine=EngineName.OPENVINO, cache=Path(cache))
        photos = list(_photos(wanted.folders))
        _write_alarms([reviewer.score(photo.pixels) for photo in photos])
        _write_times(reviewer, detector, photos[:TIMED])


def _photos(folders: Sequence[Path]) -> Iterator[Image]:
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            try:
                decoded = Decoder().decode(file.read_bytes(), Cover(longest=LONGEST_FOR_LABELS))
            except AlbumError:
                # No photo: a text beside them.
                continue
            yield Image(decoded.pixels, decoded.width, decoded.height)


def _write_alarms(scores: Sequence[float]) -> None:
    _write(ALARMS)
    for from_score in SCORES:
        held = sum(score >= from_score for score in scores)
        _write(f"| {len(scores)} | {from_score} | {held} | {held / max(1, len(scores)):.3f} |\n")


def _write_times(reviewer: Reviewer, detector: Detector, photos: Sequence[Image]) -> None:
    looks: dict[str, Callable[[Image], object]] = {
        "the detector": detector.detect,
        "the review": lambda photo: reviewer.score(photo.pixels),
    }
    spent: dict[str, list[float]] = {name: [] for name in looks}
    for _ in range(ROUNDS):
        for photo in photos:
            for name, look in looks.items():
                begun = process_time()
                look(photo)
                spent[name].append(process_time() - begun)
    usual = {name: median(seconds) for name, seconds in spent.items()}
    _write(f"\n{TIMES}")
    for name, seconds in usual.items():
        _write(f"| {name} | {1000 * seconds:.1f} | {seconds / usual['the detector']:.2f} |\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.review", description=__doc__)
    usual = [BESIDE / "photos", BESIDE / "labelled"]
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", default=usual)
    return parser


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
