"""What one photo's labels are, and what they would be."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from functions.shared.models.photo import Detection, Photo


@dataclass(frozen=True)
class Comparison:
    """A photo as it is, and what another model finds in it. Labels are compared as the album shows them.

    So what people added stays, and what they removed does not come.
    """

    photo: Photo
    detections: tuple[Detection, ...]

    @cached_property
    def tags_before(self) -> frozenset[str]:
        return frozenset(self.photo.with_tags().tags)

    @cached_property
    def tags_after(self) -> frozenset[str]:
        return frozenset(self.photo.model_copy(update={"detections": self.detections}).with_tags().tags)

    @cached_property
    def came(self) -> frozenset[str]:
        return self.tags_after - self.tags_before

    @cached_property
    def gone(self) -> frozenset[str]:
        return self.tags_before - self.tags_after

    @cached_property
    def stayed(self) -> frozenset[str]:
        """Of those that a model finds."""
        found = _labels(self.photo.detections) | _labels(self.detections)
        return self.tags_before & self.tags_after & found

    @property
    def held_by_people(self) -> int:
        """Labels that would go, but that somebody has added, or that the file has."""
        return len((_labels(self.photo.detections) - _labels(self.detections)) & self.tags_after)

    @property
    def kept_away_by_people(self) -> int:
        """Labels that would come, but that somebody has removed."""
        return len(_labels(self.detections) - self.tags_after)

    def best_before(self, label: str) -> float | None:
        return _best(self.photo.detections, label)

    def best_after(self, label: str) -> float | None:
        return _best(self.detections, label)


def _labels(detections: Sequence[Detection]) -> frozenset[str]:
    return frozenset(found.label for found in detections)


def _best(detections: Sequence[Detection], label: str) -> float | None:
    return max((found.confidence for found in detections if found.label == label), default=None)
