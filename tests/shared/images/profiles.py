"""Colour profiles made on the spot."""

import struct
from collections.abc import Mapping, Sequence
from itertools import product

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


def ink_profile() -> bytes:
    """For CMYK: cyan alone is the red of sRGB, any black is black, all else is paper. In Lab of 8 bits."""
    red, black, paper = bytes((138, 209, 198)), bytes((0, 128, 128)), bytes((255, 128, 128))
    grid = b"".join(
        black if key else red if (cyan, magenta, yellow) == (1, 0, 0) else paper
        for cyan, magenta, yellow, key in product((0, 1), repeat=4)
    )
    identity = bytes(range(256))
    matrix = _fixed((1, 0, 0, 0, 1, 0, 0, 0, 1))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + matrix + identity * 4 + grid + identity * 3
    return _assembled({b"A2B0": table}, b"prtr", b"CMYK", b"Lab ")


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
    return _assembled(tags, b"mntr", b"RGB ", b"XYZ ")


def _assembled(tags: Mapping[bytes, bytes], *kind: bytes) -> bytes:
    """``kind``: of device, its colours, and those it is described in."""
    entries, content, offset = b"", b"", 132 + 12 * len(tags)
    for name, value in tags.items():
        entries += struct.pack(">4sII", name, offset + len(content), len(value))
        content += value + bytes(-len(value) % 4)
    body = struct.pack(">I", len(tags)) + entries + content
    start = struct.pack(">I4sI", 128 + len(body), b"none", 0x04300000) + b"".join(kind)
    date = struct.pack(">6H4s28s", 2024, 1, 1, 0, 0, 0, b"acsp", b"")
    return start + date + _fixed((0.9642, 1.0, 0.8249)) + bytes(48) + body


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _fixed(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
