"""What a file is and how large, read without decoding it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PIL.ImageFile import ImageFile

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.bmp import read_bit_fields
from functions.shared.images.formats.exif import Tag, read_exif
from functions.shared.images.formats.gif import gif_head
from functions.shared.images.formats.identify import ImageFormat, identify
from functions.shared.images.formats.iso_items import coded_as
from functions.shared.images.formats.iso_media import (
    created_at,
    is_cut_short,
    primary_properties,
    xmp_beside,
)
from functions.shared.images.formats.jpeg import JpegHead, read_jpeg_head
from functions.shared.images.formats.pillow import open_with_pillow, refusing_damage
from functions.shared.images.formats.png import (
    read_png_exif,
    read_raw_profile,
)
from functions.shared.images.formats.raw_exif import read_cr3_exif
from functions.shared.images.formats.raw_previews import Preview, find_preview
from functions.shared.images.formats.tiff import read_directories
from functions.shared.images.formats.tiff_kinds import Tag as TiffTag
from functions.shared.images.formats.tiff_kinds import tiff_kind
from functions.shared.images.heads.beside import NOTHING_BESIDE, Beside, beside_jpeg, beside_png, beside_tiff
from functions.shared.images.heads.limits import require_affordable

_ISO_MEDIA = frozenset({ImageFormat.HEIC, ImageFormat.AVIF})
_TURNS = frozenset({b"irot", b"imir"})
_SIDEWAYS = range(5, 9)
_LONGEST_PROFILE = 4 << 20


@dataclass(frozen=True)
class Header:
    """``width`` and ``height`` are those of the upright picture; ``orientation`` is how to turn it, 1 to 8.

    HEIC is turned by its container, and so nearly always says 1. WebP always does: its container has no
    orientation, and browsers do not look for one in EXIF, as they do in other formats. What a person sees of
    the original, of the preview and of boxes must be one picture.
    ``exif`` is a TIFF structure for ``exif.read_exif``, ``icc`` a colour profile; either may be empty.
    ``beside`` is what else is told beside the picture.
    ``jpeg`` is what a JPEG file, and no other, says besides.
    """

    format: ImageFormat
    width: int
    height: int
    orientation: int = 1
    exif: bytes = b""
    icc: bytes = b""
    jpeg: JpegHead | None = None
    beside: Beside = NOTHING_BESIDE
    preview: Preview | None = field(default=None, compare=False)
    """Of a camera raw file: the picture in it, whose size and colours these are."""

    @property
    def content_type(self) -> str:
        return self.format.content_type


def inspect(data: bytes) -> Header:
    """Raises UnreadableImage for what is not supported, has no readable header, or is too large."""
    image_format = identify(data)
    if image_format is ImageFormat.JPEG:
        head = read_jpeg_head(data)
        header = _header(image_format, (head.width, head.height), head.exif, head.icc, jpeg=head)
        return replace(header, beside=beside_jpeg(head))
    if image_format in _ISO_MEDIA and is_cut_short(data):
        raise UnreadableImage(f"The {image_format} file is incomplete.")
    if image_format.is_raw:
        return _raw_header(image_format, data)
    if image_format is ImageFormat.TIFF:
        return _tiff_header(data)
    if image_format is ImageFormat.BMP and (fields := read_bit_fields(data)):
        return _header(image_format, (fields.width, fields.height), b"", b"")
    if image_format is ImageFormat.PNG:
        return _png_header(data)
    return _usual_header(image_format, data)


def _usual_header(image_format: ImageFormat, data: bytes) -> Header:
    with _opened(image_format, data) as image:
        info = image.info
        orientation = _orientation_beside(image_format, data, info)
        exif, icc = info.get("exif") or b"", info.get("icc_profile") or b""
        header = _header(image_format, image.size, exif, icc, orientation=orientation)
    created = created_at(data) if image_format in _ISO_MEDIA else None
    xmp = gif_head(data)[1] if image_format is ImageFormat.GIF else info.get("xmp") or b""
    beside = Beside(xmp, words={"created": created} if created else {})
    return replace(header, beside=beside)


def _opened(image_format: ImageFormat, data: bytes) -> ImageFile:
    try:
        return open_with_pillow(image_format, data)
    except UnreadableImage:
        if image_format in _ISO_MEDIA and (name := coded_as(data)):
            reason = f"The {image_format} file holds {name}, which cannot be read."
            raise UnreadableImage(reason) from None
        raise


def _png_header(data: bytes) -> Header:
    with open_with_pillow(ImageFormat.PNG, data) as image:
        icc, size = image.info.get("icc_profile") or b"", image.size
    exif, orientation = read_png_exif(data), None
    if not exif:
        # Browsers do not know this way, so it turns nothing.
        exif, orientation = read_raw_profile(data), 1
    header = _header(ImageFormat.PNG, size, exif, icc, orientation=orientation)
    return replace(header, beside=beside_png(data))


def _orientation_beside(image_format: ImageFormat, data: bytes, info: Mapping[Any, Any]) -> int | None:
    """What counts in place of the orientation in EXIF, in formats where that is not all."""
    if image_format is ImageFormat.WEBP:
        return 1
    if image_format is ImageFormat.HEIC and not _TURNS & {box.kind for box in primary_properties(data)}:
        # Phones of Samsung write it to EXIF alone, from where the reader removes it without turning anything.
        return _sound_orientation(info.get("original_orientation"))
    return None


def _raw_header(image_format: ImageFormat, data: bytes) -> Header:
    preview = find_preview(data)
    head = preview.head
    exif = read_cr3_exif(data) if image_format is ImageFormat.CR3 else data
    if Tag.TAKEN not in read_exif(exif) and Tag.TAKEN in read_exif(head.exif):
        exif = head.exif
    # A preview that does not say how to turn it is to be turned as the raw picture is.
    turned = head.exif if Tag.ORIENTATION in read_exif(head.exif) else exif
    header = _header(
        image_format, (head.width, head.height), exif, head.icc, orientation=_orientation(turned), jpeg=head
    )
    main = next(iter(read_directories(data)), None)
    beside = beside_tiff(main) if main else Beside(xmp_beside(data))
    xmp, iptc = beside.xmp or head.xmp, beside.iptc or head.iptc
    return replace(header, jpeg=None, preview=preview, beside=Beside(xmp, iptc=iptc))


def _tiff_header(data: bytes) -> Header:
    kind = tiff_kind(data)
    if kind is None:
        raise UnreadableImage("The TIFF file is damaged or incomplete.")
    kind.require_readable()
    size, icc = kind.size, kind.directory.bytes_of(TiffTag.ICC)
    orientation = _sound_orientation(kind.directory.number(TiffTag.ORIENTATION, 1))
    if not kind.needs_own_reader:
        with open_with_pillow(ImageFormat.TIFF, data) as image, refusing_damage(ImageFormat.TIFF):
            image.seek(kind.index)
    held = kind.bytes_per_pixel + 3 if kind.needs_own_reader else None
    header = _header(ImageFormat.TIFF, size, data, icc, orientation=orientation, held=held)
    return replace(header, beside=beside_tiff(kind.directory))


def _header(
    image_format: ImageFormat,
    size: tuple[int, int],
    exif: bytes,
    icc: bytes,
    *,
    orientation: int | None = None,
    jpeg: JpegHead | None = None,
    held: int | None = None,
) -> Header:
    width, height = size
    if width <= 0 or height <= 0:
        raise UnreadableImage(f"The {image_format} file names no size for its picture.")
    require_affordable(image_format, width, height, jpeg, held)
    if orientation is None:
        orientation = _orientation(exif)
    if orientation in _SIDEWAYS:
        width, height = height, width
    profile = icc if len(icc) <= _LONGEST_PROFILE else b""
    return Header(image_format, width, height, orientation, exif, profile, jpeg)


def _orientation(exif: bytes) -> int:
    match read_exif(exif).get(Tag.ORIENTATION):
        case (value, *_):
            return _sound_orientation(value)
        case _:
            return 1


def _sound_orientation(value: object) -> int:
    return int(value) if isinstance(value, int | float) and 1 <= value <= 8 else 1
