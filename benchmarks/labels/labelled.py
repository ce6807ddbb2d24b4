"""Photos of which people have said what is on them, in the format of Darknet's own training sets.

A folder holds ``images/NAME.jpg`` and beside it ``labels/NAME.txt``: a line for each thing with its class's
number, the middle of its box, and the box's width and height, as shares of the photo.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

Corners = tuple[float, float, float, float]
"""x1, y1, x2 and y2 as shares of the photo's width and height."""


@dataclass(frozen=True)
class Thing:
    label: str
    box: Corners


@dataclass(frozen=True)
class LabelledPhoto:
    file: Path
    things: tuple[Thing, ...]

    @property
    def tags(self) -> set[str]:
        return {thing.label for thing in self.things}


def read_labelled(folder: Path, labels: Sequence[str]) -> list[LabelledPhoto]:
    """A photo without a file of labels shows none of the things that ``labels`` names."""
    return [
        LabelledPhoto(file, _things(folder / "labels" / f"{file.stem}.txt", labels))
        for file in sorted((folder / "images").iterdir())
    ]


def _things(file: Path, labels: Sequence[str]) -> tuple[Thing, ...]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return tuple(_thing(line, labels) for line in lines if line.strip())


def _thing(line: str, labels: Sequence[str]) -> Thing:
    label, x, y, width, height = line.split()
    across, down = float(width) / 2, float(height) / 2
    return Thing(
        labels[int(label)],
        (float(x) - across, float(y) - down, float(x) + across, float(y) + down),
    )
