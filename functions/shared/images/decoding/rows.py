"""A decoded picture from which rows are taken, however it is kept."""

from dataclasses import dataclass
from typing import Protocol

from PIL import Image

from functions.shared.images.pixels import Pixels


class Rows(Protocol):
    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""

    def take(self, top: int, bottom: int) -> Image.Image: ...


@dataclass(frozen=True)
class ImageRows:
    image: Image.Image

    @property
    def size(self) -> tuple[int, int]:
        return self.image.size

    def take(self, top: int, bottom: int) -> Image.Image:
        return self.image.crop((0, top, self.image.width, bottom))


@dataclass(frozen=True)
class PixelRows:
    """Of an array, of which Pillow would need a copy that is a third larger."""

    pixels: Pixels
    mode: str
    """One of Pillow's."""

    @property
    def size(self) -> tuple[int, int]:
        return self.pixels.shape[1], self.pixels.shape[0]

    def take(self, top: int, bottom: int) -> Image.Image:
        strip = self.pixels[top:bottom]
        if not self.mode.endswith("a"):
            return Image.fromarray(strip)
        multiplied = Image.frombytes(self.mode, (strip.shape[1], strip.shape[0]), strip.tobytes())
        return multiplied.convert(self.mode.upper())
