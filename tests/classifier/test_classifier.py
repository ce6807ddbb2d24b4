"""The classifier with its real weights, where they are: on photos that come with the detector."""

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from classifier.classifier import Classifier, open_classifier
from classifier.convert import MEAN, SCALE
from classifier.crop import middle
from classifier.network import load_network
from classifier.weights import EFFICIENTNET_LITE0
from yolov3.errors import EngineUnavailable, NotWeights, WeightsMissing
from yolov3.models.finding import FETCHED, find_weights
from yolov3.package import PACKAGE

BESIDE = Path(os.environ.get("SHARED_DIR", PACKAGE.parents[1] / "shared"))
SAMPLES = PACKAGE / "data" / "samples"


@pytest.fixture(scope="module")
def weights() -> Path:
    try:
        return find_weights(EFFICIENTNET_LITE0, [BESIDE / "weights", FETCHED])
    except WeightsMissing:
        pytest.skip(
            "the weights of efficientnet-lite0 are not here: scripts/fetch-weights efficientnet-lite0"
        )


@pytest.fixture(scope="module")
def classifier(weights: Path, tmp_path_factory: pytest.TempPathFactory) -> Classifier:
    return open_classifier(weights, tmp_path_factory.mktemp("cache"))


def pixels(name: str) -> np.ndarray:
    image = cv2.imread(str(SAMPLES / name))
    assert image is not None
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


@pytest.mark.parametrize(("name", "labels"), [("cat.jpg", ["animal", "cat"]), ("coffee.jpg", ["coffee"])])
def test_a_photo_shows_what_people_would_say(name: str, labels: list[str], classifier: Classifier) -> None:
    found = classifier.look(pixels(name))

    assert [label.name for label in found] == labels
    assert all(0.5 < label.confidence <= 1 for label in found)


def test_openvino_computes_what_the_network_does(weights: Path, classifier: Classifier) -> None:
    square = middle(pixels("cat.jpg"), EFFICIENTNET_LITE0.side)
    planes = torch.from_numpy(square).permute(2, 0, 1).unsqueeze(0).float()
    with torch.inference_mode():
        expected = load_network(weights)((planes - MEAN) / SCALE)[0].numpy()

    [logits] = classifier.engine.run(square)

    # In bf16, where the CPU has it.
    assert np.abs(logits - expected).max() < 0.25


def test_who_serves_it_never_loads_pytorch(weights: Path, classifier: Classifier, tmp_path: Path) -> None:
    program = (
        "import sys, numpy; from pathlib import Path; from classifier.classifier import open_classifier; "
        "classifier = open_classifier(Path(sys.argv[1]), Path(sys.argv[2])); "
        "classifier.look(numpy.zeros((300, 400, 3), numpy.uint8)); "
        "sys.exit('torch' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(weights), str(tmp_path)]
    subprocess.run(command, check=True, cwd=PACKAGE.parent, timeout=120)


def test_other_files_are_refused_in_words(tmp_path: Path) -> None:
    other = tmp_path / "efficientnet-lite0.pth"
    other.write_bytes(b"no weights at all")

    with pytest.raises(NotWeights, match="is not the weights of EfficientNet-Lite0"):
        load_network(other)
    with pytest.raises(EngineUnavailable, match="could not be converted"):
        open_classifier(other, tmp_path / "cache")
