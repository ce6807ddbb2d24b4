"""Where a converted network is kept, and how it comes there.

PyTorch is only needed for the classifier's, so another process does that: the one that serves never loads it.
"""

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Final

from classifier.onnx import convert_onnx
from classifier.weights import EFFICIENTNET_LITE0, OPEN_NSFW, ClassifierModel
from yolov3.engines.conversion import convert_apart
from yolov3.files.digests import sha256_of
from yolov3.files.locking import held

FORMATS: Final = {EFFICIENTNET_LITE0: 1, OPEN_NSFW: 1}
"""To be raised when the same file is converted to something else than before."""


def conversion_folder(model: ClassifierModel, weights: Path, cache: Path) -> Path:
    """Where in ``cache`` the conversion of this file by this version of OpenVINO lies, or will lie."""
    release = version("openvino")
    digest = hashlib.sha256(f"{FORMATS[model]} {release} {sha256_of(weights)}".encode()).hexdigest()
    return cache / f"{model.name}-openvino-{release}-{digest[:16]}"


def prepare(model: ClassifierModel, weights: Path, cache: Path) -> Path:
    """The folder with ``model.xml``, converted unless it is there. Raises EngineUnavailable."""
    folder = conversion_folder(model, weights, cache)
    with held(folder / "lock"):
        if not (folder / "model.xml").is_file():
            convert(model, weights, folder)
    return folder


def convert(model: ClassifierModel, weights: Path, folder: Path) -> None:
    """Puts ``model.xml`` and ``model.bin`` into ``folder``. Raises EngineUnavailable where that fails."""
    if model is OPEN_NSFW:
        convert_onnx(weights, folder)
    else:
        convert_apart(model.name, "classifier.convert", (weights, folder))
