"""JPEG files that break off, as interrupted copies do: which of them still count as a picture.

The rule: one that misses at most a twentieth of its rows is shown, the missing ones in one flat colour, as
browsers do. One that misses more is refused, for its thumbnail would mislead and a whole copy may exist.
"""

from collections.abc import Callable

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.jpeg import JpegHead, has_every_scan
from functions.shared.images.pixels import Pixels

MOST_LOST = 1 / 20
_END = b"\xff\xd9"
# It begins with 0, so that a file which ends amid a stuffed byte goes on as data.
_NOISE = b"\0" + bytes(range(1, 250)) * 8


def read_broken_off(data: bytes, head: JpegHead, read: Callable[[bytes], Pixels]) -> Pixels:
    """``read`` decodes, or raises UnreadableImage; so does this for what the rule refuses.

    Decoders do not say where the data ended. They go on with whatever follows: rows that depend on what is
    put there are not from the file.
    """
    flat, noisy = read(data + _END), read(data + _NOISE + _END)
    differing = (flat != noisy).any(axis=(1, 2))
    rows = len(flat)
    whole = int(differing.argmax()) if differing.any() else rows
    if rows - whole > MOST_LOST * rows:
        raise UnreadableImage(f"The JPEG file breaks off after {whole * 100 // rows} % of its picture.")
    if not has_every_scan(data, head):
        raise UnreadableImage("The JPEG file breaks off before its picture is sharp.")
    return flat
