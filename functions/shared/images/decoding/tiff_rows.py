"""Rows of a TIFF file's picture with 8 bits, of kinds that Pillow reads wrongly or not at all."""

from functools import cached_property, reduce
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from functions.shared.images.colour.tones import Tones
from functions.shared.images.decoding.tiff_blocks import Samples, TiffBlocks
from functions.shared.images.formats.tiff_kinds import Photometric, SampleFormat, Tag, TiffKind
from functions.shared.images.pixels import Pixels

_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_LABS = frozenset({Photometric.CIELAB, Photometric.ICCLAB})
_MULTIPLIED, _SEPARATE = 1, 2  # alpha, as ExtraSamples tell it


class TiffRows:
    def __init__(self, data: bytes, kind: TiffKind) -> None:
        self._blocks = TiffBlocks(data, kind)
        self._kind = kind
        self._kept: tuple[int, Samples] | None = None

    @property
    def size(self) -> tuple[int, int]:
        return self._kind.size

    def take(self, top: int, bottom: int) -> Image.Image:
        height = self._blocks.height
        parts = []
        for number in range(top // height, -(-bottom // height)):
            first = number * height
            parts.append(self._row_of_blocks(number)[max(0, top - first) : bottom - first])
        return _to_image(np.concatenate(parts), self._kind, self._tones)

    def _row_of_blocks(self, number: int) -> Samples:
        if self._kept is None or self._kept[0] != number:
            self._kept = None
            self._kept = number, self._blocks.row_of_blocks(number)
        return self._kept[1]

    @cached_property
    def _tones(self) -> Tones:
        """Measured over all of the picture where the range of its samples is not known."""
        is_whole = self._kind.sample_format == SampleFormat.WHOLE
        if is_whole and self._kind.bits[0] <= 32:
            return Tones(0.0, 2.0 ** self._kind.bits[0] - 1)
        rows = range(-(-self.size[1] // self._blocks.height))
        colours = _colours(self._kind)
        return reduce(Tones.joined, (Tones.of(self._row_of_blocks(n)[..., :colours]) for n in rows))


def _colours(kind: TiffKind) -> int:
    if kind.photometric == Photometric.CMYK:
        return 4
    return 3 if kind.photometric in (Photometric.RGB, *_LABS) else 1


def _to_image(samples: Samples, kind: TiffKind, tones: Tones) -> Image.Image:
    colours = _colours(kind)
    if kind.photometric in _LABS:
        return Image.fromarray(_lab_to_rgb(samples[..., :3], kind.photometric == Photometric.ICCLAB))
    eight = tones.to_eight_bits(samples[..., :colours])
    if kind.photometric == Photometric.WHITE_IS_ZERO:
        eight = 255 - eight
    extra = kind.directory.number(Tag.EXTRA_SAMPLES) if kind.samples > colours else 0
    size, mode = (samples.shape[1], samples.shape[0]), _MODES[colours]
    if extra not in (_MULTIPLIED, _SEPARATE) or mode == "CMYK":
        return Image.frombytes(mode, size, eight.tobytes())
    most = Tones(0.0, 1.0 if kind.sample_format == SampleFormat.FLOAT else 2.0 ** kind.bits[0] - 1)
    alpha = most.to_eight_bits(samples[..., colours : colours + 1])
    mode += "a" if extra == _MULTIPLIED else "A"
    return Image.frombytes(mode, size, np.dstack([eight, alpha]).tobytes()).convert(mode.upper())


def _lab_to_rgb(samples: NDArray[Any], is_icc: bool) -> Pixels:
    """CIELAB has signed a and b, ICCLAB has them shifted; both of the white that sRGB's becomes."""
    deep = samples.dtype.itemsize == 2
    unit = 256.0 if deep else 1.0
    lab = samples.astype(np.float32)
    lab[..., 0] *= 100 / ((65280.0 if is_icc else 65535.0) if deep else 255.0)
    lab[..., 1:] = lab[..., 1:] / unit
    lab[..., 1:] -= 128 if is_icc else np.where(lab[..., 1:] >= 128, 256, 0)
    rgb: Pixels = np.rint(np.clip(cv2.cvtColor(lab, cv2.COLOR_Lab2RGB), 0, 1) * 255).astype(np.uint8)
    return rgb
