"""What a file tells of the photo in it."""

from enum import StrEnum
from typing import Annotated

from functions.shared.models.wire import Guests, Wire


class Gps(Wire):
    """Degrees, north and east positive; metres above the sea."""

    lat: float
    lon: float
    altitude: float | None = None


class PlaceNames(Wire):
    """``region`` is the country's largest part that the town lies in; None where it has no name."""

    town: str
    region: str | None = None
    country: str


class Place(PlaceNames):
    """The town nearest to a position, by its English names, and by its ``german`` ones.

    ``geonames_id`` is the town's number at GeoNames, ``country_code`` that of ISO 3166, or XK for Kosovo.
    """

    geonames_id: int
    country_code: str
    german: PlaceNames


class Exposure(Wire):
    """Seconds, f-number, ISO speed, millimetres."""

    seconds: float | None = None
    aperture: float | None = None
    iso: int | None = None
    focal_length: float | None = None


class TakenAtSource(StrEnum):
    """What tells when a photo was taken; the last two are guesses."""

    EXIF = "exif"
    XMP = "xmp"
    IPTC = "iptc"
    CONTAINER = "container"
    """The file's own format: PNG's creation time, the header of a film."""
    NAME = "name"
    FILE = "file"
    """When the file was last changed before it came."""


class Capture(Wire):
    """What the album tells as the file does, and a sidecar as the album; None where the file does not say.

    ``width`` and ``height`` are those of the upright picture. ``rating`` is 1 to 5; ``people`` are those
    whose faces programs have marked by name.
    """

    width: Annotated[int | None, Guests.ALL] = None
    height: Annotated[int | None, Guests.ALL] = None
    camera: Annotated[str | None, Guests.WITH_ORIGINALS] = None
    lens: Annotated[str | None, Guests.WITH_ORIGINALS] = None
    exposure: Annotated[Exposure | None, Guests.WITH_ORIGINALS] = None
    gps: Gps | None = None
    title: Annotated[str | None, Guests.WITH_ORIGINALS] = None
    caption: Annotated[str | None, Guests.WITH_ORIGINALS] = None
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    rating: int | None = None


class Metadata(Capture):
    """All that is read from a file."""

    content_type: Annotated[str, Guests.WITH_ORIGINALS]
    orientation: int | None = None
    taken_at: Annotated[int | None, Guests.ALL] = None
    taken_at_offset: Annotated[int | None, Guests.ALL] = None
    taken_at_source: Annotated[TakenAtSource | None, Guests.WITH_ORIGINALS] = None
    place: Place | None = None
