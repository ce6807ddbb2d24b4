"""Whether two photos are one picture, and not two of a series."""

import re
from enum import Enum, auto
from typing import Final

from functions.shared.models.corrections import AsRead
from functions.shared.models.look import difference
from functions.shared.models.metadata import TakenAtSource
from functions.shared.models.photo import Photo
from functions.shared.stores.terms.photo_terms import wall_clock

# Bits of 256, measured: a copy differs in up to 6 where it was only compressed again, in up to 12 where it is
# smaller, too. Two frames of a burst differ in 12 and more, other pictures in 98.
MOST_COMPRESSED: Final = 6
MOST_SCALED: Final = 12
MOST_OF_ONE_MOMENT: Final = 32
"""Where both files tell the same second, and one is smaller: its edges may be cut off by some hundredths."""
SHAPES_DIFFER: Final = 0.02
RAW: Final = "image/x-"
WRITTEN: Final = frozenset({TakenAtSource.EXIF, TakenAtSource.XMP, TakenAtSource.IPTC})
"""What a camera has told. All else may be the time of the copy."""


class Moments(Enum):
    SAME = auto()
    OTHER = auto()
    UNKNOWN = auto()


class Likeness(Enum):
    SAME = auto()
    OPEN = auto()
    """Not enough to say so, but nothing speaks against it."""
    OTHER = auto()


def likeness(first: Photo, second: Photo) -> Likeness:
    """With the same bytes the same, unless a person has said otherwise."""
    if first.id in second.not_alike or second.id in first.not_alike:
        return Likeness.OTHER
    return Likeness.SAME if first.sha256 == second.sha256 else _by_look(first, second)


def _by_look(first: Photo, second: Photo) -> Likeness:
    if not first.look or not second.look:
        return Likeness.OTHER
    apart = difference(first.look, second.look)
    if apart > MOST_OF_ONE_MOMENT or not _same_shape(first, second) or _is_raw(first) != _is_raw(second):
        return Likeness.OTHER
    moments = _moments(first, second)
    if moments is Moments.OTHER:
        return Likeness.OTHER
    if (first.width, first.height) == (second.width, second.height):
        is_copy = apart <= MOST_COMPRESSED and not _of_one_series(first, second)
        return Likeness.SAME if is_copy else Likeness.OTHER
    return Likeness.SAME if moments is Moments.SAME or apart <= MOST_SCALED else Likeness.OPEN


def _same_shape(first: Photo, second: Photo) -> bool:
    if not (first.width and first.height and second.width and second.height):
        return False
    one, other = first.width * second.height, second.width * first.height
    return abs(one - other) <= SHAPES_DIFFER * max(one, other)


def _is_raw(photo: Photo) -> bool:
    """From a raw file its JPEG can be made, but not the other way round: who has both wants both."""
    return photo.content_type.startswith(RAW)


def _moments(first: Photo, second: Photo) -> Moments:
    """What the files tell; a copy may have lost the camera, and then tells a time of its own."""
    one, other = _as_read(first), _as_read(second)
    if not {one.taken_at_source, other.taken_at_source} <= WRITTEN or _lost_camera(first, second):
        return Moments.UNKNOWN
    shown, other_shown = _clock(one), _clock(other)
    if shown is None or other_shown is None:
        return Moments.UNKNOWN
    if _same_moment(shown, other_shown):
        return Moments.SAME
    return Moments.OTHER if one.taken_at_source == other.taken_at_source else Moments.UNKNOWN


def _lost_camera(first: Photo, second: Photo) -> bool:
    return (first.camera is None) != (second.camera is None)


def _as_read(photo: Photo) -> AsRead | Photo:
    return photo.as_read or photo


def _clock(read: AsRead | Photo) -> int | None:
    """On the wall: a copy may have lost the offset."""
    return wall_clock(read.taken_at, read.taken_at_offset)


def _same_moment(first: int, second: int) -> bool:
    """To the second; a copy may have lost its fractions."""
    (one, fraction), (other, other_fraction) = divmod(first, 1000), divmod(second, 1000)
    return one == other and (fraction == other_fraction or 0 in (fraction, other_fraction))


def _of_one_series(first: Photo, second: Photo) -> bool:
    """Whether their names differ in nothing but numbers, as those of frames and of screenshots do."""
    one, other = (re.sub(r"\d+", "#", photo.file_name or "") for photo in (first, second))
    return one == other and first.file_name != second.file_name
