"""Where a photo was taken, as its file tells it."""

import math
import re
from typing import Final

from functions.shared.images.formats.exif import Tag
from functions.shared.models.metadata import Gps
from functions.shared.told.values import Exif, Told, fraction, number, text

_VOID: Final = "V"
"""The status of a receiver that had no position yet, and wrote its last one, or none."""
# Degrees and minutes, and seconds or a fraction, then the side: 48,51.5N or 48,51,30N.
_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_COORDINATE: Final = re.compile(
    rf"{_NUMBER}(?:,{_NUMBER})?(?:,{_NUMBER})?\s*([NSEW])", re.ASCII | re.IGNORECASE
)

_SIGNED: Final = re.compile(r"[+-]?\d+\.\d+", re.ASCII)
"""Degrees without a side, as scripts write them, and exiftool reads them."""


def read_position(told: Told) -> Gps | None:
    """None for half a position, and for the point in the sea where both degrees are zero."""
    found = (_of_exif(told.exif), _of_xmp(told))
    return next((gps for gps in found if gps is not None and (gps.lat, gps.lon) != (0, 0)), None)


def _of_exif(exif: Exif) -> Gps | None:
    latitude = _degrees(exif, Tag.GPS_LATITUDE, Tag.GPS_LATITUDE_REF, "NS", 90)
    longitude = _degrees(exif, Tag.GPS_LONGITUDE, Tag.GPS_LONGITUDE_REF, "EW", 180)
    if latitude is None or longitude is None or text(exif, Tag.GPS_STATUS) == _VOID:
        return None
    altitude = number(exif, Tag.GPS_ALTITUDE)
    below_sea = number(exif, Tag.GPS_ALTITUDE_REF) in (1.0, 3.0)
    return Gps(lat=latitude, lon=longitude, altitude=_signed(altitude, below_sea))


def _of_xmp(told: Told) -> Gps | None:
    latitude = _coordinate(_with_side(told, "exif:GPSLatitude"), "NS", 90)
    longitude = _coordinate(_with_side(told, "exif:GPSLongitude"), "EW", 180)
    if latitude is None or longitude is None or told.of_xmp("exif:GPSStatus") == _VOID:
        return None
    altitude, below_sea = fraction(told.of_xmp("exif:GPSAltitude")), told.of_xmp("exif:GPSAltitudeRef") == "1"
    return Gps(lat=latitude, lon=longitude, altitude=_signed(altitude, below_sea))


def _degrees(exif: Exif, tag: Tag, reference: Tag, signs: str, limit: int) -> float | None:
    parts = exif.get(tag)
    side = (text(exif, reference) or "")[:1].upper()
    if not isinstance(parts, tuple) or len(parts) > 3:
        return None
    return _on_side(parts, side, signs, limit)


def _with_side(told: Told, name: str) -> str:
    """Apple's exports tell it in a property of its own, as EXIF does."""
    said, side = (told.of_xmp(each) or "" for each in (name, f"{name}Ref"))
    return said if said[-1:].isalpha() else said + side[:1]


def _coordinate(said: str | None, signs: str, limit: int) -> float | None:
    plain = (said or "").strip()
    if _SIGNED.fullmatch(plain):
        return _on_side((abs(float(plain)),), signs[plain.startswith("-")], signs, limit)
    found = _COORDINATE.fullmatch(plain)
    if found is None:
        return None
    return _on_side(tuple(float(part or 0) for part in found.groups()[:3]), found[4].upper(), signs, limit)


def _on_side(parts: tuple[float, ...], side: str, signs: str, limit: int) -> float | None:
    degrees = sum(part / 60.0**place for place, part in enumerate(parts))
    if not side or side not in signs or not math.isfinite(degrees) or not 0 <= degrees <= limit:
        return None
    return -degrees if side == signs[1] else degrees


def _signed(altitude: float | None, below_sea: bool) -> float | None:
    return -altitude if altitude is not None and below_sea else altitude
