"""Where a photo was taken, as EXIF tells it."""

from functions.photos.metadata.values import Exif, number, text
from functions.shared.images.formats.exif import Tag
from functions.shared.models.metadata import Gps


def read_position(exif: Exif) -> Gps | None:
    """None for half a position, too."""
    latitude = _degrees(exif, Tag.GPS_LATITUDE, Tag.GPS_LATITUDE_REF, "NS", 90)
    longitude = _degrees(exif, Tag.GPS_LONGITUDE, Tag.GPS_LONGITUDE_REF, "EW", 180)
    if latitude is None or longitude is None:
        return None
    altitude = number(exif, Tag.GPS_ALTITUDE)
    below_sea = number(exif, Tag.GPS_ALTITUDE_REF) in (1.0, 3.0)
    return Gps(
        lat=latitude,
        lon=longitude,
        altitude=-altitude if altitude is not None and below_sea else altitude,
    )


def _degrees(exif: Exif, tag: Tag, reference: Tag, signs: str, limit: int) -> float | None:
    parts = exif.get(tag)
    side = (text(exif, reference) or "")[:1].upper()
    if not isinstance(parts, tuple) or len(parts) > 3 or side not in signs or not side:
        return None
    degrees = sum(part / 60.0**place for place, part in enumerate(parts))
    if not 0 <= degrees <= limit:
        return None
    return -degrees if side == signs[1] else degrees
