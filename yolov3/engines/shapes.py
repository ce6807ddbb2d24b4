"""Inputs of any shape: one network that takes them all, and beside it some of one shape each, which are
faster.

A network for one shape computes the same as the one for all, by steps that were chosen for that shape. It
takes a quarter of a second to compile and tens of megabytes to keep, so only the shapes that most photos
have get one, while the network for all goes on serving.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Shape = tuple[int, int]

AGEING = 256
"""After so many photos what came before counts half."""
LEAD = 8
"""How many photos more than twice those of the rarest one a shape must have to take its place."""


class Runs(Protocol):
    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]: ...


class Shapes:
    """``compile_one`` makes the network of one shape (height, width), of which ``most`` are kept."""

    def __init__(self, any_shape: Runs, compile_one: Callable[[Shape], Runs], most: int) -> None:
        self._any = any_shape
        self._compile_one = compile_one
        self._most = most
        self._own: dict[Shape, Runs | None] = {}  # None while it is compiled
        self._asked: Counter[Shape] = Counter()
        self._lock = Lock()
        self._compiler = ThreadPoolExecutor(1, "compiler")

    def run(self, pixels: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        height, width = pixels.shape[:2]
        return self._network((height, width)).run(pixels)

    def _network(self, shape: Shape) -> Runs:
        with self._lock:
            self._count(shape)
            if shape not in self._own and self._makes_room(shape):
                self._own[shape] = None
                self._compiler.submit(self._compile, shape)
            return self._own.get(shape) or self._any

    def _count(self, shape: Shape) -> None:
        self._asked[shape] += 1
        if self._asked.total() >= AGEING:
            self._asked = Counter({each: count // 2 for each, count in self._asked.items() if count > 1})

    def _makes_room(self, shape: Shape) -> bool:
        if len(self._own) < self._most:
            return True
        made = [own for own, network in self._own.items() if network is not None]
        rarest = min(made, key=lambda own: self._asked[own], default=None)
        if rarest is None or self._asked[shape] < 2 * self._asked[rarest] + LEAD:
            return False
        # Who computes with it still holds it.
        del self._own[rarest]
        return True

    def _compile(self, shape: Shape) -> None:
        network = self._compile_one(shape)
        with self._lock:
            self._own[shape] = network
