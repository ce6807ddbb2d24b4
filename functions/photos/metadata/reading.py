"""What a file tells about its photo: of the picture, of the moment, of the camera."""

from functions.photos.metadata.locating import Locator
from functions.photos.metadata.moment import read_moment
from functions.photos.metadata.position import read_position
from functions.photos.metadata.values import Exif, positive, text
from functions.photos.places.towns import Towns
from functions.photos.places.zones import Zones
from functions.shared.images.formats.exif import Tag, read_exif
from functions.shared.images.heads.header import Header
from functions.shared.images.heads.inspector import Inspector
from functions.shared.models.metadata import Exposure, Metadata


class MetadataReader:
    """Built once per process; safe to use from any thread."""

    def __init__(self, inspector: Inspector | None = None, locator: Locator | None = None) -> None:
        self._inspector = inspector or Inspector()
        self._locator = locator or Locator(Towns(), Zones())

    def read(self, data: bytes) -> Metadata:
        """Raises UnreadableImage, or Unavailable while all workers are busy."""
        return self._locator.locate(read_metadata(self._inspector.inspect(data)))


def read_metadata(header: Header) -> Metadata:
    """What EXIF does not say, or says in a broken way, is None, and so is what follows from the position."""
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
        gps=read_position(exif),
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
