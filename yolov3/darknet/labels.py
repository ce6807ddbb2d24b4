"""The names of the classes, one per line, in the order of the network's outputs."""

from pathlib import Path

from yolov3.errors import BadLabels


def read_labels(path: Path, classes: int) -> tuple[str, ...]:
    """Raises BadLabels unless there is one name for each class."""
    lines = path.read_text(encoding="utf-8").splitlines()
    labels = tuple(line.strip() for line in lines if line.strip())
    if len(labels) != classes:
        raise BadLabels(f"{path.name} names {len(labels)} classes, the network has {classes}")
    return labels
