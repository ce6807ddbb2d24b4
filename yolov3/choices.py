"""How a network is run: by what, in what arithmetic, and on how much of its input."""

from enum import StrEnum


class EngineName(StrEnum):
    OPENVINO = "openvino"
    TORCH = "torch"


class Precision(StrEnum):
    F32 = "f32"
    BF16 = "bf16"


class InputShape(StrEnum):
    """``square`` is the whole input, whatever the photo's shape; ``minimal`` leaves out the grey beside it,
    down to the next multiple of the network's stride."""

    SQUARE = "square"
    MINIMAL = "minimal"
