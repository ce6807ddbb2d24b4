"""TIFF files of any kind, written by hand: samples in any depth, order, arrangement and compression."""

import io
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

Samples = NDArray[Any]

NONE, LZW, DEFLATE, PACKBITS, WEBP = 1, 5, 8, 32773, 50001
_BY_PILLOW = {LZW: "tiff_lzw", PACKBITS: "packbits"}
_FORMATS = {"u": 1, "i": 2, "f": 3}


@dataclass(frozen=True)
class Layout:
    order: str = "<"
    big: bool = False
    planar: bool = False
    compression: int = NONE
    predictor: int = 1
    tile: tuple[int, int] | None = None
    """Width and height."""
    rows: int = 10
    """Of a strip."""
    more: Mapping[int, Sequence[int]] = field(default_factory=dict)


def tiff(samples: Samples, photometric: int, layout: Layout = Layout(), *, before: bytes = b"") -> bytes:
    """``samples``: (rows, columns, samples of a pixel). ``before``: a directory that comes first."""
    planes = [samples[..., n : n + 1] for n in range(samples.shape[2])] if layout.planar else [samples]
    blocks = [_packed(block, layout) for plane in planes for block in _blocks(plane, layout)]
    start = 16
    offsets = [start + sum(map(len, blocks[:number])) for number in range(len(blocks))]
    height, width, amount = samples.shape
    tags: dict[int, Sequence[int]] = {
        256: [width],
        257: [height],
        258: [samples.dtype.itemsize * 8] * amount,
        259: [layout.compression],
        262: [photometric],
        277: [amount],
        284: [2 if layout.planar else 1],
        317: [layout.predictor],
        339: [_FORMATS[samples.dtype.kind]] * amount,
    }
    sizes = [len(block) for block in blocks]
    if layout.tile:
        tags |= {322: [layout.tile[0]], 323: [layout.tile[1]], 324: offsets, 325: sizes}
    else:
        tags |= {273: offsets, 278: [layout.rows], 279: sizes}
    return assembled(b"".join(blocks), [tags | dict(layout.more)], layout)


def packed_by_bits(samples: Samples, bits: int, photometric: int, order: str, *, planar: bool) -> bytes:
    """In one strip, or one of each plane; each row from a byte of its own."""
    height, width, amount = samples.shape
    planes = [samples[..., n : n + 1] for n in range(amount)] if planar else [samples]
    strips = [_in_bits(plane.reshape(height, -1), bits, order) for plane in planes]
    offsets = [16 + sum(map(len, strips[:number])) for number in range(len(strips))]
    tags: dict[int, Sequence[int]] = {
        256: [width],
        257: [height],
        258: [bits] * amount,
        259: [NONE],
        262: [photometric],
        273: offsets,
        277: [amount],
        278: [height],
        279: [len(strip) for strip in strips],
        284: [2 if planar else 1],
    }
    return assembled(b"".join(strips), [tags], Layout(order=order))


def _in_bits(rows: Samples, bits: int, order: str) -> bytes:
    if bits % 8 == 0:
        size = bits // 8
        name = "little" if order == "<" else "big"
        return b"".join(int(value).to_bytes(size, name) for value in rows.ravel())  # type: ignore[arg-type]
    each = (rows[..., np.newaxis] >> np.arange(bits - 1, -1, -1)) & 1
    return np.packbits(each.reshape(len(rows), -1).astype(np.uint8), axis=1).tobytes()


def assembled(content: bytes, directories: Sequence[Mapping[int, Sequence[int]]], layout: Layout) -> bytes:
    """``content`` stands at byte 16; all values are written as numbers of 32 bits."""
    order, at = layout.order, 16 + len(content) + len(content) % 2
    mark, offset = {"<": b"II", ">": b"MM"}[order], "Q" if layout.big else "I"
    head = (
        struct.pack(f"{order}2sHHHQ", mark, 43, 8, 0, at)
        if layout.big
        else struct.pack(f"{order}2sHI8x", mark, 42, at)
    )
    body = b""
    for number, tags in enumerate(directories):
        body += _directory(tags, layout, at + len(body), is_last=number == len(directories) - 1)
    assert struct.calcsize(offset)
    return head + content + bytes(len(content) % 2) + body


def _directory(tags: Mapping[int, Sequence[int]], layout: Layout, at: int, *, is_last: bool) -> bytes:
    order, count, offset = layout.order, *("QQ" if layout.big else "HI")
    wide = struct.calcsize("=" + offset)
    size = struct.calcsize("=" + count) + len(tags) * (4 + 2 * wide) + wide
    entries, values = b"", b""
    for tag, numbers in sorted(tags.items()):
        packed = struct.pack(f"{order}{len(numbers)}I", *numbers)
        if len(packed) > wide:
            values += bytes(len(values) % 2)
            packed, values = struct.pack(order + offset, at + size + len(values)), values + packed
        entries += struct.pack(f"{order}HH{offset}", tag, 4, len(numbers)) + packed.ljust(wide, b"\0")
    values += bytes(len(values) % 2)
    following = 0 if is_last else at + size + len(values)
    return struct.pack(order + count, len(tags)) + entries + struct.pack(order + offset, following) + values


def _blocks(plane: Samples, layout: Layout) -> list[Samples]:
    height, width, amount = plane.shape
    if layout.tile is None:
        return [plane[top : top + layout.rows] for top in range(0, height, layout.rows)]
    across, down = layout.tile
    padded = np.zeros((-(-height // down) * down, -(-width // across) * across, amount), plane.dtype)
    padded[:height, :width] = plane
    return [
        padded[top : top + down, left : left + across]
        for top in range(0, padded.shape[0], down)
        for left in range(0, padded.shape[1], across)
    ]


def _packed(block: Samples, layout: Layout) -> bytes:
    if layout.compression == WEBP:
        file = io.BytesIO()
        Image.fromarray(block).save(file, "WebP", lossless=True)
        return file.getvalue()
    if layout.predictor == 2:
        whole = block.view(block.dtype.str.replace("f", "u"))
        block = np.diff(whole, axis=1, prepend=np.zeros_like(whole[:, :1]))
    ordered = np.ascontiguousarray(block).astype(block.dtype.newbyteorder(layout.order))
    data = _float_differences(block) if layout.predictor == 3 else ordered.tobytes()
    if layout.compression == DEFLATE:
        return zlib.compress(data)
    if layout.compression == NONE:
        return data
    return _packed_by_pillow(data, len(block), _BY_PILLOW[layout.compression])


def _float_differences(block: Samples) -> bytes:
    """Adobe's predictor 3: the bytes of a row, all the highest first; of these, differences."""
    rows, _, amount = block.shape
    size = block.dtype.itemsize
    parts = np.frombuffer(block.astype(block.dtype.newbyteorder(">")).tobytes(), np.uint8)
    parts = parts.reshape(rows, -1, size).transpose(0, 2, 1).reshape(rows, -1, amount)
    return np.diff(parts, axis=1, prepend=np.zeros_like(parts[:, :1])).tobytes()


def _packed_by_pillow(data: bytes, rows: int, compression: str) -> bytes:
    file = io.BytesIO()
    Image.frombytes("L", (len(data) // rows, rows), data).save(
        file, "TIFF", compression=compression, tiffinfo={278: rows}
    )
    with TiffImageFile(io.BytesIO(file.getvalue())) as image:
        [at], [size] = image.tag_v2[273], image.tag_v2[279]
    return file.getvalue()[at : at + size]
