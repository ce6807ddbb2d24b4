"""When a photo was taken, by whatever in a file tells it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from functions.shared.images.formats.exif import Tag
from functions.shared.models.metadata import TakenAtSource
from functions.shared.told.clocks import Clock, milliseconds, offset_minutes, read_clock, read_mail_clock
from functions.shared.told.iptc import Record
from functions.shared.told.names import read_name
from functions.shared.told.values import Exif, Told, text

_DATE: Final = re.compile(r"(\d{4})\D(\d\d)\D(\d\d)")
# Those of whole hours, and the others that are or were in use: from the Marquesas to the Chatham Islands.
_OFFSETS: Final = (*range(-720, 841, 60), -570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825)
# How long before the photo a receiver may have found its position last.
_STALE_MINUTES: Final = 3
_EPOCH: Final = datetime(1970, 1, 1)
_MILLISECOND: Final = timedelta(milliseconds=1)
_Found: TypeAlias = tuple[TakenAtSource, Clock | None]


@dataclass(frozen=True)
class TakenAt:
    """``milliseconds`` since the epoch. Without an offset the camera's clock is read as if it showed UTC.

    ``lasts``: so many milliseconds from then on, where no more is told than a day, a month or a year.
    """

    milliseconds: int | None = None
    offset_minutes: int | None = None
    source: TakenAtSource | None = None
    lasts: int = 0


def read_moment(told: Told) -> TakenAt:
    """The first that is told; where that is but a day, a month or a year, whatever is told within it."""
    found: tuple[TakenAtSource, Clock] | None = None
    for source, clock in _clocks(told):
        if clock is None:
            continue
        if found is None or (source is not TakenAtSource.FILE and found[1].covers(clock.shown)):
            found = source, clock
        if found[1].until is None:
            break
    return TakenAt() if found is None else _taken(*found)


def _taken(source: TakenAtSource, clock: Clock) -> TakenAt:
    past = clock.shown - timedelta(minutes=clock.offset or 0) - _EPOCH
    lasts = clock.until - clock.shown if clock.until else timedelta()
    return TakenAt(past // _MILLISECOND, clock.offset, source, lasts // _MILLISECOND)


def _clocks(told: Told) -> Iterator[_Found]:
    """As they are believed: the exposure first; a scan, and at last an edit, has at least that moment."""
    exif = told.exif
    yield TakenAtSource.EXIF, _exposed(exif)
    yield from _of_xmp(told, "exif:DateTimeOriginal", "photoshop:DateCreated")
    yield TakenAtSource.IPTC, _of_iptc(told, Record.DATE, Record.TIME)
    yield TakenAtSource.EXIF, _of_exif(exif, Tag.DIGITISED, Tag.DIGITISED_FRACTION, Tag.DIGITISED_OFFSET)
    yield from _of_xmp(told, "xmp:CreateDate", "exif:DateTimeDigitized")
    yield TakenAtSource.IPTC, _of_iptc(told, Record.DIGITISED_DATE, Record.DIGITISED_TIME)
    created = told.words.get("created")
    yield TakenAtSource.CONTAINER, read_clock(created) or read_mail_clock(created)
    yield TakenAtSource.EXIF, _of_exif(exif, Tag.MODIFIED, Tag.MODIFIED_FRACTION, Tag.MODIFIED_OFFSET)
    yield TakenAtSource.EXIF, _satellite(exif)
    yield TakenAtSource.NAME, read_name(told.file_name)
    if told.modified_at is not None:
        changed = _EPOCH + timedelta(milliseconds=told.modified_at)
        yield TakenAtSource.FILE, Clock(changed, 0)


def _exposed(exif: Exif) -> Clock | None:
    """Cameras of before there were offsets for each of the three clocks wrote one of them for all."""
    offsets = (Tag.TAKEN_OFFSET, Tag.DIGITISED_OFFSET, Tag.MODIFIED_OFFSET)
    clock = _of_exif(exif, Tag.TAKEN, Tag.TAKEN_FRACTION, *offsets)
    if clock is None or clock.offset is not None or clock.until:
        return clock
    return clock.with_offset(_offset_by_satellite(exif, clock.shown))


def _of_exif(exif: Exif, tag: Tag, fraction: Tag, *offsets: Tag) -> Clock | None:
    clock = read_clock(text(exif, tag))
    if clock is None:
        return None
    if not clock.shown.microsecond and not clock.until:
        past_second = timedelta(milliseconds=milliseconds(text(exif, fraction)))
        clock = replace(clock, shown=clock.shown + past_second)
    told = (offset_minutes(text(exif, offset)) for offset in offsets)
    return clock if clock.offset is not None else clock.with_offset(next(filter(_is_known, told), None))


def _is_known(offset: int | None) -> bool:
    return offset is not None


def _of_xmp(told: Told, *names: str) -> Iterator[_Found]:
    for name in names:
        yield TakenAtSource.XMP, read_clock(told.of_xmp(name))


def _of_iptc(told: Told, date: Record, time: Record) -> Clock | None:
    """``20190504`` and ``101112+0200``."""
    day, clock = (told.of_iptc(date) or "").strip(), told.of_iptc(time) or ""
    written = f"{day[:4]}-{day[4:6]}-{day[6:8]} {clock[:2]}:{clock[2:4]}:{clock[4:]}"
    return read_clock(written) if day[:8].isdecimal() else read_clock(day)


def _satellite(exif: Exif) -> Clock | None:
    """A receiver's stamp is in UTC."""
    date, clock = _DATE.fullmatch(text(exif, Tag.GPS_DATE) or ""), exif.get(Tag.GPS_TIME)
    if date is None or not isinstance(clock, tuple) or len(clock) != 3:
        return None
    try:
        day = datetime(int(date[1]), int(date[2]), int(date[3]))
        return Clock(day + timedelta(hours=clock[0], minutes=clock[1], seconds=clock[2]), 0)
    except (ValueError, OverflowError):
        return None


def _offset_by_satellite(exif: Exif, moment: datetime) -> int | None:
    """The camera's clock is some offset off the stamp.

    None where that is no offset that any clock has: the stamp may be hours old, or of another day.
    """
    stamp = _satellite(exif)
    if stamp is None:
        return None
    apart = (moment - stamp.shown) / timedelta(minutes=1)
    nearest = min(_OFFSETS, key=lambda offset: abs(apart - offset))
    return nearest if abs(apart - nearest) <= _STALE_MINUTES else None
