"""What sidecars of other programs tell of a photo."""

from dataclasses import dataclass, fields, replace
from typing import Final

from functions.shared.models.metadata import Gps
from functions.shared.told.moment import TakenAt, read_moment
from functions.shared.told.position import read_position
from functions.shared.told.values import Told
from functions.shared.told.words import read_caption, read_keywords, read_people, read_rating, read_title
from functions.shared.told.xmp import LONGEST, Xmp, read_xmp

STARS_OF_A_FAVOURITE: Final = 4
LONGEST_CAPTION: Final = 2_000
EARLIEST: Final = -30_610_224_000_000
LATEST: Final = 253_370_764_800_000
"""The years 1000 and 9999 in milliseconds, between which an album takes a correction."""
_TAKEN: Final = ("exif:DateTimeOriginal", "photoshop:DateCreated")
"""Without the times at which a file was made, which may be those of a scan or a copy."""


@dataclass(frozen=True)
class Facts:
    """``moment`` fills in where the file tells no time: milliseconds since the epoch, in UTC.

    ``clock`` stands: it is what a person, or the file itself, told the program.
    """

    moment: int | None = None
    clock: TakenAt | None = None
    gps: Gps | None = None
    title: str | None = None
    caption: str | None = None
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    rating: int | None = None
    favourite: bool = False
    archived: bool = False
    trashed: bool = False
    file_name: str | None = None

    def completed_by(self, other: "Facts") -> "Facts":
        missing = {f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)}
        return replace(self, **missing)


def facts_of_xmp(packet: bytes) -> Facts | None:
    """None for what is no sound packet, or a longer one than any album reads."""
    found = read_xmp(packet) if len(packet) <= LONGEST else {}
    return facts_of(found) if found else None


def facts_of(found: Xmp) -> Facts:
    told = Told(xmp=found)
    taken = read_moment(Told(xmp={name: found[name] for name in _TAKEN if name in found}))
    caption, rating = read_caption(told), read_rating(told)
    return Facts(
        clock=taken if taken.milliseconds is not None and EARLIEST <= taken.milliseconds <= LATEST else None,
        gps=read_position(told),
        title=read_title(told),
        caption=caption[:LONGEST_CAPTION].rstrip() if caption else None,
        people=read_people(told),
        tags=read_keywords(told),
        rating=rating,
        favourite=(rating or 0) >= STARS_OF_A_FAVOURITE,
    )
