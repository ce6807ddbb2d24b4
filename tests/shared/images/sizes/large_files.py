"""Pictures of very many pixels in small files, made of one piece again and again."""

import struct

from PIL import Image

from functions.shared.images.formats.iso_media import child, primary_properties
from tests.shared.images.drawings import save

_END = b"\xff\xd9"


def large_jpeg(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """Baseline, 4:2:0. Each row of blocks is an interval of restart of its own, and all are the same."""
    row = Image.new("RGB", (width, 32), colour)
    one = save(row, "JPEG", quality=90, subsampling="4:2:0", restart_marker_rows=1)
    scan = one.index(b"\xff\xda")
    start = scan + 2 + int.from_bytes(one[scan + 2 : scan + 4], "big")
    interval = one[start : one.index(b"\xff\xd0", start)]
    frame = one.index(b"\xff\xc0") + 5
    head = one[:frame] + struct.pack(">H", height) + one[frame + 2 : start]
    rows = -(-height // 16)
    marked = b"".join(interval + bytes((0xFF, 0xD0 + number % 8)) for number in range(rows - 1))
    return head + marked + interval + _END


def progressive_jpeg(width: int, height: int, subsampling: str) -> bytes:
    """Its head alone is true."""
    data = bytearray(save(Image.new("RGB", (64, 64)), "JPEG", progressive=True, subsampling=subsampling))
    frame = data.index(b"\xff\xc2") + 5
    data[frame : frame + 4] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return bytes(data)


def heic_grid(tile: Image.Image, columns: int, rows: int) -> bytes:
    """As phones write their photos, in tiles; here all of them are the same bytes."""
    size = struct.pack(">II", tile.width * columns, tile.height * rows)
    one = save(tile, "HEIC", quality=80)
    start, length = _extent(one)
    grid, number = struct.pack(">BBBB", 0, 1, rows - 1, columns - 1) + size, columns * rows
    tiles = range(2, number + 2)
    fixed = _items(number) + _properties(one, size, number) + _box(b"idat", grid)

    def meta(data_at: int) -> bytes:
        places = [_place(1, 1, 0, len(grid)), *(_place(item, 0, data_at, length) for item in tiles)]
        counted = b"\1\0\0\0\x44\0" + struct.pack(">H", number + 1)
        return _box(b"meta", bytes(4) + _box(b"iloc", counted + b"".join(places)) + fixed)

    head = _box(b"ftyp", b"heic\0\0\0\0mif1heic")
    data_at = len(head) + len(meta(0)) + 8
    return head + meta(data_at) + _box(b"mdat", one[start : start + length])


def _items(number: int) -> bytes:
    """The first is the grid, the others its tiles."""
    tiles = range(2, number + 2)
    names = [_name(1, b"grid"), *(_name(item, b"hvc1") for item in tiles)]
    return (
        _box(b"hdlr", bytes(8) + b"pict" + bytes(13))
        + _box(b"pitm", struct.pack(">IH", 0, 1))
        + _box(b"iinf", struct.pack(">IH", 0, number + 1) + b"".join(names))
        + _box(b"iref", bytes(4) + _box(b"dimg", struct.pack(f">HH{number}H", 1, number, *tiles)))
    )


def _properties(one: bytes, size: bytes, number: int) -> bytes:
    kept = [box for box in primary_properties(one) if box.kind in (b"hvcC", b"ispe")]
    packed = [_box(box.kind, bytes(box.body)) for box in kept] + [_box(b"ispe", bytes(4) + size)]
    of_grid, of_tile = bytes((1, len(packed))), bytes((len(kept), *range(1, len(packed))))
    tied = [struct.pack(">H", item) + (of_grid if item == 1 else of_tile) for item in range(1, number + 2)]
    associations = struct.pack(">II", 0, number + 1) + b"".join(tied)
    return _box(b"iprp", _box(b"ipco", b"".join(packed)) + _box(b"ipma", associations))


def _extent(data: bytes) -> tuple[int, int]:
    """Where the file has its one picture."""
    base, _, offset, length = struct.unpack(">IHII", child(child(data, b"meta")[4:], b"iloc")[-14:])
    return base + offset, length


def _name(item: int, kind: bytes) -> bytes:
    return _box(b"infe", b"\2\0\0\0" + struct.pack(">HH", item, 0) + kind + b"\0")


def _place(item: int, method: int, offset: int, length: int) -> bytes:
    return struct.pack(">HHHHII", item, method, 0, 1, offset, length)


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body
