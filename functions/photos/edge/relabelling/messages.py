"""What the operator's command sends and gets of labels that another model finds."""

from typing import Annotated, Final

from pydantic import ConfigDict, Field, StringConstraints

from functions.photos.relabelling.relabelling import Listed
from functions.photos.relabelling.replacing import Found, LabelsFate
from functions.shared.models.photo import Detection, Photo, Rotation
from functions.shared.models.wire import Document, Id, Wire

MOST_FINDINGS: Final = 100
MOST_DETECTIONS: Final = 1_000


class LabelsFrom(Wire):
    """``after``: as the page before gave it."""

    model_config = ConfigDict(extra="forbid")

    after: Id | None = None


class PhotosToLabel(Wire):
    """``after`` goes on, None at the end; ``total``: of all photos, in the first page."""

    photos: tuple[Photo, ...]
    after: Id | None
    total: int | None

    @classmethod
    def of(cls, listed: Listed) -> "PhotosToLabel":
        return cls(photos=listed.photos, after=listed.after, total=listed.total)

    def to_wire(self) -> Document:
        return {
            "photos": [photo.to_wire() for photo in self.photos],
            "after": self.after,
            "total": self.total,
        }


class FoundLabels(Wire):
    """What is found in a photo's bytes, turned so."""

    model_config = ConfigDict(extra="forbid")

    id: Id
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
    rotation: Rotation
    detections: Annotated[tuple[Detection, ...], Field(max_length=MOST_DETECTIONS)]


class LabelsRequest(Wire):
    model_config = ConfigDict(extra="forbid")

    model: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    version: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    findings: Annotated[tuple[FoundLabels, ...], Field(min_length=1, max_length=MOST_FINDINGS)]

    def by_photo(self) -> dict[str, Found]:
        return {
            one.id: Found(one.sha256, one.rotation, self.model, self.version, one.detections)
            for one in self.findings
        }


class LabelsReplaced(Wire):
    """By the photos' ids."""

    fates: dict[str, LabelsFate]


class LabelsRolledBack(Wire):
    """``left`` were recognised anew since; ``models`` are those whose labels are back."""

    rolled_back: int
    left: int
    models: tuple[str, ...]
    after: Id | None
