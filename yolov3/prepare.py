"""``python -m yolov3.prepare WEIGHTS CACHE``: converts a model, so that serving it needs no PyTorch.

Prints the folder in CACHE.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from yolov3.engines.conversion import conversion_folder, convert
from yolov3.errors import UnknownModel, YoloError
from yolov3.models.catalogue import catalogue


def main(arguments: Sequence[str], prepare: Callable[[Path, Path], Path]) -> int:
    """``prepare`` takes weights and cache, and gives the folder. Gives 1 where it raises YoloError."""
    weights, cache = map(Path, arguments)
    try:
        folder = prepare(weights, cache)
    except YoloError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{folder}\n")
    return 0


def prepare(weights: Path, cache: Path) -> Path:
    """The folder with ``model.xml``. Raises UnknownModel, and what ``convert`` raises."""
    cfg = next((model.cfg for model in catalogue() if model.weights == weights.name), None)
    if cfg is None:
        raise UnknownModel(f"no model in the catalogue has weights named {weights.name}")
    folder = conversion_folder(cfg, weights, cache)
    convert(cfg, weights, folder)
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], prepare))
