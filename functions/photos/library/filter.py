"""Which photos of a list are wanted."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from functions.shared.models.photo import PhotoStatus
from functions.shared.models.wire import Id, Label, Wire


@dataclass(frozen=True)
class Equals:
    """Wanted are the photos whose ``field``, as it is named on the wire, is what was asked for."""

    field: str


class PhotoFilter(Wire):
    """Each field is one filter: its name, its type, the clause that it makes, its sentence and an example.

    What is not given is not asked for.
    """

    album_id: Annotated[
        Id | None,
        Equals("albumId"),
        Field(description="Photos in this album.", examples=["656f1c0a9d3b5e7f01234567"]),
    ] = None
    status: Annotated[
        PhotoStatus | None,
        Equals("status"),
        Field(description="Photos whose steps have come so far.", examples=["failed"]),
    ] = None
    sha256: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None,
        Equals("sha256"),
        Field(description="Photos whose original has this SHA-256.", examples=["0" * 64]),
    ] = None
    tag: Annotated[
        tuple[Label, ...],
        Field(description="Photos with this tag; given several times, with all of them.", examples=[["dog"]]),
        Field(max_length=20),
    ] = ()

    def equal(self) -> dict[str, str | int | bool]:
        """Wanted values by the names of fields."""
        asked = {
            clause.field: getattr(self, name)
            for name, field in type(self).model_fields.items()
            for clause in field.metadata
            if isinstance(clause, Equals)
        }
        return {field: value for field, value in asked.items() if value is not None}
