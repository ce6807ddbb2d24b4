"""What a person says of a photo in place of its file."""

from functions.shared.models.metadata import Gps, Metadata, Place
from functions.shared.models.wire import Wire


class AsRead(Wire):
    """What the file says of all that a person may correct, and what follows from it."""

    taken_at: int | None = None
    taken_at_offset: int | None = None
    gps: Gps | None = None
    place: Place | None = None

    @classmethod
    def of(cls, read: Metadata) -> "AsRead":
        return cls(**{name: getattr(read, name) for name in cls.model_fields})


class Corrected(Wire):
    """None is what the file is believed. ``taken_at_offset`` belongs to ``taken_at``."""

    taken_at: int | None = None
    taken_at_offset: int | None = None
    gps: Gps | None = None

    def over(self, read: AsRead) -> AsRead:
        """Without the place where that is to follow from another position."""
        update: dict[str, object] = {}
        if self.taken_at is not None:
            update |= {"taken_at": self.taken_at, "taken_at_offset": self.taken_at_offset}
        if self.gps is not None:
            update |= {"gps": self.gps, "place": None}
        return read.model_copy(update=update)
