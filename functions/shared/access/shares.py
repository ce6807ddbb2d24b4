"""What those with whom an album is shared see of its photos: the fields that ``Photo`` marks for them."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import Field, create_model

from functions.shared.models.photo import Photo
from functions.shared.models.wire import Document, Guests, Id, Wire


def _told(guests: Guests) -> dict[str, Any]:
    """Pydantic's descriptions of the fields, by name."""
    return {name: field for name, field in Photo.model_fields.items() if guests in field.metadata}


ALL: Final = _told(Guests.ALL)
WITH_ORIGINALS: Final = _told(Guests.WITH_ORIGINALS)
_FIELDS: Final[dict[str, Any]] = {
    **{name: (field.annotation, field) for name, field in ALL.items()},
    **{name: (field.annotation | None, None) for name, field in WITH_ORIGINALS.items()},
}
_SharedFields: Final = create_model("_SharedFields", __base__=Wire, **_FIELDS)


class SharedPhoto(_SharedFields):
    """A photo as others than its owner see it.

    Without the place, the steps and the keys of objects, which are its owner's; what tells of the file and
    the camera is None unless originals are given too.
    """

    # By which lists of them go on.
    id: Id = Field(alias="_id")
    created_at: int
    taken_at: int | None = None
    taken_at_offset: int | None = None

    def to_wire(self) -> Document:
        return self.to_document()

    @classmethod
    def of(cls, photo: Photo, album_ids: Sequence[str], *, originals: bool) -> "SharedPhoto":
        """In these of its albums alone: of the others, those who see it need know nothing."""
        told, seen = ALL | WITH_ORIGINALS if originals else ALL, photo.in_albums(album_ids)
        return cls(**{name: getattr(seen, name) for name in told})
