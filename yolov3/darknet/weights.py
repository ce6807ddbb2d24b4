"""Darknet's weights file, as arrays per convolution.

The file is a header (major, minor, revision as int32, then the number of images seen, in 8 bytes from
version 0.2 on, in 4 before) and float32 numbers: per convolution its biases or, with batch
normalisation, the layer's biases, scales, means and variances; then its kernels.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from yolov3.darknet.blocks import Convolutional, Network
from yolov3.darknet.shapes import input_shapes
from yolov3.errors import NotWeights, WeightsTooLong, WeightsTooShort, WrongModel

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class BatchNorm:
    """What normalises a convolution's output, one number per filter."""

    scales: Floats
    means: Floats
    variances: Floats


@dataclass(frozen=True)
class Weights:
    """The numbers of one convolution; ``kernels`` is (filters, channels / groups, size, size)."""

    biases: Floats
    norm: BatchNorm | None
    kernels: Floats


def read_weights(path: Path, network: Network) -> list[Weights]:
    """The weights of the network's convolutions, in its order, the file used up to its last number.

    Raises NotWeights, WrongModel, WeightsTooShort or WeightsTooLong.
    """
    numbers = _numbers_after_header(path)
    weights: list[Weights] = []
    used = 0
    for block, channels in _convolutions(network):
        needed = _count(block, channels)
        if used + needed > numbers.size:
            raise WeightsTooShort(
                f"{path.name} ends at number {numbers.size}, within {block.location}: it is cut short, or "
                "belongs to another model"
            )
        weights.append(_split(numbers[used : used + needed], block, channels))
        _check_plausible(weights[-1], block, path)
        used += needed
    if used != numbers.size:
        raise WeightsTooLong(f"{path.name} has {numbers.size - used} numbers more than the model's {used}")
    return weights


def _numbers_after_header(path: Path) -> Floats:
    data = path.read_bytes()
    if len(data) < 16:
        raise NotWeights(f"{path.name} is no Darknet weights file: it has only {len(data)} bytes")
    major, minor, revision = (int(number) for number in np.frombuffer(data, "<i4", count=3))
    if not (0 <= major < 10 and 0 <= minor < 100 and 0 <= revision < 1000):
        raise NotWeights(f"{path.name} is no Darknet weights file: it does not begin with a version")
    header = 12 + (8 if (major, minor) >= (0, 2) else 4)
    if len(data) < header or (len(data) - header) % 4:
        raise NotWeights(f"{path.name} is no whole Darknet weights file: a number is cut in two")
    return np.frombuffer(data, "<f4", offset=header)


def _convolutions(network: Network) -> Iterator[tuple[Convolutional, int]]:
    """Each convolution with the number of channels that one of its filters sees."""
    for block, (entering, *_) in zip(network.blocks, input_shapes(network), strict=True):
        if isinstance(block, Convolutional):
            yield block, entering.channels // block.groups


def _count(block: Convolutional, channels: int) -> int:
    return block.filters * (channels * block.size**2 + (4 if block.batch_normalize else 1))


def _split(numbers: Floats, block: Convolutional, channels: int) -> Weights:
    per_filter, kernels = np.split(numbers, [block.filters * (4 if block.batch_normalize else 1)])
    biases, *norm = per_filter.reshape(-1, block.filters)
    return Weights(
        biases=biases,
        norm=BatchNorm(*norm) if block.batch_normalize else None,
        kernels=kernels.reshape(block.filters, channels, block.size, block.size),
    )


def _check_plausible(weights: Weights, block: Convolutional, path: Path) -> None:
    """No length tells two models apart whose layers begin alike, but a variance is never negative."""
    finite = np.isfinite(weights.biases).all() and np.isfinite(weights.kernels).all()
    if not finite or (weights.norm and not (weights.norm.variances >= 0).all()):
        raise WrongModel(
            f"{path.name} holds the weights of another model, or is damaged: see {block.location}"
        )
