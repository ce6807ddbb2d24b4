"""Where labelled photos and weights lie."""

import os
from pathlib import Path

from yolov3.models.finding import FETCHED
from yolov3.package import PACKAGE

BESIDE = Path(os.environ.get("SHARED_DIR", PACKAGE.parents[1] / "shared"))


def weights_folders() -> list[Path]:
    """WEIGHTS_DIR may name several, with colons."""
    named = [Path(folder) for folder in os.environ.get("WEIGHTS_DIR", "").split(os.pathsep) if folder]
    return [*named, FETCHED, BESIDE / "weights", BESIDE / "weights-default"]
