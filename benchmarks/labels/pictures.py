"""``python -m benchmarks.labels.pictures FOLDER...``: what tags are worth on photos looked at by hand.

judged.tsv tells them by SHA-256; they are looked for below the folders. Boxes are those of the detector that
is taken when none is named. Prints a Markdown table, or with --calibrate the scores of classifier's labels.
With --half 0 or 1 only every second photo counts, by its digest.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2

from benchmarks.labels.calibration import Guessed, calibrate
from benchmarks.labels.looker import Looker, decode_at_once, open_looker
from yolov3.files.digests import sha256_of

JUDGED = Path(__file__).parent / "judged.tsv"
HEAD = """\
| tags of | shown | right | found right | photos without | not judged |
|---|---:|---:|---:|---:|---:|
"""
LEAST_JUDGED = 0.2
"""From what confidence on labels were looked at."""


@dataclass(frozen=True)
class Judged:
    right: frozenset[str]
    wrong: frozenset[str]


@dataclass(frozen=True)
class Seen:
    """Of a photo: the tags that its boxes give, at first and after a second look, the labels that are shown,
    and all that were judged."""

    judged: Judged
    first: frozenset[str]
    boxes: frozenset[str]
    labels: frozenset[str]
    guesses: tuple[tuple[str, float], ...]


def main() -> None:
    wanted = _parser().parse_args()
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory() as cache:
        looker = open_looker(Path(cache))
        photos = judged_photos(wanted.folders, wanted.half)
        seen = [_look(file, judged, looker) for file, judged in photos]
    if wanted.calibrate:
        _write_scores(seen, wanted.calibrate)
    else:
        _write_table(seen)


def read_judged(file: Path = JUDGED) -> dict[str, Judged]:
    """By SHA-256."""
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return {line[0]: Judged(_labels(line[3]), _labels(line[4])) for line in lines}


def _labels(text: str) -> frozenset[str]:
    return frozenset(text.split(";")) if text else frozenset()


def judged_photos(folders: Sequence[Path], half: int | None = None) -> Iterator[tuple[Path, Judged]]:
    left = {digest: judged for digest, judged in read_judged().items() if half in (None, int(digest, 16) % 2)}
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            if judged := left.pop(sha256_of(file), None):
                yield file, judged


def _look(file: Path, judged: Judged, looker: Looker) -> Seen:
    image = decode_at_once(file)
    confidences = looker.classifier.confidences(image.pixels)
    return Seen(
        judged=judged,
        first=frozenset(found.label for found in looker.detector.detect(image)),
        boxes=frozenset(found.label for found in looker.look_again(image)),
        labels=frozenset(label.name for label in looker.classifier.look(image.pixels)),
        guesses=tuple((name, sure) for name, sure in confidences.items() if sure >= LEAST_JUDGED),
    )


def _write_table(seen: Sequence[Seen]) -> None:
    _write(f"{len(seen)} photos of {len(read_judged())}\n\n")
    _write(HEAD)
    for name, tags in (
        ("boxes alone", [each.first for each in seen]),
        ("boxes, looked at again", [each.boxes for each in seen]),
        ("labels alone", [each.labels for each in seen]),
        ("both", [each.boxes | each.labels for each in seen]),
    ):
        _write_row(name, tags, seen)


def _write_row(name: str, tags: Sequence[frozenset[str]], seen: Sequence[Seen]) -> None:
    right = sum(len(each & photo.judged.right) for each, photo in zip(tags, seen, strict=True))
    wrong = sum(len(each & photo.judged.wrong) for each, photo in zip(tags, seen, strict=True))
    shown, without = sum(map(len, tags)), sum(not each for each in tags)
    share = right / max(1, right + wrong)
    _write(f"| {name} | {shown} | {share:.3f} | {right} | {without} | {shown - right - wrong} |\n")


def _write_scores(seen: Sequence[Seen], right_share: float) -> None:
    guessed = [
        Guessed(label, sure, label in photo.judged.right)
        for photo in seen
        for label, sure in photo.guesses
        if label in photo.judged.right | photo.judged.wrong
    ]
    scores = calibrate(guessed, right_share)
    _write(f"score = {scores.score}\n")
    for label, score in scores.of_labels.items():
        _write(f'"{label}".score = {score}\n')


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.labels.pictures", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--half", type=int, choices=(0, 1), help="of the photos (default: all)")
    parser.add_argument("--calibrate", type=float, metavar="SHARE", help="of the labels that are to be right")
    return parser


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
