"""``python -m yolov3.engines.convert CFG WEIGHTS FOLDER``: a PyTorch network into OpenVINO's own format.

What it writes takes pixels as they are, (1, height, width, 3) in uint8, of any height and width, and gives
the raw heads.
"""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import torch

from yolov3.darknet.cfg import read_cfg
from yolov3.engines.openvino_library import load_openvino
from yolov3.engines.saving import save
from yolov3.network.model import fuse, load_model


def main(cfg: Path, weights: Path, folder: Path) -> None:
    openvino = load_openvino()
    save(openvino, _take_pixels(openvino, _converted(openvino, cfg, weights)), folder)


def _converted(openvino: ModuleType, cfg: Path, weights: Path) -> Any:
    network = read_cfg(cfg)
    model = fuse(load_model(network, weights))
    pixels = torch.zeros(1, 3, network.height, network.width)
    traced = torch.jit.trace(model, pixels, check_trace=False)  # type: ignore[no-untyped-call]  # untyped there
    return openvino.convert_model(traced, example_input=pixels, input=[1, 3, -1, -1])


def _take_pixels(openvino: ModuleType, converted: Any) -> Any:
    steps = openvino.preprocess.PrePostProcessor(converted)
    steps.input().tensor().set_element_type(openvino.Type.u8).set_layout(openvino.Layout("NHWC"))
    steps.input().preprocess().convert_element_type(openvino.Type.f32).scale(255.0)
    steps.input().model().set_layout(openvino.Layout("NCHW"))
    return steps.build()


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
