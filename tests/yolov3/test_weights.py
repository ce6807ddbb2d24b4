from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from yolov3.darknet.blocks import Network
from yolov3.darknet.cfg import parse_cfg, read_cfg
from yolov3.darknet.weights import read_weights
from yolov3.errors import NotWeights, WeightsError, WeightsTooLong, WeightsTooShort, WrongModel
from yolov3.models.catalogue import catalogue, find_model

WriteWeights = Callable[[Network, Path], Path]

NETWORK = parse_cfg(
    "[net]\nwidth=8\nheight=8\n"
    "[convolutional]\nbatch_normalize=1\nfilters=2\nsize=1\nactivation=leaky\n"
    "[convolutional]\nfilters=6\nsize=1\nactivation=linear\n"
    "[yolo]\nanchors=1,2\nclasses=1\nnum=1\n"
)
# First convolution: 4 x 2 for the normalisation, 2 x 3 kernels; second: 6 biases, 6 x 2 kernels.
NUMBERS = np.arange(32, dtype="<f4")


def _file(folder: Path, header: list[int], numbers: np.ndarray[tuple[int], np.dtype[np.float32]]) -> Path:
    path = folder / "some.weights"
    path.write_bytes(np.array(header, "<i4").tobytes() + numbers.tobytes())
    return path


@pytest.mark.parametrize("header", [[0, 1, 0, 64], [0, 2, 0, 64, 0], [0, 2, 5, 64, 0], [1, 0, 0, 64, 0]])
def test_numbers_are_read_behind_the_header_of_every_version(tmp_path: Path, header: list[int]) -> None:
    first, second = read_weights(_file(tmp_path, header, NUMBERS), NETWORK)
    assert first.norm is not None
    assert first.biases.tolist() == [0, 1]
    assert first.norm.scales.tolist() == [2, 3]
    assert first.norm.means.tolist() == [4, 5]
    assert first.norm.variances.tolist() == [6, 7]
    assert first.kernels.ravel().tolist() == [8, 9, 10, 11, 12, 13]
    assert second.norm is None
    assert second.biases.tolist() == [14, 15, 16, 17, 18, 19]
    assert second.kernels.shape == (6, 2, 1, 1)
    assert second.kernels[-1, -1, 0, 0] == 31


def test_a_file_that_ends_early_names_the_block_it_ends_in(tmp_path: Path) -> None:
    with pytest.raises(WeightsTooShort, match=r"number 31, within block 1 \[convolutional\], line 9"):
        read_weights(_file(tmp_path, [0, 2, 0, 0, 0], NUMBERS[:-1]), NETWORK)


def test_numbers_left_over_are_counted(tmp_path: Path) -> None:
    with pytest.raises(WeightsTooLong, match="3 numbers more than the model's 32"):
        read_weights(_file(tmp_path, [0, 2, 0, 0, 0], np.append(NUMBERS, NUMBERS[:3])), NETWORK)


def test_a_negative_variance_tells_the_weights_of_another_model(tmp_path: Path) -> None:
    numbers = NUMBERS.copy()
    numbers[7] = -0.1
    with pytest.raises(WrongModel, match="block 0"):
        read_weights(_file(tmp_path, [0, 2, 0, 0, 0], numbers), NETWORK)


def test_a_number_that_is_none_is_refused(tmp_path: Path) -> None:
    numbers = NUMBERS.copy()
    numbers[-1] = np.nan
    with pytest.raises(WrongModel, match="damaged: see block 1"):
        read_weights(_file(tmp_path, [0, 2, 0, 0, 0], numbers), NETWORK)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>404 Not Found</body></html>",
        b"PK\x03\x04" + bytes(60),
        np.array([0, 2, 0, 0, 0], "<i4").tobytes() + bytes(13),
        np.array([0, 2, 0, 0], "<i4").tobytes(),
        np.full(40, -1, "<i4").tobytes(),
    ],
)
def test_what_is_no_weights_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some.weights"
    path.write_bytes(data)
    with pytest.raises(NotWeights, match=r"some\.weights"):
        read_weights(path, NETWORK)


def test_the_light_models_weights_are_no_weights_of_the_default_one(shared_weights: Path) -> None:
    default = read_cfg(find_model("yolov3-tiny", catalogue()).cfg)
    with pytest.raises(WrongModel):
        read_weights(shared_weights / "yolo-fastest-1.1-xl.weights", default)


@pytest.mark.parametrize("name", ["yolov3-tiny", "yolo-fastest-1.1-xl", "yolov4-tiny", "yolov7-tiny"])
def test_a_models_network_takes_exactly_the_bytes_of_its_weights(
    name: str, tmp_path: Path, write_weights: WriteWeights
) -> None:
    model = find_model(name, catalogue())
    network = read_cfg(model.cfg)
    path = write_weights(network, tmp_path / model.weights)
    assert path.stat().st_size == model.size
    assert read_weights(path, network)


def test_one_number_less_is_an_error_for_a_whole_model(tmp_path: Path, write_weights: WriteWeights) -> None:
    network = read_cfg(find_model("yolo-fastest-1.1-xl", catalogue()).cfg)
    path = write_weights(network, tmp_path / "cut.weights")
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(WeightsError, match="cut short"):
        read_weights(path, network)
