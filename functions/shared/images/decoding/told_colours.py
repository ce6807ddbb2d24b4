"""Which of the ways that a file has to tell its colours counts, where it is not its profile."""

from functions.shared.images.colour.rgb_profile import coded_in_profile
from functions.shared.images.formats.colours import ADOBE_RGB, ToldColours
from functions.shared.images.formats.exif import tells_adobe_rgb
from functions.shared.images.formats.identify import ImageFormat
from functions.shared.images.formats.iso_media import coded_colours, primary_properties
from functions.shared.images.formats.png import read_png_colours
from functions.shared.images.heads.header import Header

_COLOURED = 3  # components


def told_colours(data: bytes, header: Header) -> ToldColours | None:
    """None where the profile counts, or nothing is told. What is told for people's eyes alone rules."""
    told: ToldColours | None = coded_in_profile(header.icc)
    if told is None and header.format is ImageFormat.PNG:
        told = read_png_colours(data)
    if told or header.icc:
        return told
    if header.format in (ImageFormat.HEIC, ImageFormat.AVIF):
        told = coded_colours(primary_properties(data))
    is_coloured = header.jpeg is None or header.jpeg.components == _COLOURED
    if told is None and is_coloured and tells_adobe_rgb(header.exif):
        return ADOBE_RGB
    return told
