"""What people wrote of a photo: XMP first, which every program that writes any keeps up to date."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import category

from functions.shared.images.formats.exif import Tag
from functions.shared.models.wire import LONGEST_LABEL
from functions.shared.told.iptc import Record
from functions.shared.told.values import Told, fraction, number, text
from functions.shared.told.xmp import PEOPLE

MOST_KEYWORDS: Final = 100
MOST_PEOPLE: Final = 100
LONGEST_TITLE: Final = 300
LONGEST_CAPTION: Final = 4000
# What cameras write where a person might; scanners and drones write the name of the file.
_NOBODYS: Final = re.compile(
    r"(?:[\w.]+ )*digital (?:still )?camera|sony dsc|minolta dsc|samsung|jpeg|camera|screenshot|untitled"
    r"|default|exif_jpeg(?:_\w*)?|lead technologies.*|created with .*|file source:.*|.*\\.*|[\w-]+\.jpe?g"
    r"|<(?:digimax|kenox|samsung).*|<?(?:nikon|casio|fujifilm|kodak|rollei)[\w -]*>?",
    re.IGNORECASE,
)
_LEVELS: Final = re.compile(r"[|/]")
# Of Windows, whose ratings are percents.
_STARS: Final = ((87, 5), (62, 4), (37, 3), (12, 2), (1, 1))


def read_title(told: Told) -> str | None:
    found = (
        told.of_xmp("dc:title"),
        told.of_iptc(Record.TITLE),
        text(told.exif, Tag.XP_TITLE),
        told.words.get("title"),
    )
    return _first(found, LONGEST_TITLE)


def read_caption(told: Told) -> str | None:
    """EXIF's comes late: it knows ASCII alone, of which programs have made question marks."""
    found = (
        told.of_xmp("dc:description"),
        told.of_iptc(Record.CAPTION),
        text(told.exif, Tag.DESCRIPTION),
        text(told.exif, Tag.XP_COMMENT),
        told.words.get("caption"),
    )
    return _first(found, LONGEST_CAPTION)


def read_keywords(told: Told) -> tuple[str, ...]:
    """Those of one source, and with them the ends of keywords that stand below others."""
    in_exif = (text(told.exif, Tag.XP_KEYWORDS) or "").split(";")
    sources = (told.xmp.get("dc:subject", ()), told.iptc.get(Record.KEYWORD, ()))
    flat = next(filter(None, sources), ())
    below = [
        *told.xmp.get("lr:hierarchicalSubject", ()),
        *told.xmp.get("digiKam:TagsList", ()),
    ]
    ends = [_LEVELS.split(path)[-1] for path in below]
    return _names([*flat, *ends] or in_exif, MOST_KEYWORDS)


def read_people(told: Told) -> tuple[str, ...]:
    return _names(told.xmp.get(PEOPLE, ()), MOST_PEOPLE)


def read_rating(told: Told) -> int | None:
    """1 to 5 stars; None without any, and for what is rejected."""
    stars = fraction(told.of_xmp("xmp:Rating"))
    if stars is None:
        stars = _stars(fraction(told.of_xmp("MicrosoftPhoto:Rating")))
    if stars is None:
        stars = number(told.exif, Tag.RATING)
    if stars is None:
        stars = _stars(number(told.exif, Tag.RATING_PERCENT))
    return round(stars) if stars is not None and 1 <= stars <= 5 else None


def _stars(percent: float | None) -> float | None:
    if percent is None:
        return None
    return next((stars for least, stars in _STARS if percent >= least), None)


def _first(found: Iterable[str | None], longest: int) -> str | None:
    said = (_shown(each) for each in found if each)
    return next((each[:longest].rstrip() for each in said if each and not _NOBODYS.fullmatch(each)), None)


def _names(found: Iterable[str], most: int) -> tuple[str, ...]:
    """Each once, however it is written large or small."""
    kept: dict[str, str] = {}
    for name in _short(found):
        kept.setdefault(name.casefold(), name)
        if len(kept) == most:
            break
    return tuple(kept.values())


def _short(found: Iterable[str]) -> Iterator[str]:
    for each in found:
        if name := " ".join(_shown(each).split()):
            yield name[:LONGEST_LABEL].rstrip()


def _shown(text: str) -> str:
    """Lines are kept, and joiners of letters, but nothing that has no place in a text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c == "\n" or category(c) not in ("Cc", "Cs")).strip()
