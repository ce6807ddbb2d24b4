"""The parts a Darknet network is made of, as values.

A block's number is its place in Darknet's own count, which begins with 0 after ``[net]``; ``sources``
are such numbers, already absolute.
"""

from dataclasses import dataclass
from enum import StrEnum


class Activation(StrEnum):
    LINEAR = "linear"
    RELU = "relu"
    LEAKY = "leaky"
    LOGISTIC = "logistic"
    SWISH = "swish"
    MISH = "mish"


@dataclass(frozen=True)
class Location:
    """Where a block stands in its cfg file."""

    section: str
    number: int | None
    line: int

    def __str__(self) -> str:
        block = "" if self.number is None else f"block {self.number} "
        return f"{block}[{self.section}], line {self.line}"


@dataclass(frozen=True)
class Convolutional:
    location: Location
    filters: int
    size: int
    stride: int
    padding: int
    groups: int
    batch_normalize: bool
    activation: Activation


@dataclass(frozen=True)
class MaxPool:
    """``padding`` is the sum of both sides; the left or upper side gets the smaller half."""

    location: Location
    size: int
    stride: int
    padding: int


@dataclass(frozen=True)
class Upsample:
    location: Location
    stride: int


@dataclass(frozen=True)
class Dropout:
    location: Location


@dataclass(frozen=True)
class Shortcut:
    location: Location
    source: int
    activation: Activation


@dataclass(frozen=True)
class Route:
    """Concatenates the channels of its sources, of each only the slice ``group`` of ``groups``."""

    location: Location
    sources: tuple[int, ...]
    groups: int
    group: int


@dataclass(frozen=True)
class Anchor:
    """A typical box, in pixels of the network's input."""

    width: float
    height: float


@dataclass(frozen=True)
class Yolo:
    """A head; ``anchors`` are the ones that its mask selects.

    With ``new_coords`` the numbers that enter are probabilities already, and sizes grow by their square.
    """

    location: Location
    anchors: tuple[Anchor, ...]
    classes: int
    scale_x_y: float
    new_coords: bool

    @property
    def channels(self) -> int:
        return len(self.anchors) * (5 + self.classes)


Block = Convolutional | MaxPool | Upsample | Dropout | Shortcut | Route | Yolo


@dataclass(frozen=True)
class Network:
    """A whole cfg file: the size of the RGB input and what it flows through."""

    width: int
    height: int
    blocks: tuple[Block, ...]

    @property
    def heads(self) -> tuple[Yolo, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Yolo))

    @property
    def classes(self) -> int:
        return self.heads[0].classes
