"""The network run by PyTorch: the reference."""

from pathlib import Path
from threading import Lock
from typing import ClassVar

import numpy as np
import torch
from numpy.typing import NDArray

from yolov3.choices import EngineName, Precision
from yolov3.darknet.cfg import read_cfg
from yolov3.network.model import fuse, load_model


class TorchEngine:
    name: ClassVar = EngineName.TORCH

    def __init__(self, cfg: Path, weights: Path, precision: Precision) -> None:
        torch.set_num_threads(1)
        wants_bf16 = precision is Precision.BF16 and _has_bf16()
        self.precision = Precision.BF16 if wants_bf16 else Precision.F32
        self._type = torch.bfloat16 if wants_bf16 else torch.float32
        model = fuse(load_model(read_cfg(cfg), weights))
        # mypy: the overloads of ``to`` know the memory format only beside other arguments.
        self._model = model.to(self._type).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._one_at_a_time = Lock()

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        with self._one_at_a_time, torch.inference_mode():
            # (1, 3, height, width), and in memory still as the pixels came: channels last
            batch = torch.from_numpy(pixels).permute(2, 0, 1).unsqueeze(0).float().div_(255)
            return [head[0].float().contiguous().numpy() for head in self._model(batch.to(self._type))]


def _has_bf16() -> bool:
    """In hardware: emulated it would be slower than f32."""
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))
