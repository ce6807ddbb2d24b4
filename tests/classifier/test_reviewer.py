"""What judges pictures, with its real weights, where they are: on photos that come with the detector."""

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from classifier.conversion import prepare
from classifier.reviewer import Reviewer, open_reviewer, squeezed
from classifier.weights import OPEN_NSFW
from yolov3.engines.openvino_library import load_openvino
from yolov3.errors import EngineUnavailable, WeightsMissing
from yolov3.models.finding import FETCHED, find_weights
from yolov3.package import PACKAGE

BESIDE = Path(os.environ.get("SHARED_DIR", PACKAGE.parents[1] / "shared"))
SAMPLES = PACKAGE / "data" / "samples"
HARMLESS = ("astronaut.jpg", "cat.jpg", "coffee.jpg")
MEAN_BGR = np.array([104, 117, 123], np.float32)


@pytest.fixture(scope="module")
def weights() -> Path:
    try:
        return find_weights(OPEN_NSFW, [BESIDE / "weights", FETCHED])
    except WeightsMissing:
        pytest.skip("the weights of open-nsfw are not here: scripts/fetch-weights open-nsfw")


@pytest.fixture(scope="module")
def reviewer(weights: Path, tmp_path_factory: pytest.TempPathFactory) -> Reviewer:
    return open_reviewer(weights, tmp_path_factory.mktemp("cache"))


def pixels(name: str) -> np.ndarray:
    image = cv2.imread(str(SAMPLES / name))
    assert image is not None
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_photos_score_low(name: str, reviewer: Reviewer) -> None:
    assert 0 <= reviewer.score(pixels(name)) < 0.2


@pytest.mark.parametrize("name", HARMLESS)
def test_the_conversion_computes_what_the_file_says(name: str, weights: Path, reviewer: Reviewer) -> None:
    """Given pixels as the network was made for: BGR, without the mean of its training set."""
    openvino = load_openvino()
    exact = {"INFERENCE_PRECISION_HINT": openvino.Type.f32}
    network = openvino.Core().compile_model(str(weights), "CPU", exact)
    square = squeezed(pixels(name), OPEN_NSFW.side)
    expected = network((square[:, :, ::-1] - MEAN_BGR)[np.newaxis].astype(np.float32))[0][0]

    [shares] = reviewer.engine.run(square)

    # In bf16, where the CPU has it.
    assert np.abs(shares - expected).max() < 0.03


def test_who_serves_it_loads_neither_pytorch_nor_onnxruntime(weights: Path, tmp_path: Path) -> None:
    program = (
        "import sys, numpy; from pathlib import Path; from classifier.reviewer import open_reviewer; "
        "open_reviewer(Path(sys.argv[1]), Path(sys.argv[2])).score(numpy.zeros((300, 400, 3), numpy.uint8)); "
        "sys.exit(bool({'torch', 'onnxruntime'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(weights), str(tmp_path)]
    subprocess.run(command, check=True, cwd=PACKAGE.parent, timeout=120)


@pytest.mark.parametrize("size", [(1, 1), (3000, 2), (224, 224), (480, 640)])
def test_any_picture_becomes_a_square(size: tuple[int, int]) -> None:
    assert squeezed(np.zeros((*size, 3), np.uint8), 224).shape == (224, 224, 3)


def test_other_files_are_refused_in_words(tmp_path: Path) -> None:
    other = tmp_path / "open-nsfw.onnx"
    other.write_bytes(b"no weights at all")

    with pytest.raises(EngineUnavailable, match="is not the weights of open_nsfw"):
        prepare(OPEN_NSFW, other, tmp_path / "cache")
