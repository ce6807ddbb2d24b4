"""The same network under other engines: what ours are measured against."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray

from yolov3.darknet.blocks import Convolutional, Network
from yolov3.darknet.cfg import read_cfg
from yolov3.darknet.shapes import input_shapes
from yolov3.network.model import fuse, load_model

Run = Callable[[NDArray[np.uint8]], object]


def eager_torch(cfg: Path, weights: Path) -> Run:
    """As the network is defined: nothing folded, channels first."""
    model = load_model(read_cfg(cfg), weights)

    def run(pixels: NDArray[np.uint8]) -> object:
        with torch.inference_mode():
            return model(torch.from_numpy(_planes(pixels)))

    return run


def opencv(cfg: Path, weights: Path) -> Run:
    net = cv2.dnn.readNetFromDarknet(str(cfg), str(weights))
    names = net.getUnconnectedOutLayersNames()

    def run(pixels: NDArray[np.uint8]) -> object:
        net.setInput(cv2.dnn.blobFromImage(pixels, 1 / 255))
        return net.forward(names)

    return run


def onnx_runtime(cfg: Path, weights: Path, folder: Path) -> Run:
    """The module that the other engines run, exported by PyTorch."""
    network, exported = read_cfg(cfg), folder / "exported.onnx"
    example = torch.zeros(1, 3, network.height, network.width)
    model = fuse(load_model(network, weights))
    torch.onnx.export(model, (example,), exported, dynamo=True, external_data=False, verbose=False)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session: Any = onnxruntime.InferenceSession(exported, options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda pixels: session.run(None, {name: _planes(pixels)})


def random_weights(network: Network, path: Path) -> Path:
    """For models whose real weights are not there: the time does not depend on the numbers."""
    generator = np.random.default_rng(0)
    with path.open("wb") as file:
        file.write(np.array([0, 2, 0, 0, 0], "<i4").tobytes())
        for block, (entering, *_) in zip(network.blocks, input_shapes(network), strict=True):
            if isinstance(block, Convolutional):
                fan_in = entering.channels // block.groups * block.size**2
                norm = np.ones(block.filters * (3 if block.batch_normalize else 0), "<f4")
                kernels = generator.standard_normal(block.filters * fan_in, np.float32) / fan_in**0.5
                # As trained ones do, the heads see nothing nearly everywhere.
                biases = np.full(block.filters, 0 if block.batch_normalize else -8, "<f4")
                file.write(biases.tobytes() + norm.tobytes())
                file.write(kernels.astype("<f4").tobytes())
    return path


def _planes(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    return np.ascontiguousarray(pixels.transpose(2, 0, 1)[np.newaxis], np.float32) / np.float32(255)
