"""From a network's raw heads to the boxes that remain.

As in Darknet every class above the threshold makes a candidate of its own, so one cell can give two
labels, and candidates only compete within their class.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from yolov3.darknet.blocks import Network, Yolo

# A photo has tens of candidates; an untrained network had 118 000, which would hold up the next photo.
MOST_CANDIDATES = 1000

F = TypeVar("F", np.float32, np.float64)

Heads = Sequence[NDArray[np.float32]]


@dataclass(frozen=True)
class Thresholds:
    """``score``: the least objectness times class probability, and ``of_labels`` where it is another one;
    ``overlap``: the IoU of the same thing."""

    score: float = 0.3
    overlap: float = 0.5
    of_labels: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        scores = (self.score, *self.of_labels.values())
        if not (all(0 < score < 1 for score in scores) and 0 < self.overlap <= 1):
            raise ValueError(f"thresholds lie between 0 and 1, unlike {self}")

    def score_of(self, label: str) -> float:
        """The least that is shown of it."""
        return self.of_labels.get(label, self.score)

    def scores(self, labels: Sequence[str]) -> NDArray[np.float32]:
        """The least score of each."""
        return np.array([self.score_of(label) for label in labels], np.float32)


@dataclass(frozen=True)
class Candidates:
    """Boxes as corners x1, y1, x2, y2 in pixels of the network's input, (n, 4)."""

    boxes: NDArray[np.float64]
    scores: NDArray[np.float32]
    classes: NDArray[np.int64]

    def take(self, chosen: NDArray[np.int64]) -> "Candidates":
        return Candidates(self.boxes[chosen], self.scores[chosen], self.classes[chosen])


def detections(
    heads: Heads,
    network: Network,
    input_size: tuple[int, int],
    scores: NDArray[np.float32],
    overlap: float,
) -> Candidates:
    """What remains of an input of (width, height), by falling score. ``scores`` are the least of each class.

    Each head is (anchors * (5 + classes), grid height, grid width).
    """
    found = [
        decode_head(raw, head, input_size, scores) for raw, head in zip(heads, network.heads, strict=True)
    ]
    together = Candidates(
        np.concatenate([candidates.boxes for candidates in found]),
        np.concatenate([candidates.scores for candidates in found]),
        np.concatenate([candidates.classes for candidates in found]),
    )
    return suppress(together.take(_best(together.scores)), overlap)


def decode_head(
    raw: NDArray[np.float32], head: Yolo, input_size: tuple[int, int], least: NDArray[np.float32]
) -> Candidates:
    """Looks at objectness alone first: a score cannot exceed it, and few cells pass."""
    _, rows, columns = raw.shape
    # One row of numbers per anchor and cell: (anchors, 5 + classes, rows, columns).
    cells = raw.reshape(len(head.anchors), 5 + head.classes, rows, columns)
    lowest = float(least.min())
    places = np.argwhere(cells[:, 4] > (lowest if head.new_coords else _logit(lowest)))
    places = places[_best(cells[:, 4][tuple(places.T)])]
    numbers = cells[places[:, 0], :, places[:, 1], places[:, 2]]  # (n, 5 + classes)
    shares = numbers if head.new_coords else _sigmoid(numbers)
    scores = shares[:, 4:5] * shares[:, 5:]
    cell, label = np.nonzero(scores > least)
    stride = np.array(input_size) / (columns, rows)
    boxes = _boxes(numbers[:, :4].astype(np.float64), places, head, stride)
    return Candidates(boxes[cell], scores[cell, label], label)


def suppress(candidates: Candidates, overlap: float) -> Candidates:
    """Of boxes of one class that overlap only the one with the highest score stays."""
    if not candidates.scores.size:
        return candidates
    corners, sizes = candidates.boxes[:, :2], candidates.boxes[:, 2:] - candidates.boxes[:, :2]
    kept = cv2.dnn.NMSBoxesBatched(
        np.hstack([corners, sizes]).tolist(),
        candidates.scores.tolist(),
        candidates.classes.tolist(),
        0.0,
        overlap,
    )
    return candidates.take(np.asarray(kept, np.int64))


def _boxes(
    numbers: NDArray[np.float64], places: NDArray[np.int64], head: Yolo, stride: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Corners from x, y, width and height as the network gives them at ``places`` (anchor, row, column)."""
    margin = (head.scale_x_y - 1) / 2
    offsets = (numbers[:, :2] if head.new_coords else _sigmoid(numbers[:, :2])) * head.scale_x_y - margin
    centres = (places[:, :0:-1] + offsets) * stride
    anchors = np.array([(anchor.width, anchor.height) for anchor in head.anchors])
    sizes = _growth(numbers[:, 2:], head) * anchors[places[:, 0]]
    return np.hstack([centres - sizes / 2, centres + sizes / 2])


def _growth(numbers: NDArray[np.float64], head: Yolo) -> NDArray[np.float64]:
    """How often its anchor a box is wide and high."""
    if head.new_coords:
        return (2 * numbers) ** 2
    # Only an untrained network gives e^20 times its anchor; without the limit it would overflow.
    return np.exp(np.minimum(numbers, 20))


def _best(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    return np.argsort(-scores, kind="stable")[:MOST_CANDIDATES]


def _logit(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def _sigmoid(numbers: NDArray[F]) -> NDArray[F]:
    """By way of tanh, which does not overflow."""
    result = np.tanh(numbers / 2)
    result += 1
    result /= 2
    return result
