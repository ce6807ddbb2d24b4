"""``python -m classifier.fetch [MODEL]``: sees to it that a model's weights are on this machine.

Of efficientnet-lite0, or of open-nsfw. They are looked for, and fetched to, where the detector's are. The
path of the weights goes to standard output, all else to standard error.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from classifier.weights import EFFICIENTNET_LITE0, MODELS
from yolov3.errors import YoloError
from yolov3.models.download import Patience
from yolov3.models.fetching import ensure_one
from yolov3.models.finding import weights_folders


def main(arguments: Sequence[str] = ()) -> int:
    """Gives 1 when no weights could be had, 2 for a model that there is not."""
    wanted = arguments[0] if arguments else EFFICIENTNET_LITE0.name
    models = [model for model in MODELS if model.name == wanted]
    if not models:
        known = ", ".join(model.name for model in MODELS)
        sys.stderr.write(f"There is no {wanted}: the models are {known}.\n")
        return 2
    weights_dir = os.environ.get("WEIGHTS_DIR")
    folders = weights_folders(Path(weights_dir) if weights_dir else None)
    try:
        path = ensure_one(models, folders, Patience(), sys.stderr)
    except YoloError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
