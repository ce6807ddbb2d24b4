"""EfficientNet-Lite0 in PyTorch, only to be converted: the process that serves never loads it.

Tan and Le, EfficientNet (2019), in the variant "lite" of TensorFlow's TPU models: no squeeze-and-excitation,
ReLU6, stem and head not scaled. Modules have the names of the weights' file.
"""

from collections import OrderedDict
from pathlib import Path
from pickle import UnpicklingError
from typing import Final

import torch
from torch import Tensor, nn

from yolov3.errors import NotWeights

# (blocks, kernel, stride, expansion, channels) of each stage
STAGES: Final = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
STEM: Final = 32
HEAD: Final = 1280
CLASSES: Final = 1000
EPSILON: Final = 1e-3


class SameConv(nn.Conv2d):
    """Pads as TensorFlow's SAME: with stride 2 one more below and at the right, where the side is even."""

    def forward(self, features: Tensor) -> Tensor:
        kernel, stride = self.kernel_size[0], self.stride[0]
        (before_y, after_y), (before_x, after_x) = (
            _padding(side, kernel, stride) for side in features.shape[-2:]
        )
        padded = nn.functional.pad(features, (before_x, after_x, before_y, after_y))
        return super().forward(padded)


def _padding(side: int, kernel: int, stride: int) -> tuple[int, int]:
    whole = max(0, (-(-side // stride) - 1) * stride + kernel - side)
    return whole // 2, whole - whole // 2


class Block(nn.Module):
    """An inverted bottleneck: widened, convolved channel by channel, narrowed."""

    def __init__(self, before: int, after: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        inner = before * expansion
        self._expand_conv = SameConv(before, inner, 1, bias=False) if expansion != 1 else None
        self._bn0 = nn.BatchNorm2d(inner, EPSILON) if expansion != 1 else None
        self._depthwise_conv = SameConv(inner, inner, kernel, stride, groups=inner, bias=False)
        self._bn1 = nn.BatchNorm2d(inner, EPSILON)
        self._project_conv = SameConv(inner, after, 1, bias=False)
        self._bn2 = nn.BatchNorm2d(after, EPSILON)
        self._adds = stride == 1 and before == after

    def forward(self, features: Tensor) -> Tensor:
        inner = features
        if self._expand_conv is not None and self._bn0 is not None:
            inner = nn.functional.relu6(self._bn0(self._expand_conv(inner)))
        inner = nn.functional.relu6(self._bn1(self._depthwise_conv(inner)))
        narrowed: Tensor = self._bn2(self._project_conv(inner))
        return narrowed + features if self._adds else narrowed


class EfficientNetLite0(nn.Module):
    """From (batch, 3, height, width) in -1 to 1 to (batch, 1000) logits."""

    def __init__(self) -> None:
        super().__init__()
        self._conv_stem = SameConv(3, STEM, 3, 2, bias=False)
        self._bn0 = nn.BatchNorm2d(STEM, EPSILON)
        self._blocks = nn.ModuleList(_blocks())
        self._conv_head = SameConv(STAGES[-1][-1], HEAD, 1, bias=False)
        self._bn1 = nn.BatchNorm2d(HEAD, EPSILON)
        self._fc = nn.Linear(HEAD, CLASSES)

    def forward(self, pixels: Tensor) -> Tensor:
        features = nn.functional.relu6(self._bn0(self._conv_stem(pixels)))
        for block in self._blocks:
            features = block(features)
        features = nn.functional.relu6(self._bn1(self._conv_head(features)))
        logits: Tensor = self._fc(features.mean((2, 3)))
        return logits


def _blocks() -> list[Block]:
    blocks, before = [], STEM
    for count, kernel, stride, expansion, channels in STAGES:
        for number in range(count):
            blocks.append(Block(before, channels, kernel, stride if number == 0 else 1, expansion))
            before = channels
    return blocks


def load_network(weights: Path) -> EfficientNetLite0:
    """Raises NotWeights if the file is not this network's."""
    network = EfficientNetLite0()
    try:
        state = torch.load(weights, map_location="cpu", weights_only=True)
        network.load_state_dict(OrderedDict(state))
    except (OSError, RuntimeError, ValueError, TypeError, KeyError, EOFError, UnpicklingError) as fault:
        raise NotWeights(f"{weights} is not the weights of EfficientNet-Lite0") from fault
    return network.eval()
