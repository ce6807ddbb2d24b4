import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from yolov3.choices import EngineName, Precision
from yolov3.darknet.blocks import Network
from yolov3.darknet.cfg import parse_cfg, read_cfg
from yolov3.darknet.shapes import stride_of
from yolov3.engines.opening import open_engine
from yolov3.engines.shapes import AGEING, LEAD, Shapes
from yolov3.models.catalogue import catalogue

WriteWeights = Callable[[Network, Path], Path]
Noise = Callable[[int, int], NDArray[np.uint8]]
Heads = list[NDArray[np.float32]]
WIDE, HIGH, FLAT = (32, 64), (64, 32), (16, 64)


class Named:
    """A network that tells which one it is."""

    def __init__(self, number: int) -> None:
        self._number = number

    def run(self, pixels: NDArray[np.uint8]) -> Heads:
        return [np.array([self._number], np.float32)]


class Compiler:
    """Compiles as soon as it may; each network is numbered by its shape's height."""

    def __init__(self) -> None:
        self.compiled: list[tuple[int, int]] = []
        self.may = threading.Event()
        self.may.set()
        self.fails = False

    def __call__(self, shape: tuple[int, int]) -> Named:
        assert self.may.wait(20)
        self.compiled.append(shape)
        if self.fails:
            raise RuntimeError("no")
        return Named(shape[0])


ANY = 0.0


def _asked(shapes: Shapes, shape: tuple[int, int], times: int = 1) -> float:
    """Which network the last of so many photos got."""
    for _ in range(times):
        (head,) = shapes.run(np.zeros((*shape, 3), np.uint8))
    return float(head[0])


def _settled(shapes: Shapes, shape: tuple[int, int], expected: float) -> bool:
    """Asked as rarely as can be, for each photo counts."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if _asked(shapes, shape) == expected:
            return True
        time.sleep(0.05)
    return False


def test_the_network_for_all_shapes_serves_while_one_for_this_shape_is_compiled() -> None:
    compiler = Compiler()
    compiler.may.clear()
    shapes = Shapes(Named(0), compiler, 2)
    assert _asked(shapes, WIDE, 3) == ANY
    compiler.may.set()
    assert _settled(shapes, WIDE, 32)
    assert compiler.compiled == [WIDE]


def test_no_more_shapes_than_allowed_have_a_network_of_their_own() -> None:
    compiler = Compiler()
    shapes = Shapes(Named(0), compiler, 1)
    assert _asked(shapes, WIDE) == ANY
    assert _settled(shapes, WIDE, 32)
    assert _asked(shapes, HIGH, LEAD // 2) == ANY
    assert _asked(Shapes(Named(0), compiler, 0), WIDE, 50) == ANY
    assert compiler.compiled == [WIDE]


def test_a_shape_that_comes_to_be_asked_for_more_takes_the_place_of_the_rarest() -> None:
    compiler = Compiler()
    shapes = Shapes(Named(0), compiler, 2)
    for shape, own in ((WIDE, 32), (HIGH, 64)):
        _asked(shapes, shape)
        assert _settled(shapes, shape, own)
    _asked(shapes, WIDE, 40)
    _asked(shapes, FLAT, AGEING)
    assert _settled(shapes, FLAT, 16)
    assert _asked(shapes, WIDE) == 32
    assert _asked(shapes, HIGH) == ANY


def test_what_cannot_be_compiled_stays_with_the_network_for_all() -> None:
    compiler = Compiler()
    compiler.fails = True
    shapes = Shapes(Named(0), compiler, 1)
    assert _asked(shapes, WIDE, 30) == ANY
    assert compiler.compiled == [WIDE]


CFG = (
    "[net]\nwidth=64\nheight=64\nchannels=3\n"
    "[convolutional]\nbatch_normalize=1\nfilters=8\nsize=3\nstride=2\npad=1\nactivation=leaky\n"
    "[maxpool]\nsize=2\nstride=2\n[maxpool]\nsize=2\nstride=1\n[upsample]\nstride=2\n"
    "[convolutional]\nfilters=14\nsize=3\nstride=2\npad=1\nactivation=linear\n"
    "[yolo]\nmask=0,1\nanchors=9,9, 5,5\nclasses=2\nnum=2\n"
)


@pytest.mark.parametrize("engine", EngineName)
def test_a_smaller_input_gives_what_a_network_of_its_size_gives(
    engine: EngineName, tmp_path: Path, write_weights: WriteWeights, noise: Noise
) -> None:
    cfg, own = tmp_path / "any.cfg", tmp_path / "own.cfg"
    cfg.write_text(CFG)
    weights = write_weights(read_cfg(cfg), tmp_path / "any.weights")
    opened = [open_engine(engine, cfg, weights, Precision.F32, tmp_path, own_shapes=most) for most in (0, 1)]
    for height, width in ((64, 64), (32, 64), (64, 4), (4, 4)):
        own.write_text(CFG.replace("width=64\nheight=64", f"width={width}\nheight={height}"))
        pixels = noise(width, height)
        expected = open_engine(EngineName.TORCH, own, weights, Precision.F32, tmp_path).run(pixels)
        for heads in (each.run(pixels) for each in opened * 2):
            assert [head.shape for head in heads] == [head.shape for head in expected]
            for mine, other in zip(heads, expected, strict=True):
                np.testing.assert_allclose(mine, other, rtol=0, atol=1e-4)


def test_a_networks_stride_is_the_coarsest_cells() -> None:
    assert stride_of(parse_cfg(CFG)) == 4
    assert {stride_of(read_cfg(model.cfg)) for model in catalogue()} == {32}
