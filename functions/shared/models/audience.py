"""Who is told a field of a photo besides its owner: those with whom its album is shared, or none of them."""

from enum import Enum, auto


class Guests(Enum):
    """Written beside a field's type; a field without it is its owner's alone."""

    ALL = auto()
    WITH_ORIGINALS = auto()
    """Those to whom the share gives the originals, too."""
