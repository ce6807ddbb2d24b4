"""What a file is, told by its first bytes alone; names and declared types lie."""

from enum import StrEnum

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.tiff import Content, Directory, all_directories, read_directories


class ImageFormat(StrEnum):
    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    GIF = "GIF"
    BMP = "BMP"
    TIFF = "TIFF"
    HEIC = "HEIC"
    AVIF = "AVIF"
    DNG = "DNG"
    CR2 = "CR2"
    CR3 = "CR3"
    NEF = "NEF"
    ARW = "ARW"
    RAF = "RAF"
    ORF = "ORF"
    RW2 = "RW2"
    PEF = "PEF"
    RAW = "raw"
    """Of any other camera."""

    @property
    def content_type(self) -> str:
        return _RAW_TYPES.get(self, f"image/{self.value.lower()}")

    @property
    def is_raw(self) -> bool:
        return self in _RAW_TYPES


_RAW_TYPES = {
    ImageFormat.DNG: "image/x-adobe-dng",
    ImageFormat.CR2: "image/x-canon-cr2",
    ImageFormat.CR3: "image/x-canon-cr3",
    ImageFormat.NEF: "image/x-nikon-nef",
    ImageFormat.ARW: "image/x-sony-arw",
    ImageFormat.RAF: "image/x-fuji-raf",
    ImageFormat.ORF: "image/x-olympus-orf",
    ImageFormat.RW2: "image/x-panasonic-rw2",
    ImageFormat.PEF: "image/x-pentax-pef",
    ImageFormat.RAW: "image/x-raw",
}
SUPPORTED = f"{', '.join(each for each in ImageFormat if not each.is_raw)} and camera raw files"

_MAGIC = {
    b"\xff\xd8\xff": ImageFormat.JPEG,
    b"\x89PNG\r\n\x1a\n": ImageFormat.PNG,
    b"GIF87a": ImageFormat.GIF,
    b"GIF89a": ImageFormat.GIF,
    b"BM": ImageFormat.BMP,
    b"II*\x00": ImageFormat.TIFF,
    b"MM\x00*": ImageFormat.TIFF,
    b"II+\x00": ImageFormat.TIFF,
    b"MM\x00+": ImageFormat.TIFF,
    b"FUJIFILMCCD-RAW": ImageFormat.RAF,
    b"IIRO": ImageFormat.ORF,
    b"IIRS": ImageFormat.ORF,
    b"MMOR": ImageFormat.ORF,
    b"IIU\x00": ImageFormat.RW2,
    b"FOVb": ImageFormat.RAW,
    b"II\x1a\x00\x00\x00HEAPCCDR": ImageFormat.RAW,
    b"\x00MRM": ImageFormat.RAW,
}

_STRANGERS = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"8BPS": "a Photoshop document",
    b"\x00\x00\x01\x00": "an icon",
    b"\xff\x0a": "a JPEG XL picture",
    b"\x00\x00\x00\x0cJXL ": "a JPEG XL picture",
    b"\x00\x00\x00\x0cjP  ": "a JPEG 2000 picture",
    b"\xff\x4f\xff\x51": "a JPEG 2000 picture",
    b"\x1a\x45\xdf\xa3": "a Matroska or WebM video",
    b"<svg": "an SVG drawing",
    b"<?xml": "an XML or SVG document",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
    b"#!": "a script",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}

_PHASE_ONE = frozenset({b"IIII", b"MMMM"})
_COMPRESSION, _PHOTOMETRIC, _MAKE, _DNG_VERSION = 259, 262, 271, 50706
_RAW_PHOTOMETRICS = frozenset({32803, 34892})
# Of Sony, Nikon, Pentax.
_RAW_COMPRESSIONS = frozenset({32767, 34713, 65535})
_MAKERS = {
    b"nikon": ImageFormat.NEF,
    b"sony": ImageFormat.ARW,
    b"pentax": ImageFormat.PEF,
    b"ricoh": ImageFormat.PEF,
}

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_SMALL_FORM = b"mif3"
_STILL_BRANDS = frozenset({b"mif1", b"mif2", b"msf1"})


def identify(data: bytes) -> ImageFormat:
    """Raises UnreadableImage, naming what the file is instead where that is known."""
    if not data:
        raise UnreadableImage("The file is empty.")
    if data[:4] == b"RIFF":
        return _identify_riff(data)
    if data[4:8] == b"ftyp":
        return _identify_iso_media(data)
    for magic, image_format in _MAGIC.items():
        if data.startswith(magic):
            return raw_of_tiff(data) or image_format if image_format is ImageFormat.TIFF else image_format
    raise _unsupported(_name_stranger(data))


def _identify_riff(data: bytes) -> ImageFormat:
    if data[8:12] == b"WEBP":
        return ImageFormat.WEBP
    raise _unsupported("an audio or video file")


def _identify_iso_media(data: bytes) -> ImageFormat:
    size = min(int.from_bytes(data[:4], "big"), 512)
    if data[8:12] == _SMALL_FORM:
        raise _unsupported("a picture in the small form of AVIF or HEIF (mif3)")
    # The major brand, a version, then the compatible brands.
    brands = {data[8:12]} | {data[at : at + 4] for at in range(16, size, 4)}
    for family, image_format in ((_AVIF_BRANDS, ImageFormat.AVIF), (_HEIC_BRANDS, ImageFormat.HEIC)):
        if data[8:12] in family or (data[8:12] in _STILL_BRANDS and brands & family):
            return image_format
    if data[8:12] in _STILL_BRANDS:
        return ImageFormat.HEIC
    if data[8:12] == b"crx ":
        return ImageFormat.CR3
    raise _unsupported("a video")


def raw_of_tiff(data: Content) -> ImageFormat | None:
    """None for a TIFF whose samples are a picture."""
    if data[8:10] == b"CR" and data[:2] == b"II":
        return ImageFormat.CR2
    if data[8:12] in _PHASE_ONE:
        return ImageFormat.RAW
    main, directories = read_directories(data), all_directories(data)
    if not main or not any(_DNG_VERSION in d.entries or _holds_samples(d) for d in directories):
        return None
    if _DNG_VERSION in main[0].entries:
        return ImageFormat.DNG
    make = main[0].bytes_of(_MAKE).lower()
    return next((found for name, found in _MAKERS.items() if make.startswith(name)), ImageFormat.RAW)


def _holds_samples(directory: Directory) -> bool:
    return (
        directory.number(_PHOTOMETRIC, -1) in _RAW_PHOTOMETRICS
        or directory.number(_COMPRESSION, 1) in _RAW_COMPRESSIONS
    )


def _name_stranger(data: bytes) -> str:
    text = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:16]
    for magic, name in _STRANGERS.items():
        if data.startswith(magic) or text.lower().startswith(magic.lower()):
            return name
    return "no picture that can be recognised"


def _unsupported(what: str) -> UnreadableImage:
    return UnreadableImage(f"This is {what}; supported are {SUPPORTED}.")
