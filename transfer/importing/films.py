"""Films, which an album of photos leaves out, told from what is merely no picture."""

from typing import Final

from transfer.bulk.outcomes import Fate, Outcome
from transfer.finding.found import Found

FILM: Final = "This is a film; the album keeps photos alone."
MOVING_PART: Final = "This is the moving part of a Live Photo or motion photo, whose still is beside it."
# What they begin with; QuickTime and MP4, of which there are pictures too, are asked only of what is none.
_BEGINNINGS: Final = (
    b"\x1a\x45\xdf\xa3",  # Matroska, WebM
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",  # Windows Media
    b"\x00\x00\x01\xba",  # MPEG
    b"\x00\x00\x01\xb3",
    b"FLV\x01",
)
_BOXES: Final = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_SMALL_PICTURE: Final = b"mif3"
_AVI: Final = b"AVI "
# MPEG's packets, those of camcorders behind a clock: where the first one's mark is, and the next one's.
_PACKETS: Final = ((0, 188), (4, 196))
_MARK: Final = b"G"


def film_of(found: Found, head: bytes) -> Outcome | None:
    """What becomes of a file that is no picture, if it is a film."""
    if not _is_film(head):
        return None
    if found.has_still:
        return Outcome(found.path, Fate.MOVING, MOVING_PART)
    return Outcome(found.path, Fate.FILM, FILM)


def _is_film(head: bytes) -> bool:
    return (
        head.startswith(_BEGINNINGS)
        or (head[4:8] in _BOXES and head[8:12] != _SMALL_PICTURE)
        or (head[:4] == b"RIFF" and head[8:12] == _AVI)
        or any(all(head[at : at + 1] == _MARK for at in marks) for marks in _PACKETS)
    )
