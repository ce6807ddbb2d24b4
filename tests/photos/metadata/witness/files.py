"""Files for the witness: written by exiftool itself, and by the tests' own writers."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from tests.photos.metadata.exif_photos import photo
from tests.photos.metadata.test_people import ANNA, BEN, regions
from tests.photos.metadata.witness import exiftool
from tests.photos.metadata.written_files import iim, jpeg, listed, packet, png_with, tiff
from tests.shared.images.hostile_files import saved
from tests.shared.images.kinds import raws

ENDINGS: Final = {"JPEG": "jpg", "PNG": "png", "WebP": "webp", "TIFF": "tif", "HEIC": "heic", "AVIF": "avif"}

STAMP: Final = {0x0007: (8.0, 11.0, 12.0), 0x001D: "2019:05:04"}
PLACE: Final = (
    *("-EXIF:GPSLatitude=33.8568", "-EXIF:GPSLatitudeRef=S"),
    *("-EXIF:GPSLongitude=151.2153", "-EXIF:GPSLongitudeRef=E"),
)
DOSSIERS: Final[Mapping[str, Sequence[str]]] = {
    "camera": (
        *("-EXIF:Make=Canon", "-EXIF:Model=Canon EOS R5", "-EXIF:LensModel=RF24-105mm F4 L IS USM"),
        *("-EXIF:ExposureTime=1/250", "-EXIF:FNumber=5.6", "-EXIF:ISO=400", "-EXIF:FocalLength=35"),
        *("-EXIF:DateTimeOriginal=2019:05:04 10:11:12", "-EXIF:SubSecTimeOriginal=25"),
        *("-EXIF:OffsetTimeOriginal=+02:00", "-EXIF:ModifyDate=2020:01:01 00:00:00", *PLACE),
    ),
    "words": (
        *("-XMP-dc:Subject=Zürich", "-XMP-dc:Subject=boat", "-XMP-dc:Title=The harbour"),
        *("-XMP-dc:Description=Evening, last boats", "-XMP:Rating=4"),
        *("-XMP-mwg-rs:RegionName=Anna Berg", "-XMP-mwg-rs:RegionType=Face"),
    ),
    "program": (
        *("-XMP-tiff:Make=FUJIFILM", "-XMP-tiff:Model=X-T5", "-XMP-aux:Lens=XF23mmF2 R WR"),
        *("-XMP-exif:DateTimeOriginal=2019:05:04 10:11:12+02:00", "-XMP-exif:ExposureTime=1/60"),
        *("-XMP-exif:FNumber=2.8", "-XMP-exif:GPSLatitude=48.858333", "-XMP-exif:GPSLongitude=-2.2945"),
    ),
    "agency": (
        *("-IPTC:CodedCharacterSet=UTF8", "-IPTC:Keywords=Zürich", "-IPTC:Keywords=tram"),
        *("-IPTC:ObjectName=The tram", "-IPTC:Caption-Abstract=Morning"),
        *("-IPTC:DateCreated=2019:05:04", "-IPTC:TimeCreated=10:11:12+02:00"),
    ),
    "windows": (
        *(
            "-EXIF:XPTitle=The train",
            "-EXIF:XPKeywords=Zürich;train",
            "-EXIF:Rating=5",
            "-EXIF:RatingPercent=99",
        ),
        *("-EXIF:CreateDate=2019:05:04 10:11:12", "-EXIF:OffsetTimeDigitized=-03:30"),
    ),
    "nowhere": (
        *("-EXIF:GPSLatitude=0", "-EXIF:GPSLatitudeRef=N", "-EXIF:GPSLongitude=0", "-EXIF:GPSLongitudeRef=E"),
    ),
    "void": (*PLACE, "-EXIF:GPSStatus#=V"),
    "turned": ("-EXIF:Orientation#=6",),
    "mirrored": ("-EXIF:Orientation#=5",),
    "nobody": ("-EXIF:ImageDescription=OLYMPUS DIGITAL CAMERA",),
    "rejected": ("-XMP:Rating=-1",),
    "clockless": ("-EXIF:DateTimeOriginal=2019:05:04 24:00:00", "-EXIF:ModifyDate=2020:01:01 00:00:00"),
}


def make(folder: Path) -> None:
    """``DOSSIER.ending`` of each format by exiftool, and ``own-NAME.ending`` by the tests' writers."""
    image, changes = Image.new("RGB", (64, 48), "teal"), list[tuple[Path, Sequence[str]]]()
    for kind, ending in ENDINGS.items():
        plain = saved(image, kind)
        for name, options in DOSSIERS.items():
            path = folder / f"{name}.{ending}"
            path.write_bytes(plain)
            changes.append((path, options))
    raw = folder / "camera.dng"
    raw.write_bytes(raws.dng())
    exiftool.write([*changes, (raw, ("-m", *DOSSIERS["camera"]))])
    for name, data in own_files().items():
        (folder / f"own-{name}").write_bytes(data)


def own_files() -> dict[str, bytes]:
    film = struct.pack(">I4sIII", 20, b"mvhd", 0, 3_639_953_472, 3_639_953_472)
    words = packet(listed("dc:subject", "boat"), xmp__Rating="3", xmp__CreateDate="2019-05-04T10:11:12Z")
    digits = digits_of("xmp", words)
    exif = {0x9003: "2019:05:04 10:11:12", 0x9010: "+05:30", 0x9202: IFDRational(4), 0x9201: IFDRational(8)}
    return {
        "people.jpg": jpeg(packet(regions(ANNA, BEN))),
        "records.jpg": jpeg(iptc=iim([(2, 25, b"boat"), (2, 25, b"sea"), (2, 55, b"20190504")])),
        "tags.tif": tiff({700: words}),
        "digits.png": png_with((b"zTXt", b"Raw profile type xmp\0\0" + zlib.compress(digits))),
        "turned.png": png_with((b"tEXt", b"Raw profile type exif\0" + digits_of("exif", turned()))),
        "own-words.png": png_with(
            (b"tEXt", b"Title\0The harbour"), (b"tEXt", b"Creation Time\0002019:05:04 10:11:12")
        ),
        "film.heic": saved(Image.new("RGB", (64, 64)), "HEIC") + struct.pack(">I4s", 28, b"moov") + film,
        # By its container, as phones of Apple do it, which leave EXIF as the camera had it.
        "turned.heic": saved(Image.new("RGB", (64, 48), "teal"), "HEIC", exif=turned()),
        "day.jpg": jpeg(packet(xmp__CreateDate="2019-05-04T10:11:12"), iim([(2, 55, b"20190504")])),
        "satellite.jpg": photo(exif={0x9003: "2019:05:04 10:11:12"}, gps=STAMP),
        "camera.jpg": photo(main={0x010F: "NIKON CORPORATION", 0x0110: "NIKON D850"}, exif=exif),
        "camera.webp": photo("WebP", main={0x0110: "E990"}, exif=exif),
    }


def digits_of(name: str, block: bytes) -> bytes:
    """As ImageMagick writes a block into PNG."""
    return f"\n{name}\n{len(block):8}\n".encode() + block.hex().encode() + b"\n"


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif.tobytes()
