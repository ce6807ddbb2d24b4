"""Colour profiles of three curves and a matrix, made on the spot."""

import struct
from collections.abc import Sequence

# Colorants relative to D50: red, green, blue, each X, Y, Z.
P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
ADOBE = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
PROPHOTO = ((0.79767, 0.28804, 0.0), (0.13519, 0.71188, 0.0), (0.03134, 0.00008, 0.82491))
SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def formula(kind: int, *parameters: float) -> bytes:
    return b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + _fixed(parameters)


def table(*values: int) -> bytes:
    """None for the identity, one for a gamma in steps of 1/256, else samples of 16 bits."""
    return b"curv\0\0\0\0" + struct.pack(f">I{len(values)}H", len(values), *values)


def profile(
    colorants: Sequence[Sequence[float]], *curves: bytes, more: dict[bytes, bytes] | None = None
) -> bytes:
    """One curve for all channels, or three."""
    red, green, blue = curves if len(curves) == 3 else curves * 3
    tags = {
        b"wtpt": _xyz((0.9642, 1.0, 0.8249)),
        **dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), map(_xyz, colorants), strict=True)),
        **{b"rTRC": red, b"gTRC": green, b"bTRC": blue},
        **(more or {}),
    }
    entries, content, offset = b"", b"", 132 + 12 * len(tags)
    for name, value in tags.items():
        entries += struct.pack(">4sII", name, offset + len(content), len(value))
        content += value + bytes(-len(value) % 4)
    body = struct.pack(">I", len(tags)) + entries + content
    return _header(128 + len(body)) + body


def _header(size: int) -> bytes:
    start = struct.pack(">I4sI4s4s4s", size, b"none", 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    return (
        start
        + struct.pack(">6H4s28s", 2024, 1, 1, 0, 0, 0, b"acsp", b"")
        + _fixed((0.9642, 1.0, 0.8249))
        + bytes(48)
    )


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _fixed(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
