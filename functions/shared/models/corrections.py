"""What a person says of a photo in place of its file."""

from functions.shared.models.metadata import Gps, Metadata, Place, TakenAtSource
from functions.shared.models.wire import Wire


class AsRead(Wire):
    """What the file says of all that a person may correct, and what follows from it."""

    taken_at: int | None = None
    taken_at_offset: int | None = None
    taken_at_source: TakenAtSource | None = None
    gps: Gps | None = None
    place: Place | None = None
    title: str | None = None
    caption: str | None = None
    people: tuple[str, ...] = ()
    rating: int | None = None

    @classmethod
    def of(cls, read: Metadata) -> "AsRead":
        return cls(**{name: getattr(read, name) for name in cls.model_fields})

    def completed_by(self, photo: Metadata) -> "AsRead":
        """Builds of before kept only time and position here, and nobody could correct the rest."""
        kept = {name: getattr(self, name) for name in self.model_fields_set}
        return AsRead.of(photo).model_copy(update=kept)


class Corrected(Wire):
    """None is what the file is believed. ``taken_at_offset`` belongs to ``taken_at``.

    An empty title or caption, and no people, are none, whatever the file says; so is the position of what is
    ``placeless``, which then has no ``gps`` here either.
    """

    taken_at: int | None = None
    taken_at_offset: int | None = None
    gps: Gps | None = None
    placeless: bool = False
    title: str | None = None
    caption: str | None = None
    people: tuple[str, ...] | None = None
    rating: int | None = None

    def over(self, read: AsRead) -> AsRead:
        """Without what is not the file's own any more: the source, and the place of another position."""
        update: dict[str, object] = {}
        if self.taken_at is not None:
            update |= {"taken_at": self.taken_at, "taken_at_offset": self.taken_at_offset}
            update["taken_at_source"] = None
        if self.gps is not None or self.placeless:
            update |= {"gps": self.gps, "place": None}
        if self.title is not None:
            update["title"] = self.title or None
        if self.caption is not None:
            update["caption"] = self.caption or None
        if self.people is not None:
            update["people"] = self.people
        if self.rating is not None:
            update["rating"] = self.rating
        return read.model_copy(update=update)
