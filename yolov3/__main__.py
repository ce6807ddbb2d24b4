"""``python -m yolov3 PHOTO...``: one line of JSON per photo on standard output."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from yolov3.choices import EngineName, InputShape
from yolov3.detector import Detector, open_detector
from yolov3.errors import YoloError
from yolov3.image_file import decode
from yolov3.models.catalogue import DEFAULT_OVERLAP
from yolov3.models.finding import choose_model, weights_folders


def main(arguments: Sequence[str] | None = None) -> int:
    """Gives 1 when the detector could not be opened or a photo not be read."""
    wanted = _parser().parse_args(arguments)
    try:
        detector = _open(wanted)
    except YoloError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    results = [_report(detector, photo) for photo in wanted.photos]
    return 0 if all(results) else 1


def _open(wanted: argparse.Namespace) -> Detector:
    weights_dir = os.environ.get("WEIGHTS_DIR")
    model, weights = choose_model(wanted.model, weights_folders(Path(weights_dir) if weights_dir else None))
    model = replace(model, shape=wanted.shape or model.shape)
    thresholds = model.thresholds(wanted.score, wanted.overlap)
    return open_detector(model, weights, engine=wanted.engine, cache=wanted.cache, thresholds=thresholds)


def _report(detector: Detector, photo: Path) -> bool:
    try:
        found = detector.detect(decode(photo.read_bytes(), cover=detector.input_size))
    except (YoloError, OSError) as fault:
        sys.stderr.write(f"{photo}: {fault}\n")
        return False
    line = {"photo": str(photo), "detections": [asdict(detection) for detection in found]}
    sys.stdout.write(json.dumps(line) + "\n")
    return True


def _share(text: str) -> float:
    if not 0 < (share := float(text)) < 1:
        raise ValueError(text)
    return share


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m yolov3", description="Finds things on photos.")
    parser.add_argument("photos", nargs="+", type=Path, metavar="PHOTO", help="a JPEG or PNG file")
    parser.add_argument("--model", help="a name in models.toml (default: the first that is there)")
    parser.add_argument("--engine", type=EngineName, choices=list(EngineName), default=EngineName.OPENVINO)
    parser.add_argument("--shape", type=InputShape, choices=list(InputShape), help="default: the model's own")
    parser.add_argument(
        "--score", type=_share, help="the least score (default: the model's own of each label)"
    )
    parser.add_argument("--overlap", type=_share, default=DEFAULT_OVERLAP, help="the most IoU")
    parser.add_argument("--cache", type=Path, default=Path(".cache/yolov3"), help="a folder")
    return parser


if __name__ == "__main__":
    sys.exit(main())
