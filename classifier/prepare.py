"""``python -m classifier.prepare WEIGHTS CACHE``: converts the classifier, so that serving needs no PyTorch.

Prints the folder in CACHE.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from classifier.conversion import prepare
from yolov3.errors import YoloError


def main(arguments: Sequence[str]) -> int:
    weights, cache = map(Path, arguments)
    try:
        folder = prepare(weights, cache)
    except YoloError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
