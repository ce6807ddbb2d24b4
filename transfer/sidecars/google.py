"""Sidecars of Google Photos, as Takeout writes them: JSON beside each photo, and one file in each album."""

import math
import re
from dataclasses import replace
from html import unescape
from typing import Any, Final
from unicodedata import category, normalize

from functions.shared.models.metadata import Gps
from functions.shared.models.wire import LONGEST_LABEL
from functions.shared.told.xmp import PEOPLE
from transfer.sidecars.facts import EARLIEST, LATEST, Facts, facts_of
from transfer.sidecars.sidecar import Told

_OF_AN_ALBUM: Final = ("access", "date", "enrichments")
_LONGEST_NAME: Final = 255


def google_photo(told: Told) -> Facts | None:
    """None if this is something else. What is written wrongly counts as not told."""
    if not isinstance(told.get("photoTakenTime"), dict) or not isinstance(told.get("title"), str):
        return None
    people = [_text(person.get("name")) for person in _listed(told.get("people"))]
    words = facts_of({"dc:description": (_text(told.get("description")),), PEOPLE: tuple(people)})
    return replace(
        words,
        moment=_moment(told["photoTakenTime"]),
        gps=_position(told.get("geoData")) or _position(told.get("geoDataExif")),
        favourite=told.get("favorited") is True,
        archived=told.get("archived") is True,
        trashed=told.get("trashed") is True,
        file_name=_file_name(told["title"]),
    )


def _file_name(title: str) -> str | None:
    return "".join(c for c in _text(title) if category(c) != "Cc")[-_LONGEST_NAME:] or None


def google_album(told: Told) -> str | None:
    """Its name, which may be empty; None if this is something else."""
    inside = told.get("albumData")
    album = inside if isinstance(inside, dict) else told
    title = album.get("title")
    if not isinstance(title, str) or "photoTakenTime" in album or "url" in album:
        return None
    if album is told and not any(name in album for name in _OF_AN_ALBUM):
        return None
    return " ".join(_text(title).split())[:LONGEST_LABEL].rstrip()


def rough(name: str) -> str:
    """What file systems refuse became something else."""
    return re.sub(r"[\W_]", "_", normalize("NFC", name))


def _moment(told: dict[str, Any]) -> int | None:
    """Zero is what is written where nothing is known."""
    try:
        seconds = int(str(told.get("timestamp"))[:20])
    except ValueError:
        return None
    return seconds * 1000 if seconds and EARLIEST <= seconds * 1000 <= LATEST else None


def _position(told: Any) -> Gps | None:
    """Zeros are no position."""
    if not isinstance(told, dict):
        return None
    lat, lon = _number(told.get("latitude")), _number(told.get("longitude"))
    if (lat, lon) == (0, 0) or not abs(lat) <= 90 or not abs(lon) <= 180:
        return None
    return Gps(lat=lat, lon=lon)


def _number(value: Any) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) < 1000 else math.nan


def _listed(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    """Google writes an apostrophe as ``&#39;``."""
    kept = "".join(c for c in value if not "\ud800" <= c <= "\udfff") if isinstance(value, str) else ""
    return unescape(kept)
