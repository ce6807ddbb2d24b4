"""Small pictures with what programs write beside them."""

import io
import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from PIL import Image

from functions.photos.metadata.reading import read_metadata
from functions.shared.images.heads.header import inspect
from functions.shared.models.metadata import Metadata
from functions.shared.told.xmp import read_xmp
from tests.shared.images.hostile_files import png, saved

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "digiKam": "http://www.digikam.org/ns/1.0/",
    "MicrosoftPhoto": "http://ns.microsoft.com/photo/1.0/",
    "MP": "http://ns.microsoft.com/photo/1.2/",
    "MPRI": "http://ns.microsoft.com/photo/1.2/t/RegionInfo#",
    "MPReg": "http://ns.microsoft.com/photo/1.2/t/Region#",
    "mwg-rs": "http://www.metadataworkinggroup.com/schemas/regions/",
    "stArea": "http://ns.adobe.com/xmp/sType/Area#",
    "apple-fi": "http://ns.apple.com/faceinfo/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_SPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())


def packet(inside: str = "", **attributes: str) -> bytes:
    """Attributes are named with ``__`` for the colon."""
    said = " ".join(f'{name.replace("__", ":")}="{value}"' for name, value in attributes.items())
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {_SPACES} {said}>{inside}</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def listed(name: str, *items: str, kind: str = "Bag") -> str:
    inside = "".join(f"<rdf:li>{item}</rdf:li>" for item in items)
    return f"<{name}><rdf:{kind}>{inside}</rdf:{kind}></{name}>"


def iim(records: Sequence[tuple[int, int, bytes]]) -> bytes:
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value for record, number, value in records
    )


def resources(block: bytes) -> bytes:
    """As Photoshop keeps them, with one of another kind before."""
    other = b"8BIM" + struct.pack(">H2sI", 0x03ED, b"\0\0", 3) + b"abc\0"
    return other + b"8BIM" + struct.pack(">H", 0x0404) + b"\x04name\0" + struct.pack(">I", len(block)) + block


def jpeg(xmp: bytes = b"", iptc: bytes = b"", **options: Any) -> bytes:
    plain = saved(Image.new("RGB", (40, 30), "teal"), "JPEG", **options)
    segments = [(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)] if xmp else []
    if iptc:
        segments.append((0xED, b"Photoshop 3.0\0" + resources(iptc)))
    added = b"".join(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body for marker, body in segments)
    return plain[:2] + added + plain[2:]


def png_with(*chunks: tuple[bytes, bytes], behind: Sequence[tuple[bytes, bytes]] = ()) -> bytes:
    return png(4, 4, *chunks, (b"IDAT", zlib.compress(bytes(52))), *behind)


def tiff(tags: Mapping[int, bytes]) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "TIFF", tiffinfo=dict(tags))
    return file.getvalue()


def told(data: bytes, **file: Any) -> Metadata:
    header = inspect(data)
    return read_metadata(header, read_xmp(header.beside.xmp, header.beside.xmp_extension), **file)
