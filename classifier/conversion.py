"""Where the converted classifier is kept, and how it comes there.

PyTorch is only needed for this, so another process does it: the one that serves never loads it.
"""

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Final

from classifier.weights import EFFICIENTNET_LITE0
from yolov3.engines.conversion import convert_apart
from yolov3.files.digests import sha256_of
from yolov3.files.locking import held

FORMAT: Final = 1
"""To be raised when the same file is converted to something else than before."""


def conversion_folder(weights: Path, cache: Path) -> Path:
    """Where in ``cache`` the conversion of this file by this version of OpenVINO lies, or will lie."""
    release = version("openvino")
    digest = hashlib.sha256(f"{FORMAT} {release} {sha256_of(weights)}".encode()).hexdigest()
    return cache / f"{EFFICIENTNET_LITE0.name}-openvino-{release}-{digest[:16]}"


def prepare(weights: Path, cache: Path) -> Path:
    """The folder with ``model.xml``, converted unless it is there. Raises EngineUnavailable."""
    folder = conversion_folder(weights, cache)
    with held(folder / "lock"):
        if not (folder / "model.xml").is_file():
            convert(weights, folder)
    return folder


def convert(weights: Path, folder: Path) -> None:
    """Puts ``model.xml`` and ``model.bin`` into ``folder``. Raises EngineUnavailable where that fails."""
    convert_apart(EFFICIENTNET_LITE0.name, "classifier.convert", (weights, folder))
