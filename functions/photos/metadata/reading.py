"""What a file tells about its photo: of the picture, the moment and the camera, and in people's words."""

from functions.photos.metadata.camera import read_camera, read_exposure, read_lens
from functions.photos.metadata.locating import Locator
from functions.photos.metadata.starts import KnownStarts
from functions.photos.metadata.xmp_reader import XmpReader
from functions.photos.places.towns import Towns
from functions.photos.places.zones import Zones
from functions.shared.images.formats.exif import read_exif
from functions.shared.images.heads.header import Header
from functions.shared.images.heads.inspector import Inspector
from functions.shared.models.metadata import Metadata
from functions.shared.told.iptc import read_iptc
from functions.shared.told.moment import read_moment
from functions.shared.told.position import read_position
from functions.shared.told.values import Told
from functions.shared.told.words import (
    read_caption,
    read_keywords,
    read_people,
    read_rating,
    read_title,
)
from functions.shared.told.xmp import Xmp


class MetadataReader:
    """Built once per process; safe to use from any thread."""

    def __init__(
        self,
        inspector: Inspector | None = None,
        locator: Locator | None = None,
        xmp: XmpReader | None = None,
    ) -> None:
        self._inspector = inspector or Inspector()
        self.locator = locator or Locator(Towns(), Zones())
        self._xmp = xmp or XmpReader()
        self.starts = KnownStarts()

    def read(self, data: bytes, file_name: str | None = None, modified_at: int | None = None) -> Metadata:
        """Raises UnreadableImage, or Unavailable while all workers are busy.

        ``modified_at``: when the file was last changed, in milliseconds since the epoch, if that is known.
        """
        header = self._inspector.inspect(data)
        xmp = self._xmp.read(header.beside.xmp, header.beside.xmp_extension)
        return self.locator.locate(read_metadata(header, xmp, file_name, modified_at))


def read_metadata(
    header: Header, xmp: Xmp | None = None, file_name: str | None = None, modified_at: int | None = None
) -> Metadata:
    """What a file does not say, or says brokenly, is None, and so is what follows from the position."""
    beside, exif = header.beside, read_exif(header.exif)
    told = Told(exif, xmp or {}, read_iptc(beside.iptc), beside.words, file_name, modified_at)
    taken = read_moment(told)
    return Metadata(
        content_type=header.content_type,
        width=header.width,
        height=header.height,
        orientation=header.orientation,
        taken_at=taken.milliseconds,
        taken_at_offset=taken.offset_minutes,
        taken_at_source=taken.source,
        camera=read_camera(told),
        lens=read_lens(told),
        exposure=read_exposure(told),
        gps=read_position(told),
        title=read_title(told),
        caption=read_caption(told),
        keywords=read_keywords(told),
        people=read_people(told),
        rating=read_rating(told),
    )
