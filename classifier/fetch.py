"""``python -m classifier.fetch``: sees to it that the classifier's weights are on this machine.

They are looked for, and fetched to, where the detector's are. The path of the weights goes to standard
output, all else to standard error.
"""

import os
import sys
from pathlib import Path

from classifier.weights import EFFICIENTNET_LITE0
from yolov3.errors import YoloError
from yolov3.models.download import Patience
from yolov3.models.fetching import ensure_one
from yolov3.models.finding import weights_folders


def main() -> int:
    """Gives 1 when no weights could be had."""
    weights_dir = os.environ.get("WEIGHTS_DIR")
    folders = weights_folders(Path(weights_dir) if weights_dir else None)
    try:
        path = ensure_one((EFFICIENTNET_LITE0,), folders, Patience(), sys.stderr)
    except YoloError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
