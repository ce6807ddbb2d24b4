"""OpenCV's own reading of Darknet files is the independent reference here."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from yolov3.choices import Precision
from yolov3.darknet.blocks import Network
from yolov3.darknet.cfg import parse_cfg, read_cfg
from yolov3.engines.torch_engine import TorchEngine
from yolov3.models.catalogue import catalogue, find_model
from yolov3.network.model import fuse, load_model

WriteWeights = Callable[[Network, Path], Path]
Noise = Callable[[int, int], NDArray[np.uint8]]


def _heads_of_opencv(cfg: Path, weights: Path, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    net = cv2.dnn.readNetFromDarknet(str(cfg), str(weights))
    net.setInput(cv2.dnn.blobFromImage(pixels, 1 / 255))
    names = [
        f"logistic_{head.location.number}" if head.new_coords else f"conv_{head.location.number - 1}"
        for head in read_cfg(cfg).heads
        if head.location.number
    ]
    return [np.asarray(head[0], np.float32) for head in net.forward(names)]


def _heads_of_torch(cfg: Path, weights: Path, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    return TorchEngine(cfg, weights, Precision.F32).run(pixels)


def _assert_heads_agree(cfg: Path, weights: Path, pixels: NDArray[np.uint8]) -> None:
    ours, theirs = _heads_of_torch(cfg, weights, pixels), _heads_of_opencv(cfg, weights, pixels)
    assert [head.shape for head in ours] == [head.shape for head in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        assert np.std(other) > 0.02, "a silent network would agree with anything"
        np.testing.assert_allclose(mine, other, rtol=0, atol=1e-4)


def test_yolov3_tiny_agrees_with_opencv(tmp_path: Path, write_weights: WriteWeights, noise: Noise) -> None:
    cfg = find_model("yolov3-tiny", catalogue()).cfg
    weights = write_weights(read_cfg(cfg), tmp_path / "tiny.weights")
    _assert_heads_agree(cfg, weights, noise(416, 416))


def test_yolo_fastest_agrees_with_opencv_on_its_real_weights(shared_weights: Path, noise: Noise) -> None:
    model = find_model("yolo-fastest-1.1-xl", catalogue())
    _assert_heads_agree(model.cfg, shared_weights / model.weights, noise(320, 320))


@pytest.mark.parametrize(
    "name", ["yolov3", "yolov3-spp", "yolov4", "yolov4-csp", "yolov4-tiny", "yolov7-tiny"]
)
def test_the_other_networks_agree_with_opencv(
    name: str, tmp_path: Path, write_weights: WriteWeights, noise: Noise
) -> None:
    """On a smaller input than their own."""
    model = find_model(name, catalogue())
    cfg = tmp_path / "smaller.cfg"
    own = f"width={model.width}\nheight={model.height}"
    text = model.cfg.read_text()
    assert own in text
    cfg.write_text(text.replace(own, "width=160\nheight=128"))
    weights = write_weights(read_cfg(cfg), tmp_path / "some.weights")
    assert weights.stat().st_size == model.size, "of the file that is published"
    _assert_heads_agree(cfg, weights, noise(160, 128))
    weights.unlink()


CONV = "[convolutional]\nbatch_normalize=1\nfilters=8\nsize=3\nstride=1\npad=1\nactivation=leaky\n"
HEAD = (
    "[convolutional]\nfilters=12\nsize=1\nactivation=linear\n"
    "[yolo]\nmask=0,1\nanchors=9,9, 5,5\nclasses=1\nnum=2\n"
)


@pytest.mark.parametrize(
    "blocks",
    [
        *(
            pytest.param(CONV.replace("leaky", activation), id=activation)
            for activation in ("relu", "leaky", "logistic", "swish", "mish", "linear")
        ),
        *(
            pytest.param(f"{CONV}[maxpool]\nsize={size}\nstride={stride}\n", id=f"maxpool {size}/{stride}")
            for size, stride in ((2, 1), (2, 2), (3, 1), (3, 2), (5, 1), (9, 1), (13, 1))
        ),
        pytest.param(f"{CONV}[maxpool]\nsize=3\nstride=2\npadding=1\n", id="maxpool padding"),
        pytest.param(f"{CONV}{CONV}groups=4\n", id="groups"),
        pytest.param(f"{CONV}{CONV.replace('stride=1', 'stride=2')}", id="stride 2"),
        pytest.param(f"{CONV}{CONV.replace('size=3', 'size=5')}", id="kernel of 5"),
        pytest.param(f"{CONV}{CONV}[shortcut]\nfrom=-2\nactivation=linear\n", id="shortcut"),
        pytest.param(f"{CONV}{CONV}[dropout]\nprobability=.5\n[shortcut]\nfrom=-3\n", id="dropout"),
        pytest.param(f"{CONV}[upsample]\nstride=2\n", id="upsample"),
        pytest.param(f"{CONV}{CONV}[route]\nlayers=-1,-2\n", id="route"),
        pytest.param(f"{CONV}[route]\nlayers=-1\ngroups=2\ngroup_id=1\n", id="route group"),
    ],
)
def test_every_kind_of_block_agrees_with_opencv(
    blocks: str, tmp_path: Path, write_weights: WriteWeights, noise: Noise
) -> None:
    cfg = tmp_path / "small.cfg"
    cfg.write_text(f"[net]\nwidth=45\nheight=27\nchannels=3\n{blocks}{HEAD}")
    weights = write_weights(read_cfg(cfg), tmp_path / "small.weights")
    _assert_heads_agree(cfg, weights, noise(45, 27))


def test_the_pool_of_the_smallest_values_never_prefers_its_padding(tmp_path: Path) -> None:
    network = parse_cfg(f"[net]\nwidth=4\nheight=4\n[maxpool]\nsize=2\nstride=1\n{HEAD}")
    pool = load_model(network, _weights_of_zero(network, tmp_path)).layers[0]
    assert pool(torch.full((1, 3, 4, 4), -5.0)).eq(-5).all()


def test_folding_the_normalisation_changes_nothing(tmp_path: Path, write_weights: WriteWeights) -> None:
    network = parse_cfg(f"[net]\nwidth=16\nheight=16\n{CONV}{CONV}{HEAD}")
    weights = write_weights(network, tmp_path / "small.weights")
    pixels = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        (plain,), (fused,) = load_model(network, weights)(pixels), fuse(load_model(network, weights))(pixels)
    torch.testing.assert_close(fused, plain, rtol=0, atol=1e-5)
    assert not any("norm" in name for name, _ in fuse(load_model(network, weights)).named_parameters())


def _weights_of_zero(network: Network, folder: Path) -> Path:
    path = folder / "zero.weights"
    path.write_bytes(np.array([0, 2, 0, 0, 0], "<i4").tobytes() + bytes(4 * (12 + 12 * 3)))
    return path
