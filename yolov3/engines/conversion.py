"""The network in OpenVINO's own format, converted once and kept.

PyTorch is only needed for this, so another process does it: the one that serves never loads it.
"""

import hashlib
import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from yolov3.darknet.cfg import read_cfg
from yolov3.darknet.weights import read_weights
from yolov3.errors import EngineUnavailable
from yolov3.files.digests import sha256_of
from yolov3.package import PACKAGE

# To be raised when the same files are converted to something else than before.
FORMAT = 2
PATIENCE_SECONDS = 300


def conversion_folder(cfg: Path, weights: Path, cache: Path) -> Path:
    """Where in ``cache`` the conversion of these files by this version of OpenVINO lies, or will lie."""
    release = version("openvino")
    parts = [str(FORMAT), release, sha256_of(cfg), sha256_of(weights)]
    digest = hashlib.sha256(" ".join(parts).encode()).hexdigest()
    return cache / f"{cfg.stem}-openvino-{release}-{digest[:16]}"


def convert(cfg: Path, weights: Path, folder: Path) -> None:
    """Puts ``model.xml`` and ``model.bin`` into ``folder``.

    Raises CfgError or WeightsError for the files, EngineUnavailable where the conversion fails.
    """
    read_weights(weights, read_cfg(cfg))
    convert_apart(cfg.stem, "yolov3.engines.convert", (cfg, weights, folder))


def convert_apart(name: str, module: str, files: Sequence[Path]) -> None:
    """Has a module's program do it with these files. Raises EngineUnavailable, which names the network."""
    if importlib.util.find_spec("torch") is None:
        raise EngineUnavailable(f"{name} has not been converted for OpenVINO, which needs PyTorch once")
    try:
        subprocess.run(  # noqa: S603 (this very Python, with files that the caller chose)
            [sys.executable, "-m", module, *(str(path.resolve()) for path in files)],
            cwd=PACKAGE.parent,
            check=True,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired as fault:
        raise EngineUnavailable(f"{name} could not be converted in {PATIENCE_SECONDS} s") from fault
    except subprocess.CalledProcessError as fault:
        last = fault.stderr.strip().splitlines()[-1:] or ["it ended without a word"]
        raise EngineUnavailable(f"{name} could not be converted: {last[0]}") from fault
