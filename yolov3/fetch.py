"""``python -m yolov3.fetch [MODEL]``: sees to it that a model's weights are on this machine.

They are looked for in ``WEIGHTS_DIR`` and ``yolov3/weights/``, and then fetched from the sources that
``models.toml`` lists. The path of the weights goes to standard output, all else to standard error.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from yolov3.errors import YoloError
from yolov3.models.catalogue import catalogue, find_model, usual
from yolov3.models.download import Patience
from yolov3.models.fetching import ensure_one
from yolov3.models.finding import choose_model, weights_folders


def main(arguments: Sequence[str] | None = None) -> int:
    """Gives 1 when no weights could be had."""
    wanted = _parser().parse_args(arguments)
    weights_dir = os.environ.get("WEIGHTS_DIR")
    folders = weights_folders(Path(weights_dir) if weights_dir else None)
    try:
        models = (find_model(wanted.model, catalogue()),) if wanted.model else usual()
        if wanted.offline:
            _, path = choose_model(wanted.model, folders)
        else:
            path = ensure_one(models, folders, Patience(whole=wanted.timeout), sys.stderr)
    except YoloError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fetch-weights", description="Fetches a model's weights.")
    parser.add_argument(
        "model", nargs="?", metavar="MODEL", help="a name in models.toml (default: the first that can be had)"
    )
    parser.add_argument("--offline", action="store_true", help="only look whether weights are there")
    parser.add_argument("--timeout", type=float, default=900, help="seconds for a source (default 900)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
