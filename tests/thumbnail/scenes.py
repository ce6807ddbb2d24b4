"""Pictures that are the same on every machine, for crops whose right answer is recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from functions.shared.images.decoding.decode import decode
from functions.shared.images.decoding.picture import Picture
from functions.shared.images.pixels import Pixels
from functions.thumbnail.crop import ANALYSED_SIDE, Boost, Box

SAMPLES = Path(__file__).resolve().parents[2] / "yolov3" / "data" / "samples"
GOLDEN = Path(__file__).with_name("smartcrop-js.json")
SIZES = ((200, 200), (320, 180), (90, 160), (1000, 250))


@dataclass(frozen=True)
class Scene:
    """``pixels`` have a shorter side of at most 256, so that they are judged as they are."""

    name: str
    pixels: Pixels
    boosts: tuple[Boost, ...] = ()

    @property
    def picture(self) -> Picture:
        return Picture(self.pixels, width=self.pixels.shape[1], height=self.pixels.shape[0])


def all_scenes() -> Iterator[Scene]:
    for seed in range(30):
        yield Scene(f"painted {seed}", _paint(np.random.RandomState(seed)))
    for seed in range(30, 45):
        random = np.random.RandomState(seed)
        yield Scene(f"boosted {seed}", pixels := _paint(random), _some_boosts(random, pixels))
    for file in sorted(SAMPLES.glob("*.jpg")):
        yield Scene(file.name, _shrink(decode(file.read_bytes()).pixels))


def _paint(random: np.random.RandomState) -> Pixels:
    """A gradient with discs, boxes and patches of noise, some of them in the colours of skin."""
    sides = (random.randint(60, ANALYSED_SIDE + 1), random.randint(60, 420))
    height, width = sides if random.rand() < 0.7 else sides[::-1]
    rows, columns = np.mgrid[:height, :width]
    slope = (rows * random.rand() + columns * random.rand()) / (height + width)
    canvas = slope[..., np.newaxis] * random.randint(0, 256, size=3)
    for _ in range(random.randint(3, 14)):
        across, down = columns - random.randint(width), rows - random.randint(height)
        radius = random.randint(4, 70)
        disc, box = across**2 + down**2 < radius**2, (abs(across) < radius) & (abs(down) < radius // 2)
        colour = np.array([200, 145, 112]) if random.rand() < 0.3 else random.randint(0, 256, size=3)
        grain = random.randint(-40, 41, size=(height, width, 3)) * (random.rand() < 0.4)
        canvas = np.where((disc if random.rand() < 0.5 else box)[..., np.newaxis], colour + grain, canvas)
    scene: Pixels = np.clip(canvas, 0, 255).astype(np.uint8)
    return scene


def _some_boosts(random: np.random.RandomState, pixels: Pixels) -> tuple[Boost, ...]:
    height, width = pixels.shape[:2]
    boxes = [
        Box(
            random.randint(width - 30),
            random.randint(height - 30),
            random.randint(8, 30),
            random.randint(8, 30),
        )
        for _ in range(random.randint(1, 4))
    ]
    return tuple(Boost(box, float(random.choice([0.02, 0.3, 1.0]))) for box in boxes)


def _shrink(pixels: Pixels) -> Pixels:
    scale = ANALYSED_SIDE / min(pixels.shape[:2])
    size = (round(pixels.shape[1] * scale), round(pixels.shape[0] * scale))
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
