"""What picture a TIFF file holds, and who can read it: this house's own reader, Pillow, or nobody.

Pillow does not read, or silently reads wrongly much of what scanners, telescopes and Photoshop write.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.tiff import Directory, read_directories


class Tag(IntEnum):
    NEW_SUBFILE_TYPE = 254
    SUBFILE_TYPE = 255
    WIDTH = 256
    HEIGHT = 257
    BITS = 258
    COMPRESSION = 259
    PHOTOMETRIC = 262
    STRIP_OFFSETS = 273
    ORIENTATION = 274
    SAMPLES = 277
    ROWS_PER_STRIP = 278
    STRIP_SIZES = 279
    PLANAR = 284
    PREDICTOR = 317
    TILE_WIDTH = 322
    TILE_HEIGHT = 323
    TILE_OFFSETS = 324
    TILE_SIZES = 325
    EXTRA_SAMPLES = 338
    FORMAT = 339
    ICC = 34675


class Photometric(IntEnum):
    WHITE_IS_ZERO = 0
    BLACK_IS_ZERO = 1
    RGB = 2
    PALETTE = 3
    CMYK = 5
    YCBCR = 6
    CIELAB = 8
    ICCLAB = 9


class SampleFormat(IntEnum):
    WHOLE = 1
    SIGNED = 2
    FLOAT = 3


WEBP = frozenset({34927, 50001})
_REDUCED, _OLD_REDUCED = 1, 2
_COMPRESSIONS = {
    33003: "JPEG 2000",
    33005: "JPEG 2000",
    34661: "JBIG",
    34663: "MrSID",
    34676: "SGI's logarithms",
    34677: "SGI's logarithms",
    34712: "JPEG 2000",
    34887: "LERC",
    34892: "DNG's lossy JPEG",
    50002: "JPEG XL",
    52546: "JPEG XL",
}
_PHOTOMETRICS = {
    4: "a mask",
    10: "ITU Lab colours",
    32803: "a camera's raw samples",
    32844: "logarithms of light",
    32845: "logarithms of light",
    34892: "a camera's raw samples",
    51177: "depths",
}
_LABS = frozenset({Photometric.CIELAB, Photometric.ICCLAB})
_COLOURS = {0: 1, 1: 1, 2: 3, 5: 4, 8: 3, 9: 3}
"""How many samples of colour a pixel has, by its photometric interpretation."""
# None, LZW, Deflate (twice), PackBits, LZMA, Zstandard.
_UNPACKED = frozenset({1, 5, 8, 32946, 32773, 34925, 50000}) | WEBP
# And what Pillow reads: fax, JPEG in its two ways, 16 bits filled up, ThunderScan.
_KNOWN_COMPRESSIONS = _UNPACKED | {2, 3, 4, 6, 7, 32771, 32809}
_JPEGS = frozenset({6, 7})
_MOST_BLOCKS = 1 << 17


@dataclass(frozen=True)
class TiffKind:
    directory: Directory
    index: int
    """Of the directory, in the file."""

    @cached_property
    def size(self) -> tuple[int, int]:
        return self.directory.number(Tag.WIDTH), self.directory.number(Tag.HEIGHT)

    @cached_property
    def samples(self) -> int:
        return self.directory.number(Tag.SAMPLES, 1)

    @cached_property
    def bits(self) -> Sequence[int]:
        return self.directory.numbers(Tag.BITS, (1,))

    @cached_property
    def photometric(self) -> int:
        return self.directory.number(Tag.PHOTOMETRIC, -1)

    @cached_property
    def compression(self) -> int:
        return self.directory.number(Tag.COMPRESSION, 1)

    @cached_property
    def sample_format(self) -> int:
        found = self.directory.number(Tag.FORMAT, SampleFormat.WHOLE)
        return found if found in tuple(SampleFormat) else SampleFormat.WHOLE

    @property
    def is_planar(self) -> bool:
        return self.samples > 1 and self.directory.number(Tag.PLANAR, 1) == 2

    @property
    def bytes_per_pixel(self) -> int:
        return self.samples * self.bits[0] // 8

    @property
    def has_parts_of_bytes(self) -> bool:
        """Samples of 12 bits, say, packed bit by bit."""
        bits, is_whole = self.bits[0], self.sample_format == SampleFormat.WHOLE
        is_usual = bits in (8, 16, 32, 64) or (bits in (1, 2, 4) and self.samples == 1)
        return is_whole and bits < 32 and not is_usual

    @property
    def needs_own_reader(self) -> bool:
        """Where Pillow is wrong or at a loss."""
        is_float = self.sample_format == SampleFormat.FLOAT
        is_common_float = is_float and self.samples == 1 and self.bits[0] == 32
        return (
            (self.directory.order == ">" and self.directory.form.offset == "Q")
            or self.compression in WEBP
            or self.photometric in _LABS
            or (is_float and not is_common_float)
            or (self.bits[0] == 16 and (self.is_planar or self.photometric == Photometric.WHITE_IS_ZERO))
            or (self.bits[0] == 16 and self.samples not in (1, 3, 4))
            or (self.bits[0] == 16 and self.photometric == Photometric.PALETTE)
            or self.has_parts_of_bytes
            or (self.bits[0] in (32, 64) and not is_float)
        )

    def require_readable(self) -> None:
        """Raises UnreadableImage with what it is that cannot be read."""
        if name := _COMPRESSIONS.get(self.compression):
            raise UnreadableImage(f"The TIFF file is compressed by {name}, which cannot be read.")
        if self.compression not in _KNOWN_COMPRESSIONS:
            name = f"method {self.compression}"
            raise UnreadableImage(f"The TIFF file is compressed by {name}, which nobody knows.")
        if self.photometric < 0 and self.samples > 1 and self.compression not in _JPEGS:
            raise UnreadableImage("The TIFF file does not tell of what colour its samples are.")
        if name := _PHOTOMETRICS.get(self.photometric):
            raise UnreadableImage(f"The TIFF file holds {name}, which cannot be shown.")
        if self.needs_own_reader and not self._has_own_reader():
            raise UnreadableImage(f"The TIFF file holds {self._description()}, which cannot be read.")

    def _has_own_reader(self) -> bool:
        colours = _COLOURS.get(self.photometric, 0)
        bits = (16, 32, 64) if self.sample_format == SampleFormat.FLOAT else (8, 16, 32)
        return (
            self.compression in _UNPACKED
            and set(self.bits) <= {self.bits[0]}
            and (self.bits[0] in bits or self._has_plain_parts())
            and 0 < colours <= self.samples <= colours + 4
            and (self.photometric not in _LABS or self.bits[0] <= 16)
            and (self.compression not in WEBP or self.bits[0] == 8)
        )

    def _has_plain_parts(self) -> bool:
        return self.has_parts_of_bytes and self.directory.number(Tag.PREDICTOR, 1) == 1

    def _description(self) -> str:
        kind = {SampleFormat.FLOAT: "floating-point ", SampleFormat.SIGNED: "signed "}.get(
            SampleFormat(self.sample_format), ""
        )
        order = " in a big-endian BigTIFF" if self.directory.form.offset == "Q" else ""
        plural = "s" if self.samples > 1 else ""
        return f"{self.samples} {kind}sample{plural} of {self.bits[0]} bits for each pixel{order}"

    def blocks(self) -> tuple[tuple[int, int], Sequence[int], Sequence[int]]:
        """Width and height of strips or tiles, where they are, and of how many bytes."""
        width, height = self.size
        if Tag.TILE_WIDTH in self.directory.entries:
            size = self.directory.number(Tag.TILE_WIDTH), self.directory.number(Tag.TILE_HEIGHT)
            tags = Tag.TILE_OFFSETS, Tag.TILE_SIZES
        else:
            size = width, min(height, self.directory.number(Tag.ROWS_PER_STRIP, height) or height)
            tags = Tag.STRIP_OFFSETS, Tag.STRIP_SIZES
        offsets, sizes = (self.directory.numbers(tag) for tag in tags)
        if min(size) <= 0 or len(offsets) > _MOST_BLOCKS or len(offsets) != len(sizes):
            raise UnreadableImage("The TIFF file is damaged or incomplete.")
        return size, offsets, sizes


def tiff_kind(data: bytes) -> TiffKind | None:
    """Of its first picture that is not a smaller copy of another; None if there is none."""
    pictures = [
        TiffKind(directory, index)
        for index, directory in enumerate(read_directories(data))
        if Tag.WIDTH in directory.entries
    ]
    return next(
        (kind for kind in pictures if not _is_reduced(kind.directory)), pictures[0] if pictures else None
    )


def _is_reduced(directory: Directory) -> bool:
    return bool(
        directory.number(Tag.NEW_SUBFILE_TYPE) & _REDUCED
        or directory.number(Tag.SUBFILE_TYPE) == _OLD_REDUCED
    )
