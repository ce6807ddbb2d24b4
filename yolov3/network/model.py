"""The network in PyTorch: blocks that take their input from the blocks they name."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from yolov3.darknet.blocks import Network, Yolo
from yolov3.darknet.shapes import input_shapes, sources_of
from yolov3.darknet.weights import Floats, Weights, read_weights
from yolov3.network.layers import Convolution, layer_for


class Darknet(nn.Module):
    """Gives the raw numbers of every head, before any sigmoid.

    Takes (batch, 3, height, width) in RGB from 0 to 1; gives per head
    (batch, anchors * (5 + classes), grid height, grid width).
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            layer_for(block, entering)
            for block, entering in zip(network.blocks, input_shapes(network), strict=True)
        )
        self.sources = [sources_of(number, block) for number, block in enumerate(network.blocks)]
        self.heads = [number for number, block in enumerate(network.blocks) if isinstance(block, Yolo)]

    def forward(self, pixels: Tensor) -> tuple[Tensor, ...]:
        outputs = {-1: pixels}
        for number, (layer, sources) in enumerate(zip(self.layers, self.sources, strict=True)):
            outputs[number] = layer(*(outputs[source] for source in sources))
        return tuple(outputs[head] for head in self.heads)

    def convolutions(self) -> list[Convolution]:
        return [layer for layer in self.layers if isinstance(layer, Convolution)]


def load_model(network: Network, weights: Path) -> Darknet:
    """The network as it was trained, for inference. Raises WeightsError."""
    model = Darknet(network).eval().requires_grad_(False)
    fill(model, read_weights(weights, network))
    return model


def fill(model: Darknet, weights: Sequence[Weights]) -> None:
    for layer, numbers in zip(model.convolutions(), weights, strict=True):
        _copy(layer.conv.weight, numbers.kernels)
        if numbers.norm is None:
            _copy(layer.conv.bias, numbers.biases)
        else:
            _copy(layer.norm.bias, numbers.biases)
            _copy(layer.norm.weight, numbers.norm.scales)
            _copy(layer.norm.running_mean, numbers.norm.means)
            _copy(layer.norm.running_var, numbers.norm.variances)


def fuse(model: Darknet) -> Darknet:
    """Folds every batch normalisation into its convolution, in place: the same function, fewer steps."""
    for layer in model.convolutions():
        if isinstance(layer.norm, nn.BatchNorm2d):
            layer.conv = fuse_conv_bn_eval(layer.conv, layer.norm)
            layer.norm = nn.Identity()
    return model


def _copy(parameter: object, numbers: Floats) -> None:
    if not isinstance(parameter, Tensor):
        raise TypeError(f"{parameter!r} takes no weights")
    parameter.copy_(torch.from_numpy(numbers.copy()))
