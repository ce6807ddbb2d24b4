"""The network of open_nsfw, which comes as ONNX, into OpenVINO's own format. OpenVINO reads it by itself.

What it writes takes pixels as they are, (1, side, side, 3) in uint8 of RGB, and gives (1, 2) shares.
"""

from pathlib import Path
from typing import Final

from yolov3.engines.openvino_library import load_openvino
from yolov3.engines.saving import save
from yolov3.errors import EngineUnavailable

MEAN_BGR: Final = [104.0, 117.0, 123.0]


def convert_onnx(weights: Path, folder: Path) -> None:
    """Raises EngineUnavailable where it is no such network."""
    openvino = load_openvino()
    try:
        steps = openvino.preprocess.PrePostProcessor(openvino.Core().read_model(weights))
        colours = openvino.preprocess.ColorFormat
        tensor = steps.input().tensor().set_element_type(openvino.Type.u8)
        tensor.set_layout(openvino.Layout("NHWC")).set_color_format(colours.RGB)
        floats = steps.input().preprocess().convert_element_type(openvino.Type.f32)
        floats.convert_color(colours.BGR).mean(MEAN_BGR)
        steps.input().model().set_layout(openvino.Layout("NHWC"))
        save(openvino, steps.build(), folder)
    except RuntimeError as fault:
        raise EngineUnavailable(f"{weights} is not the weights of open_nsfw") from fault
