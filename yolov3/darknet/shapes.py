"""The shape of what every block gives, and the check that the blocks fit together."""

from dataclasses import dataclass
from functools import singledispatch

from yolov3.darknet.blocks import Block, Convolutional, MaxPool, Network, Route, Shortcut, Upsample, Yolo
from yolov3.errors import CfgError


@dataclass(frozen=True)
class Shape:
    channels: int
    height: int
    width: int


def sources_of(number: int, block: Block) -> tuple[int, ...]:
    """The blocks whose output this one takes; -1 is the network's input."""
    if isinstance(block, Route):
        return block.sources
    if isinstance(block, Shortcut):
        return number - 1, block.source
    return (number - 1,)


def input_shapes(network: Network) -> list[tuple[Shape, ...]]:
    """Per block the shapes of its sources. Raises CfgError where blocks do not fit together."""
    outputs = [Shape(3, network.height, network.width)]
    inputs: list[tuple[Shape, ...]] = []
    for number, block in enumerate(network.blocks):
        inputs.append(tuple(outputs[source + 1] for source in sources_of(number, block)))
        shape = _output(block, inputs[-1])
        if min(shape.height, shape.width) < 1:
            raise CfgError(f"{block.location}: nothing is left of an input of {inputs[-1][0]}")
        outputs.append(shape)
    return inputs


def stride_of(network: Network) -> int:
    """How many pixels of the input a cell stands for where it is coarsest.

    Of an input whose sides are multiples of it, every block makes the same share that it makes of the
    cfg's own.
    """
    narrowest = min(shape.width for entering in input_shapes(network) for shape in entering)
    return -(-network.width // narrowest)


def check_shapes(network: Network) -> None:
    """Raises CfgError where blocks do not fit together or no detector comes out of them."""
    input_shapes(network)
    if not network.heads:
        raise CfgError("the network has no [yolo] block")
    for head in network.heads:
        if head.classes != network.classes:
            raise CfgError(
                f"{head.location}: {head.classes} classes, but {network.classes} in an earlier head"
            )
    for number, block in enumerate(network.blocks):
        for source in sources_of(number, block):
            if source >= 0 and isinstance(network.blocks[source], Yolo):
                raise CfgError(f"{block.location}: takes its input from a [yolo] block")


def _slide(block: Convolutional | MaxPool, padding: int, entering: Shape, channels: int) -> Shape:
    """What a window of ``block.size`` gives, moved by ``block.stride`` over the padded input."""
    height, width = (
        (side + padding - block.size) // block.stride + 1 for side in (entering.height, entering.width)
    )
    return Shape(channels, height, width)


@singledispatch
def _output(block: Block, inputs: tuple[Shape, ...]) -> Shape:
    return inputs[0]


@_output.register
def _(block: Convolutional, inputs: tuple[Shape, ...]) -> Shape:
    (entering,) = inputs
    if entering.channels % block.groups or block.filters % block.groups:
        raise CfgError(
            f"{block.location}: groups={block.groups} divides not both the {entering.channels} channels "
            f"that enter and the {block.filters} filters"
        )
    return _slide(block, 2 * block.padding, entering, block.filters)


@_output.register
def _(block: MaxPool, inputs: tuple[Shape, ...]) -> Shape:
    (entering,) = inputs
    return _slide(block, block.padding, entering, entering.channels)


@_output.register
def _(block: Upsample, inputs: tuple[Shape, ...]) -> Shape:
    (entering,) = inputs
    return Shape(entering.channels, entering.height * block.stride, entering.width * block.stride)


@_output.register
def _(block: Shortcut, inputs: tuple[Shape, ...]) -> Shape:
    straight, source = inputs
    if straight != source:
        raise CfgError(f"{block.location}: adds {source} of block {block.source} to {straight}")
    return straight


@_output.register
def _(block: Route, inputs: tuple[Shape, ...]) -> Shape:
    first = inputs[0]
    if any((shape.height, shape.width) != (first.height, first.width) for shape in inputs):
        raise CfgError(f"{block.location}: its sources differ in height or width")
    if any(shape.channels % block.groups for shape in inputs):
        raise CfgError(
            f"{block.location}: the channels of a source cannot be split into {block.groups} groups"
        )
    return Shape(sum(shape.channels for shape in inputs) // block.groups, first.height, first.width)


@_output.register
def _(block: Yolo, inputs: tuple[Shape, ...]) -> Shape:
    (entering,) = inputs
    if entering.channels != block.channels:
        raise CfgError(
            f"{block.location}: {len(block.anchors)} anchors of 5 + {block.classes} numbers need "
            f"{block.channels} channels, but {entering.channels} enter"
        )
    return entering
