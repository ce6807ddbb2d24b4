import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from yolov3.choices import EngineName, Precision
from yolov3.darknet.blocks import Network
from yolov3.darknet.cfg import read_cfg
from yolov3.engines.conversion import conversion_folder
from yolov3.engines.opening import open_engine
from yolov3.engines.openvino_engine import OpenVinoEngine
from yolov3.engines.torch_engine import TorchEngine
from yolov3.errors import CfgError, EngineUnavailable, WeightsTooShort
from yolov3.models.catalogue import catalogue, find_model
from yolov3.package import PACKAGE

WriteWeights = Callable[[Network, Path], Path]
Noise = Callable[[int, int], NDArray[np.uint8]]

SMALL = (
    "[net]\nwidth=64\nheight=32\nchannels=3\n"
    "[convolutional]\nbatch_normalize=1\nfilters=8\nsize=3\nstride=2\npad=1\nactivation=leaky\n"
    "[maxpool]\nsize=2\nstride=1\n"
    "[convolutional]\nfilters=14\nsize=1\nactivation=linear\n"
    "[yolo]\nmask=0,1\nanchors=9,9, 5,5\nclasses=2\nnum=2\n"
)


@pytest.fixture
def small(tmp_path: Path, write_weights: WriteWeights) -> tuple[Path, Path]:
    """Cfg and weights of a network that is quick to convert."""
    cfg = tmp_path / "small.cfg"
    cfg.write_text(SMALL)
    return cfg, write_weights(read_cfg(cfg), tmp_path / "small.weights")


def _assert_heads_agree(
    ours: list[NDArray[np.float32]], theirs: list[NDArray[np.float32]], tolerance: float
) -> None:
    assert [head.shape for head in ours] == [head.shape for head in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(mine, other, rtol=0, atol=tolerance)


def test_openvino_gives_the_light_models_heads(
    shared_weights: Path, engine_cache: Path, noise: Noise
) -> None:
    model = find_model("yolo-fastest-1.1-xl", catalogue())
    files = model.cfg, shared_weights / model.weights, Precision.F32
    pixels = noise(model.width, model.height)
    _assert_heads_agree(
        OpenVinoEngine(*files, engine_cache).run(pixels), TorchEngine(*files).run(pixels), 2e-4
    )


@pytest.mark.parametrize("name", EngineName)
def test_bf16_stays_close_to_f32(
    name: EngineName, small: tuple[Path, Path], tmp_path: Path, noise: Noise
) -> None:
    exact, rough = (open_engine(name, *small, precision, tmp_path) for precision in Precision)
    pixels = noise(64, 32)
    (reference,) = exact.run(pixels)
    assert (exact.name, exact.precision) == (name, Precision.F32)
    (close,) = rough.run(pixels)
    _assert_heads_agree([close], [reference], float(0.03 * np.abs(reference).max()))
    assert (rough.precision is Precision.F32) == np.array_equal(close, reference)


def test_both_engines_judge_a_cpus_bf16_alike(small: tuple[Path, Path], tmp_path: Path) -> None:
    first, second = (open_engine(name, *small, Precision.BF16, tmp_path).precision for name in EngineName)
    assert first == second


def test_pictures_one_after_the_other_do_not_mix(
    small: tuple[Path, Path], tmp_path: Path, noise: Noise
) -> None:
    engine = OpenVinoEngine(*small, Precision.F32, tmp_path)
    first = engine.run(noise(64, 32))
    kept = first[0].copy()
    assert not np.array_equal(engine.run(noise(64, 32))[0], kept)
    np.testing.assert_array_equal(first[0], kept)


def test_what_was_converted_is_found_again_by_the_contents_of_the_files(
    small: tuple[Path, Path], tmp_path: Path, write_weights: WriteWeights
) -> None:
    cfg, weights = small
    folder = conversion_folder(cfg, weights, tmp_path)
    OpenVinoEngine(cfg, weights, Precision.F32, tmp_path)
    made = (folder / "model.xml").stat()
    copy = weights.rename(tmp_path / "renamed.weights")
    OpenVinoEngine(cfg, copy, Precision.F32, tmp_path)
    assert (folder / "model.xml").stat() == made
    numbers = bytearray(copy.read_bytes())
    numbers[-1] ^= 1
    copy.write_bytes(numbers)
    assert conversion_folder(cfg, copy, tmp_path) != folder


def test_weights_and_cfg_are_checked_before_they_are_converted(
    small: tuple[Path, Path], tmp_path: Path
) -> None:
    cfg, weights = small
    weights.write_bytes(weights.read_bytes()[:-4])
    with pytest.raises(WeightsTooShort):
        OpenVinoEngine(cfg, weights, Precision.F32, tmp_path)
    cfg.write_text(SMALL + "nms_kind=diounms\n")
    with pytest.raises(CfgError):
        OpenVinoEngine(cfg, weights, Precision.F32, tmp_path)


def test_a_cache_that_cannot_be_written_is_said_so(small: tuple[Path, Path], tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(EngineUnavailable, match="cannot be written"):
        OpenVinoEngine(*small, Precision.F32, blocked)


def test_a_damaged_conversion_is_said_so(small: tuple[Path, Path], tmp_path: Path) -> None:
    OpenVinoEngine(*small, Precision.F32, tmp_path)
    folder = conversion_folder(*small, tmp_path)
    for blob in folder.glob("*.blob"):
        blob.unlink()
    (folder / "model.xml").write_text("<net")
    with pytest.raises(EngineUnavailable, match="delete it"):
        OpenVinoEngine(*small, Precision.F32, tmp_path)


SERVE = """
import json, sys
from pathlib import Path
import numpy as np
from yolov3.choices import EngineName, Precision
from yolov3.engines.opening import open_engine
cfg, weights, cache = (Path(argument) for argument in sys.argv[1:])
engine = open_engine(EngineName.OPENVINO, cfg, weights, Precision.F32, cache)
heads = engine.run(np.full((32, 64, 3), 100, np.uint8))
loaded = [name for name in ("torch", "openvino_telemetry") if sys.modules.get(name)]
json.dump({"sum": float(heads[0].sum()), "loaded": loaded}, sys.stdout)
"""


def _serve(cfg: Path, weights: Path, cache: Path) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", SERVE, str(cfg), str(weights), str(cache)]
    return subprocess.Popen(arguments, cwd=PACKAGE.parent, stdout=subprocess.PIPE, text=True)


def test_workers_that_start_at_once_convert_once_and_never_load_torch(
    small: tuple[Path, Path], tmp_path: Path
) -> None:
    workers = [_serve(*small, tmp_path / "cache") for _ in range(3)]
    answers = [json.loads(worker.communicate(timeout=120)[0]) for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0, 0]
    assert answers == [{"sum": answers[0]["sum"], "loaded": []}] * 3
    (folder,) = (tmp_path / "cache").iterdir()
    assert len(list(folder.glob("*.blob"))) == 1
    assert {path.suffix for path in folder.iterdir()} == {"", ".xml", ".bin", ".blob"}


FIRST_PHOTOS = """
import sys, threading
from pathlib import Path
import numpy as np
from yolov3.choices import EngineName, Precision
from yolov3.engines.opening import open_engine
cfg, weights, cache = (Path(argument) for argument in sys.argv[1:])
engine = open_engine(EngineName.OPENVINO, cfg, weights, Precision.F32, cache)
# Threads take turns as often as they can, so that those that may meet do.
sys.setswitchinterval(1e-6)
together = threading.Barrier(8)
def first() -> None:
    together.wait()
    engine.run(np.zeros((32, 64, 3), np.uint8))
threads = [threading.Thread(target=first, daemon=True) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_first_photos_may_come_all_at_once(small: tuple[Path, Path], tmp_path: Path) -> None:
    """The library's binding hung at that, in about one process of four: hence several."""
    for _ in range(12):
        arguments = [sys.executable, "-c", FIRST_PHOTOS, *map(str, small), str(tmp_path / "cache")]
        subprocess.run(arguments, cwd=PACKAGE.parent, check=True, timeout=60)
