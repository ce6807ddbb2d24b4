"""How many of f32's detections bf16 keeps, and how far their boxes move."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from yolov3.detector import Box, Detection, Detector
from yolov3.errors import NotAnImage
from yolov3.image_file import decode

SAME = 0.5


@dataclass(frozen=True)
class Fidelity:
    """``moves`` are in pixels of the photos, the furthest corner of each box that was kept."""

    photos: int
    same_tags: int
    detections: int
    moves: tuple[int, ...]

    def __str__(self) -> str:
        if not self.moves:
            return f"{len(self.moves)} of {self.detections} detections on {self.photos} photos"
        return (
            f"{len(self.moves)} of {self.detections} detections kept, the same tags on {self.same_tags} of "
            f"{self.photos} photos; boxes move by {median(self.moves):.0f} pixels in the median, "
            f"{sum(move <= 2 for move in self.moves)} of {len(self.moves)} by at most 2, one by "
            f"{max(self.moves)}"
        )


def compare(exact: Detector, rough: Detector, files: Iterable[bytes]) -> Fidelity:
    """Files that are no JPEG or PNG are left out."""
    photos = same_tags = detections = 0
    moves: list[int] = []
    for data in files:
        try:
            expected, found = detect_in_file(exact, data), detect_in_file(rough, data)
        except NotAnImage:
            continue
        photos += 1
        same_tags += {each.label for each in expected} == {each.label for each in found}
        detections += len(expected)
        moves += _moves(expected, found)
    return Fidelity(photos, same_tags, detections, tuple(moves))


def detect_in_file(detector: Detector, data: bytes) -> list[Detection]:
    """Of a JPEG or PNG file. Raises NotAnImage."""
    return detector.detect(decode(data, cover=detector.input_size))


def _moves(expected: list[Detection], found: list[Detection]) -> list[int]:
    """Each of the found ones answers for one of the expected ones at most."""
    left, moves = list(found), []
    for detection in expected:
        same = [each for each in left if each.label == detection.label]
        best = max(same, key=lambda each: _overlap(each.box, detection.box), default=None)
        if best and _overlap(best.box, detection.box) >= SAME:
            left.remove(best)
            moves.append(_furthest(best.box, detection.box))
    return moves


def _overlap(one: Box, other: Box) -> float:
    width = min(one.x2, other.x2) - max(one.x1, other.x1)
    height = min(one.y2, other.y2) - max(one.y1, other.y1)
    shared = max(0, width) * max(0, height)
    return shared / (_area(one) + _area(other) - shared)


def _area(box: Box) -> int:
    return (box.x2 - box.x1) * (box.y2 - box.y1)


def _furthest(one: Box, other: Box) -> int:
    sides = (one.x1 - other.x1, one.y1 - other.y1, one.x2 - other.x2, one.y2 - other.y2)
    return max(abs(side) for side in sides)
