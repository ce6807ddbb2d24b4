"""A network that OpenVINO has compiled, and the photos that it computes at once."""

import os
from queue import Queue
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_AT_ONCE = 8
"""Each holds memory for a photo's features; beyond this many, more processes serve better."""


class Compiled:
    """Safe to use from several threads, as many of which compute at once as there are cores."""

    def __init__(self, compiled: Any, largest: tuple[int, int]) -> None:
        """``largest`` is an input (height, width) that it takes."""
        self._heads = range(len(compiled.outputs))
        self._free: Queue[Any] = Queue()
        for _ in range(at_once()):
            self._free.put(compiled.create_infer_request())
        # What the binding prepares at the first photo, two threads must not prepare at once: one would hold
        # Python's lock while it waits for the other, and the process would hang for ever.
        self.run(np.zeros((*largest, 3), np.uint8))

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        request = self._free.get()
        try:
            request.infer({0: pixels[np.newaxis]}, share_inputs=True)
            return [request.get_output_tensor(head).data[0].copy() for head in self._heads]
        finally:
            self._free.put(request)


def at_once() -> int:
    return min(len(os.sched_getaffinity(0)), MOST_AT_ONCE)
