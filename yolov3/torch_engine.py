"""The network run by PyTorch: the reference."""

from pathlib import Path
from threading import Lock

import numpy as np
import torch
from numpy.typing import NDArray

from yolov3.blocks import Network
from yolov3.engine import EngineName
from yolov3.model import fuse, load_model


class TorchEngine:
    name = EngineName.TORCH

    def __init__(self, network: Network, weights: Path, threads: int = 1) -> None:
        """Raises WeightsError. ``threads`` holds for all of PyTorch in this process."""
        torch.set_num_threads(threads)
        self.precision = "f32"
        # mypy: PyTorch's overloads of ``to`` do not list the memory format alone.
        self._model = fuse(load_model(network, weights)).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._one_at_a_time = Lock()

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        with self._one_at_a_time, torch.inference_mode():
            # (1, 3, height, width), and in memory still as the pixels came: channels last
            batch = torch.from_numpy(pixels).permute(2, 0, 1).unsqueeze(0).float().div_(255)
            return [head[0].contiguous().numpy() for head in self._model(batch)]
