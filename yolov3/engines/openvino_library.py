"""OpenVINO as a library, and nothing besides."""

import importlib
import sys
from types import ModuleType


def load_openvino() -> ModuleType:
    """Without its telemetry, which needs no consent to start: on import it would report to its maker's
    analytics and leave an identifier in the home folder. Where that package is missing it is left out."""
    sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]  # how Python marks a missing module
    return importlib.import_module("openvino")
