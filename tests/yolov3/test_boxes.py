"""OpenCV's own reading of a head's numbers is the independent reference here."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from yolov3.boxes.postprocess import decode_head
from yolov3.choices import Precision
from yolov3.darknet.blocks import Network
from yolov3.darknet.cfg import read_cfg
from yolov3.engines.torch_engine import TorchEngine

LEAST = 0.3
CFG = (
    "[net]\nwidth=64\nheight=32\nchannels=3\n"
    "[convolutional]\nbatch_normalize=1\nfilters=8\nsize=3\nstride=4\npad=1\nactivation=mish\n"
    "[convolutional]\nfilters=16\nsize=1\nactivation={activation}\n"
    "[yolo]\nmask=0,2\nanchors=9,9, 5,5, 20,7\nclasses=3\nnum=3\n{extra}"
)


@pytest.mark.parametrize(
    ("activation", "extra"),
    [
        ("linear", ""),
        ("linear", "scale_x_y=1.05\n"),
        ("linear", "scale_x_y=1.2\nnew_coords=0\n"),
        ("logistic", "scale_x_y=2.0\nnew_coords=1\n"),
    ],
)
def test_boxes_and_scores_agree_with_opencv(
    activation: str,
    extra: str,
    tmp_path: Path,
    write_weights: Callable[[Network, Path], Path],
    noise: Callable[[int, int], NDArray[np.uint8]],
) -> None:
    cfg = tmp_path / "small.cfg"
    cfg.write_text(CFG.format(activation=activation, extra=extra))
    network = read_cfg(cfg)
    weights = write_weights(network, tmp_path / "small.weights")
    pixels = noise(64, 32)
    (raw,) = TorchEngine(cfg, weights, Precision.F32).run(pixels)
    found = decode_head(raw, network.heads[0], (64, 32), np.full(3, LEAST, np.float32))
    theirs = sorted(_of_opencv(cfg, weights, pixels))
    mine = sorted(
        (label, score, *corners)
        for label, score, corners in zip(
            found.classes.tolist(), found.scores.tolist(), found.boxes.tolist(), strict=True
        )
    )
    assert len(mine) > 10
    np.testing.assert_allclose(mine, theirs, rtol=0, atol=1e-3)


def _of_opencv(cfg: Path, weights: Path, pixels: NDArray[np.uint8]) -> list[tuple[float, ...]]:
    """Class, score and corners in pixels of what it scores high enough."""
    net = cv2.dnn.readNetFromDarknet(str(cfg), str(weights))
    net.setInput(cv2.dnn.blobFromImage(pixels, 1 / 255))
    rows = np.asarray(net.forward(), np.float64)
    centres, sizes = rows[:, :2] * (64, 32), rows[:, 2:4] * (64, 32)
    corners = np.hstack([centres - sizes / 2, centres + sizes / 2])
    return [
        (int(label), float(rows[row, 5 + label]), *corners[row].tolist())
        for row, label in np.argwhere(rows[:, 5:] > LEAST)
    ]
