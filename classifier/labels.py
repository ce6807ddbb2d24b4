"""Names that people use, made of ImageNet's classes, and from what confidence on they are shown."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

CLASSES: Final = 1000
FILE: Final = Path(__file__).parent / "data" / "labels.toml"


@dataclass(frozen=True)
class Label:
    """``classes`` are the numbers of the classes that show it. ``german`` is empty for what the detector
    has a name for already."""

    name: str
    german: str
    also: tuple[str, ...]
    classes: tuple[int, ...]
    score: float


@dataclass(frozen=True)
class Labels:
    """``dropped`` are the classes that nothing is made of."""

    all: tuple[Label, ...]
    dropped: frozenset[int]
    digest: str

    @cached_property
    def _members(self) -> NDArray[np.float32]:
        """(labels, classes), 1 where a class shows the label."""
        members = np.zeros((len(self.all), CLASSES), np.float32)
        for row, label in enumerate(self.all):
            members[row, list(label.classes)] = 1
        return members

    def confidences(self, logits: NDArray[np.float32]) -> dict[str, float]:
        """Of all labels: what their classes have together."""
        found = np.minimum(1, self._members @ shares_of(logits))
        return dict(zip((label.name for label in self.all), found.tolist(), strict=True))

    def strongest_beside(self, shares: NDArray[np.float32], classes: Sequence[int]) -> float:
        """What the surest of the labels has, by the classes' shares, that has none of these classes."""
        others = ~self._members[:, list(classes)].any(1)
        return float((self._members @ shares)[others].max(initial=0.0))


def shares_of(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Softmax."""
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum(), np.float32)


def read_labels(file: Path = FILE) -> Labels:
    data = file.read_bytes()
    table = tomllib.loads(data.decode())
    return Labels(
        all=tuple(_label(name, entry, table["score"]) for name, entry in table["labels"].items()),
        dropped=frozenset(numbers(table["dropped"])),
        digest=hashlib.sha256(data).hexdigest(),
    )


def _label(name: str, entry: Mapping[str, Any], score: float) -> Label:
    return Label(
        name=name,
        german=entry.get("german", ""),
        also=tuple(entry.get("also", "").split()),
        classes=tuple(numbers(entry["classes"])),
        score=entry.get("score", score),
    )


def numbers(ranges: str) -> list[int]:
    """``3 7-9`` are 3, 7, 8 and 9."""
    found: list[int] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found
