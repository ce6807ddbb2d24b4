"""What the album knows of a photo as XMP, for exiftool, digiKam, darktable and Immich: ISO 16684-1."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final
from unicodedata import category
from xml.sax.saxutils import escape

from functions.shared.models.metadata import Gps, Place, TakenAtSource
from functions.shared.models.photo import Photo
from transfer.sidecars.cards import taken
from transfer.sidecars.files import write_whole

XMP_SUFFIX: Final = ".xmp"
_OURS: Final = 'x:xmptk="Smart Album"'
_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "digiKam": "http://www.digikam.org/ns/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_MICRODEGREES: Final = 1_000_000


def xmp_sidecar_of(photo: Path) -> Path:
    return photo.with_name(photo.name + XMP_SUFFIX)


def write_xmp(path: Path, photo: Photo) -> None:
    """Not over what another program has made of it: it may hold a person's work."""
    content = xmp_of(photo).encode()
    if path.exists() and not is_ours(path):
        return
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, [content])


def is_ours(path: Path) -> bool:
    """As it was exported: programs that change such a file put their own name into it."""
    return path.is_file() and _OURS.encode() in path.read_bytes()[:1024]


def xmp_of(photo: Photo) -> str:
    spaces = "".join(f'\n    xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    inside = "".join(f"\n   {element}" for element in _elements(photo))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" {_OURS}>
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""{spaces}>{inside}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def _elements(photo: Photo) -> Iterator[str]:
    for name, text in (("dc:title", photo.title), ("dc:description", photo.caption)):
        if text:
            item = f'<rdf:li xml:lang="x-default">{_said(text)}</rdf:li>'
            yield f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"
    yield from _listed("dc:subject", "Bag", photo.tags)
    yield from _listed("digiKam:TagsList", "Seq", photo.tags)
    yield from _listed("Iptc4xmpExt:PersonInImage", "Bag", photo.people)
    if photo.rating is not None:
        yield f"<xmp:Rating>{photo.rating}</xmp:Rating>"
    if (moment := taken(photo)) and photo.taken_at_source is not TakenAtSource.FILE:
        yield f"<exif:DateTimeOriginal>{moment}</exif:DateTimeOriginal>"
        yield f"<photoshop:DateCreated>{moment}</photoshop:DateCreated>"
    if photo.gps:
        yield from _position(photo.gps)
    if photo.place:
        yield from _place(photo.place)


def _position(gps: Gps) -> Iterator[str]:
    yield f"<exif:GPSLatitude>{_coordinate(gps.lat, 'NS')}</exif:GPSLatitude>"
    yield f"<exif:GPSLongitude>{_coordinate(gps.lon, 'EW')}</exif:GPSLongitude>"
    if gps.altitude is not None:
        height = Fraction(abs(gps.altitude)).limit_denominator(1000)
        yield f"<exif:GPSAltitude>{height.numerator}/{height.denominator}</exif:GPSAltitude>"
        yield f"<exif:GPSAltitudeRef>{int(gps.altitude < 0)}</exif:GPSAltitudeRef>"


def _coordinate(degrees: float, sides: str) -> str:
    """Degrees and minutes, as XMP has them: ``48,51.500000N``."""
    whole, rest = divmod(round(abs(degrees) * 60 * _MICRODEGREES), 60 * _MICRODEGREES)
    return f"{whole},{rest // _MICRODEGREES}.{rest % _MICRODEGREES:06d}{sides[degrees < 0]}"


def _place(place: Place) -> Iterator[str]:
    yield f"<photoshop:City>{_said(place.town)}</photoshop:City>"
    if place.region:
        yield f"<photoshop:State>{_said(place.region)}</photoshop:State>"
    yield f"<photoshop:Country>{_said(place.country)}</photoshop:Country>"
    yield f"<Iptc4xmpCore:CountryCode>{_said(place.country_code)}</Iptc4xmpCore:CountryCode>"


def _listed(name: str, kind: str, items: Iterable[str]) -> Iterator[str]:
    inside = "".join(f"<rdf:li>{_said(item)}</rdf:li>" for item in items)
    if inside:
        yield f"<{name}><rdf:{kind}>{inside}</rdf:{kind}></{name}>"


def _said(text: str) -> str:
    """Without what XML cannot hold."""
    kept = (c for c in text if c in "\n\t" or (category(c) not in ("Cc", "Cs") and c not in "\ufffe\uffff"))
    return escape("".join(kept))
