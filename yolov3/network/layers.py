"""Darknet's layers in PyTorch, computing what Darknet computes."""

import torch
import torch.nn.functional as F  # noqa: N812 (the name that PyTorch's own documentation gives it)
from torch import Tensor, nn

from yolov3.darknet.blocks import Activation, Block, Convolutional, MaxPool, Route, Shortcut, Upsample
from yolov3.darknet.shapes import Shape

# Lower than anything a network computes, and unlike float32's lowest still finite in bfloat16.
LOWEST = -1e30


def activation_layer(activation: Activation) -> nn.Module:
    match activation:
        case Activation.RELU:
            return nn.ReLU()
        case Activation.LEAKY:
            return nn.LeakyReLU(0.1)
        case Activation.LOGISTIC:
            return nn.Sigmoid()
        case Activation.SWISH:
            return nn.SiLU()
        case Activation.MISH:
            return nn.Mish()
        case Activation.LINEAR:
            return nn.Identity()


class Convolution(nn.Module):
    def __init__(self, block: Convolutional, channels: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(
            channels,
            block.filters,
            block.size,
            stride=block.stride,
            padding=block.padding,
            groups=block.groups,
            bias=not block.batch_normalize,
        )
        # Darknet's epsilon, ten times smaller than PyTorch's.
        self.norm = nn.BatchNorm2d(block.filters, eps=1e-6) if block.batch_normalize else nn.Identity()
        self.activation = activation_layer(block.activation)

    def forward(self, entering: Tensor) -> Tensor:
        activated: Tensor = self.activation(self.norm(self.conv(entering)))
        return activated


class Pooling(nn.Module):
    """Pads as Darknet does: the smaller half of the padding left and above, what the windows reach
    over right and below, never with zeros."""

    def __init__(self, block: MaxPool, entering: Shape) -> None:
        super().__init__()
        self.size, self.stride = block.size, block.stride
        before = block.padding // 2
        right, below = (
            max(0, self._reach(side, block) - before - side) for side in (entering.width, entering.height)
        )
        self.padding = (before, right, before, below)

    @staticmethod
    def _reach(side: int, block: MaxPool) -> int:
        steps = (side + block.padding - block.size) // block.stride
        return steps * block.stride + block.size

    def forward(self, entering: Tensor) -> Tensor:
        padded = F.pad(entering, self.padding, value=LOWEST) if any(self.padding) else entering
        return F.max_pool2d(padded, self.size, self.stride)


class Addition(nn.Module):
    def __init__(self, block: Shortcut) -> None:
        super().__init__()
        self.activation = activation_layer(block.activation)

    def forward(self, straight: Tensor, source: Tensor) -> Tensor:
        added: Tensor = self.activation(straight + source)
        return added


class Concatenation(nn.Module):
    def __init__(self, block: Route) -> None:
        super().__init__()
        self.groups, self.group = block.groups, block.group

    def forward(self, *sources: Tensor) -> Tensor:
        slices = [source.chunk(self.groups, dim=1)[self.group] for source in sources]
        return torch.cat(slices, dim=1) if len(slices) > 1 else slices[0]


def layer_for(block: Block, entering: tuple[Shape, ...]) -> nn.Module:
    match block:
        case Convolutional():
            return Convolution(block, entering[0].channels)
        case MaxPool():
            return Pooling(block, entering[0])
        case Upsample():
            return nn.Upsample(scale_factor=block.stride, mode="nearest")
        case Shortcut():
            return Addition(block)
        case Route():
            return Concatenation(block)
        case _:  # Dropout does nothing once trained; a head's numbers are decoded outside the network.
            return nn.Identity()
