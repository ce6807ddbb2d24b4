"""How a network is run: by what, and in what arithmetic."""

from enum import StrEnum


class EngineName(StrEnum):
    OPENVINO = "openvino"
    TORCH = "torch"


class Precision(StrEnum):
    F32 = "f32"
    BF16 = "bf16"
