"""What a file is, told by its first bytes alone; names and declared types lie."""

from enum import StrEnum

from functions.shared.errors import UnreadableImage


class ImageFormat(StrEnum):
    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    GIF = "GIF"
    BMP = "BMP"
    TIFF = "TIFF"
    HEIC = "HEIC"
    AVIF = "AVIF"

    @property
    def content_type(self) -> str:
        return f"image/{self.value.lower()}"


SUPPORTED = "JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC and AVIF"

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
    b"FUJIFILMCCD-RAW": "a camera raw file",
    b"IIRO": "a camera raw file",
    b"IIU\x00": "a camera raw file",
    b"<svg": "an SVG drawing",
    b"<?xml": "an XML or SVG document",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
    b"#!": "a script",
    b"\x7fELF": "a program",
    b"MZ": "a program",
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
        if data.startswith(magic) and not _is_canon_raw(data):
            return image_format
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
    raise _unsupported("a camera raw file" if data[8:12] == b"crx " else "a video")


def _is_canon_raw(data: bytes) -> bool:
    return data[8:10] == b"CR" and data[:2] == b"II"


def _name_stranger(data: bytes) -> str:
    if _is_canon_raw(data):
        return "a camera raw file"
    text = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:16]
    for magic, name in _STRANGERS.items():
        if data.startswith(magic) or text.lower().startswith(magic.lower()):
            return name
    return "no picture that can be recognised"


def _unsupported(what: str) -> UnreadableImage:
    return UnreadableImage(f"This is {what}; supported are {SUPPORTED}.")
