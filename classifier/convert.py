"""``python -m classifier.convert WEIGHTS FOLDER``: the PyTorch network into OpenVINO's own format.

What it writes takes pixels as they are, (1, side, side, 3) in uint8, and gives (1, 1000) logits.
"""

import sys
from pathlib import Path
from typing import Final

import torch

from classifier.network import load_network
from classifier.weights import EFFICIENTNET_LITE0
from yolov3.engines.openvino_library import load_openvino
from yolov3.engines.saving import save

MEAN: Final = 127.0
SCALE: Final = 128.0


def main(weights: Path, folder: Path) -> None:
    openvino = load_openvino()
    pixels = torch.zeros(1, 3, EFFICIENTNET_LITE0.side, EFFICIENTNET_LITE0.side)
    traced = torch.jit.trace(load_network(weights), pixels, check_trace=False)  # type: ignore[no-untyped-call]  # untyped there
    converted = openvino.convert_model(traced, example_input=pixels, input=list(pixels.shape))
    steps = openvino.preprocess.PrePostProcessor(converted)
    steps.input().tensor().set_element_type(openvino.Type.u8).set_layout(openvino.Layout("NHWC"))
    steps.input().preprocess().convert_element_type(openvino.Type.f32).mean(MEAN).scale(SCALE)
    steps.input().model().set_layout(openvino.Layout("NCHW"))
    save(openvino, steps.build(), folder)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
