"""What a file tells about its photo: of the picture, of the moment, of the camera."""

from functions.photos.metadata.moment import read_moment
from functions.photos.metadata.place import read_place
from functions.photos.metadata.values import Exif, positive, text
from functions.shared.images.formats.exif import Tag, read_exif
from functions.shared.images.heads.header import Header
from functions.shared.models.metadata import Exposure, Metadata


def read_metadata(header: Header) -> Metadata:
    """What EXIF does not say, or says in a broken way, is None."""
    exif = read_exif(header.exif)
    taken = read_moment(exif)
    return Metadata(
        content_type=header.content_type,
        width=header.width,
        height=header.height,
        orientation=header.orientation,
        taken_at=taken.milliseconds,
        taken_at_offset=taken.offset_minutes,
        camera=_camera(exif),
        lens=text(exif, Tag.LENS_MODEL),
        exposure=_exposure(exif),
        gps=read_place(exif),
    )


def _camera(exif: Exif) -> str | None:
    """Make and model in one, without the make twice: many models begin with it."""
    make, model = text(exif, Tag.MAKE) or "", text(exif, Tag.MODEL) or ""
    is_named = make.lower().split(" ")[0] in model.lower() if make else True
    return (model if is_named else f"{make} {model}").strip() or None


def _exposure(exif: Exif) -> Exposure | None:
    iso = positive(exif, Tag.ISO)
    exposure = Exposure(
        seconds=positive(exif, Tag.EXPOSURE_TIME),
        aperture=positive(exif, Tag.F_NUMBER),
        iso=None if iso is None else round(iso),
        focal_length=positive(exif, Tag.FOCAL_LENGTH),
    )
    return exposure if exposure != Exposure() else None
