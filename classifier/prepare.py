"""``python -m classifier.prepare WEIGHTS CACHE``: converts a model, so that serving needs no PyTorch.

Which one, the name of the weights' file tells. Prints the folder in CACHE.
"""

import sys
from pathlib import Path

from classifier import conversion
from classifier.weights import MODELS
from yolov3.errors import UnknownModel
from yolov3.prepare import main


def prepare(weights: Path, cache: Path) -> Path:
    """The folder with ``model.xml``. Raises UnknownModel, and EngineUnavailable."""
    model = next((model for model in MODELS if model.weights == weights.name), None)
    if model is None:
        raise UnknownModel(f"no model has weights named {weights.name}")
    return conversion.prepare(model, weights, cache)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], prepare))
