"""The samples of a TIFF file's strips and tiles, unpacked: TIFF 6.0, and Adobe's technical note 3."""

import io
import struct
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.tiff_kinds import WEBP, SampleFormat, Tag, TiffKind

Samples: TypeAlias = NDArray[Any]

_DAMAGED = "The TIFF file is damaged or incomplete."
_UNCOMPRESSED = 1
_DIFFERENCES, _FLOAT_DIFFERENCES = 2, 3
_CODES = {SampleFormat.WHOLE: "u", SampleFormat.SIGNED: "i", SampleFormat.FLOAT: "f"}


@dataclass(frozen=True)
class TiffBlocks:
    data: bytes
    kind: TiffKind

    @property
    def height(self) -> int:
        return self.kind.blocks()[0][1]

    def row_of_blocks(self, number: int) -> Samples:
        """(rows, width, samples) of all blocks that lie side by side there."""
        width, height = self.kind.size
        (block_width, block_height), offsets, _ = self.kind.blocks()
        across, down = -(-width // block_width), -(-height // block_height)
        planes = self.kind.samples if self.kind.is_planar else 1
        if len(offsets) < across * down * planes:
            raise UnreadableImage(_DAMAGED)
        rows = min(block_height, height - number * block_height)
        firsts = [plane * across * down + number * across for plane in range(planes)]
        joined = [np.concatenate([self._block(first + n) for n in range(across)], axis=1) for first in firsts]
        return np.concatenate(joined, axis=2)[:rows, :width]

    def _block(self, number: int) -> Samples:
        (width, height), offsets, sizes = self.kind.blocks()
        if Tag.TILE_WIDTH not in self.kind.directory.entries:
            height = min(height, self.kind.size[1] - number % self._strips() * height)
        packed = self.data[offsets[number] : offsets[number] + sizes[number]]
        if self.kind.compression in WEBP:
            return _unpack_webp(packed, width, height, self.kind.samples)
        samples = 1 if self.kind.is_planar else self.kind.samples
        row = -(-width * samples * self.kind.bits[0] // 8)
        unpacked = _unpack(packed, self.kind.compression, row, height)
        if self.kind.has_parts_of_bytes:
            return _of_bits(unpacked, self.kind).reshape(len(unpacked), -1, samples)[:, :width]
        return self._typed(unpacked, samples)

    def _strips(self) -> int:
        return -(-self.kind.size[1] // self.height)

    def _typed(self, rows: NDArray[np.uint8], samples: int) -> Samples:
        code, size = _CODES[SampleFormat(self.kind.sample_format)], self.kind.bits[0] // 8
        predictor = self.kind.directory.number(Tag.PREDICTOR, 1)
        if predictor == _FLOAT_DIFFERENCES:
            summed = np.cumsum(rows.reshape(len(rows), -1, samples), axis=1, dtype=np.uint8)
            parted = summed.reshape(len(rows), size, -1)
            whole = np.ascontiguousarray(parted.transpose(0, 2, 1)).view(f">{code}{size}")
            return whole.reshape(len(rows), -1, samples)
        typed = rows.view(f"{self.kind.directory.order}{code}{size}").reshape(len(rows), -1, samples)
        if predictor == _DIFFERENCES:
            whole_numbers = typed.view(typed.dtype.str.replace("f", "u"))
            native = whole_numbers.astype(whole_numbers.dtype.newbyteorder("="))
            return np.cumsum(native, axis=1, dtype=native.dtype).view(typed.dtype.newbyteorder("="))
        return typed


def _of_bits(rows: NDArray[np.uint8], kind: TiffKind) -> NDArray[np.uint32]:
    """(rows, samples): the highest bit first, whole bytes in the file's order; rows begin with bytes."""
    bits = kind.bits[0]
    if bits % 8 == 0 and kind.directory.order == "<":
        rows = rows.reshape(len(rows), -1, bits // 8)[..., ::-1].reshape(len(rows), -1)
    samples = 1 if kind.is_planar else kind.samples
    amount = rows.shape[1] * 8 // bits // samples * samples
    each = np.unpackbits(rows, axis=1)[:, : amount * bits].reshape(len(rows), amount, bits)
    whole = np.zeros((len(rows), amount), np.uint32)
    for bit in range(bits):
        whole = whole << 1 | each[..., bit]
    return whole


def _unpack(packed: bytes, compression: int, row: int, rows: int) -> NDArray[np.uint8]:
    """(rows, row): bytes, as they were before they were compressed.

    libtiff, by Pillow, takes them for a grey picture of 8 bits: compressions know nothing of samples.
    """
    if compression == _UNCOMPRESSED:
        unpacked = packed[: row * rows]
    else:
        with TiffImageFile(io.BytesIO(_as_grey(packed, compression, row, rows))) as image:
            unpacked = image.tobytes()
    if len(unpacked) != row * rows:
        raise UnreadableImage(_DAMAGED)
    return np.frombuffer(unpacked, np.uint8).reshape(rows, row)


def _as_grey(packed: bytes, compression: int, row: int, rows: int) -> bytes:
    """A TIFF file of one strip."""
    entries = (
        (Tag.WIDTH, row),
        (Tag.HEIGHT, rows),
        (Tag.BITS, 8),
        (Tag.COMPRESSION, compression),
        (Tag.PHOTOMETRIC, 1),
        (Tag.STRIP_OFFSETS, 8),
        (Tag.SAMPLES, 1),
        (Tag.ROWS_PER_STRIP, rows),
        (Tag.STRIP_SIZES, len(packed)),
    )
    directory = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in entries)
    body = packed + bytes(len(packed) % 2)
    head = struct.pack("<2sHI", b"II", 42, 8 + len(body))
    return head + body + struct.pack("<H", len(entries)) + directory + bytes(4)


def _unpack_webp(packed: bytes, width: int, height: int, samples: int) -> Samples:
    with WebPImageFile(io.BytesIO(packed)) as image:
        if image.size != (width, height):
            raise UnreadableImage(_DAMAGED)
        return np.asarray(image.convert("RGBA" if samples == 4 else "RGB"))
