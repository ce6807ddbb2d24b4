"""Camera raw files in the structures of their makers: samples that nobody here reads, and previews."""

import struct
from collections.abc import Callable, Mapping

from PIL import Image

from tests.shared.images.drawings import STORED_AS, quarters, save
from tests.shared.images.kinds.tiffs import Layout, assembled

SAMPLES = bytes(range(256)) * 16
TAKEN = b"2024:05:04 10:11:12\0"
_START = 16


def preview(orientation: int = 1, *, width: int = 960, height: int = 640, exif: bytes = b"") -> bytes:
    image = quarters(width, height)
    for step in STORED_AS[orientation]:
        image = image.transpose(step)
    return save(image, "JPEG", quality=90, **({"exif": exif} if exif else {}))


def exif_of(orientation: int, make: bytes) -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = make.decode(), orientation
    exif.get_ifd(0x8769)[0x9003] = TAKEN[:-1].decode()
    return exif.tobytes()


def structured(make: bytes, jpeg: bytes, *, orientation: int = 1, magic: bytes = b"II*\0") -> bytes:
    """The preview in the first directory, the camera's samples in one below it, EXIF in another."""
    name = make + b"\0"
    parts = [jpeg, SAMPLES, name + bytes(-len(name) % 2), TAKEN]
    places = [_START + sum(map(len, parts[:number])) for number in range(len(parts) + 1)]
    below_at = places[-1] + places[-1] % 2
    below = _directory(
        {254: 0, 256: 64, 257: 64, 258: 16, 259: 1, 262: 32803, 273: places[1], 279: len(SAMPLES)}
    )
    exif_at = below_at + len(below)
    exif = struct.pack("<HHHIII", 1, 0x9003, 2, len(TAKEN), places[3], 0)
    preview_at = {513: places[0], 514: len(jpeg)}
    main = {254: 1, 274: orientation, 330: below_at, **preview_at, 0x8769: exif_at}
    text = struct.pack("<HHII", 271, 2, len(name), places[2])
    head = magic + struct.pack("<I8x", exif_at + len(exif))
    content = b"".join(parts) + bytes(places[-1] % 2)
    return head + content + below + exif + _directory(main, text)


def _directory(tags: Mapping[int, int], text: bytes = b"") -> bytes:
    entries = [struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items()]
    entries = sorted([*entries, *([text] if text else [])], key=lambda entry: struct.unpack_from("<H", entry))
    return struct.pack("<H", len(entries)) + b"".join(entries) + bytes(4)


def dng(orientation: int = 1, **sizes: int) -> bytes:
    """As phones write it: the samples in the first directory, the preview below it."""
    jpeg = preview(orientation, **sizes)
    at = _START + len(jpeg) + len(SAMPLES)
    below_at = at + at % 2
    below = _directory({254: 1, 256: 9, 257: 9, 259: 7, 262: 6, 273: _START, 279: len(jpeg)})
    content = jpeg + SAMPLES + bytes(at % 2) + below
    main = {
        254: [0], 256: [64], 257: [32], 258: [16], 259: [1], 262: [34892], 273: [_START + len(jpeg)],
        274: [orientation], 277: [1], 278: [32], 279: [len(SAMPLES)], 330: [below_at], 50706: [0x0401],
    }  # fmt: skip
    return assembled(content, [main], Layout())


def cr2(orientation: int = 1) -> bytes:
    jpeg = preview(orientation)
    main = {
        256: [960], 257: [640], 258: [8], 259: [6], 273: [_START], 274: [orientation], 279: [len(jpeg)],
    }  # fmt: skip
    data = bytearray(
        assembled(jpeg + SAMPLES, [main, {259: [6], 273: [_START + len(jpeg)], 279: [4096]}], Layout())
    )
    data[8:12] = b"CR\2\0"
    return bytes(data)


def cr3(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Canon", "Canon EOS R6", orientation
    below = Image.Exif()
    below[0x9003] = TAKEN[:-1].decode()
    where = Image.Exif()
    where[1], where[2] = "N", (48.0, 30.0, 0.0)
    blocks = b"".join(
        _box(kind, block.tobytes().removeprefix(b"Exif\0\0"))
        for kind, block in ((b"CMT1", exif), (b"CMT2", below), (b"CMT4", where))
    )
    canon = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
    jpeg, brand = preview(orientation), _box(b"ftyp", b"crx \0\0\0\1crx isom")
    length = len(_cr3_film(canon + blocks, 0, 0))
    film = _cr3_film(canon + blocks, len(brand) + length + 8 + len(SAMPLES), len(jpeg))
    return brand + film + _box(b"mdat", SAMPLES + jpeg + SAMPLES)


def _cr3_film(canon: bytes, start: int, length: int) -> bytes:
    """With a track whose one picture is the preview."""
    sizes = _box(b"stsz", struct.pack(">IIII", 0, 0, 1, length))
    places = _box(b"co64", struct.pack(">IIQ", 0, 1, start))
    track = _box(b"trak", _box(b"mdia", _box(b"minf", _box(b"stbl", sizes + places))))
    return _box(b"moov", _box(b"uuid", canon) + track)


def raf(orientation: int = 1) -> bytes:
    jpeg = preview(orientation, exif=exif_of(orientation, b"FUJIFILM"))
    head = b"FUJIFILMCCD-RAW 0201FF389501X-T5".ljust(84, b"\0")
    return head + struct.pack(">II", 148, len(jpeg)) + bytes(56) + jpeg + SAMPLES


def rw2(orientation: int = 1) -> bytes:
    jpeg = preview(orientation, exif=exif_of(orientation, b"Panasonic"))
    main = struct.pack("<HHHIIHHIII", 2, 0x2E, 7, len(jpeg), _START, 0x0112, 4, 1, orientation, 0)
    return b"IIU\0" + struct.pack("<I8x", _START + len(jpeg)) + jpeg + main + SAMPLES


def orf(orientation: int = 1) -> bytes:
    """The preview in the maker's notes, which nothing at the beginning points to."""
    data = structured(b"OLYMPUS", preview(orientation), orientation=orientation, magic=b"IIRO")
    return data.replace(struct.pack("<HHII", 513, 4, 1, _START), struct.pack("<HHII", 600, 4, 1, 0))


def orf_with_notes() -> bytes:
    """The preview in the maker's notes, which say where in them it is."""
    jpeg = preview()
    settings = struct.pack("<HHHIIHHIII", 2, 0x0101, 4, 1, 68, 0x0102, 4, 1, len(jpeg), 0)
    notes = b"OLYMPUS\0II\3\0" + struct.pack("<HHHIII", 1, 0x2020, 4, 1, 30, 0) + settings
    notes = notes.ljust(68, b"\0") + jpeg
    exif_at = _START + len(SAMPLES)
    exif = struct.pack("<HHHIII", 1, 0x927C, 7, len(notes), exif_at + 18, 0)
    main = _directory({0x8769: exif_at})
    head = b"IIRO" + struct.pack("<I8x", exif_at + len(exif) + len(notes))
    return head + SAMPLES + exif + notes + main


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


RAWS: dict[str, Callable[[int], bytes]] = {
    "DNG": dng,
    "CR2": cr2,
    "CR3": cr3,
    "NEF": lambda turn: structured(b"NIKON CORPORATION", preview(turn), orientation=turn),
    "ARW": lambda turn: structured(b"SONY", preview(turn), orientation=turn),
    "PEF": lambda turn: structured(b"PENTAX Corporation", preview(turn), orientation=turn),
    "RAF": raf,
    "ORF": orf,
    "RW2": rw2,
    "raw": lambda turn: structured(b"SAMSUNG", preview(turn), orientation=turn),
}
"""Each for an orientation."""


def thumbnail_only() -> bytes:
    return structured(b"NIKON", preview(width=160, height=120))
