"""What would come and go, counted over many photos, with some of them as examples."""

from bisect import insort
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from functions.shared.models.photo import Detection, Photo
from relabelling.comparing import Comparison
from relabelling.sampling import rank

EXAMPLES_OF_A_LABEL: Final = 4
EXAMPLES_OF_A_TURN: Final = 12
MOST_REASONS: Final = 50


@dataclass(frozen=True)
class Example:
    photo: Photo
    boxes: tuple[Detection, ...]


class Examples:
    """So many of all that are offered, by chance, but the same each time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._chosen: list[tuple[str, str, Example]] = []

    def offer(self, photo: Photo, boxes: tuple[Detection, ...]) -> None:
        insort(self._chosen, (rank(photo), photo.id, Example(photo, boxes)), key=lambda chosen: chosen[:2])
        del self._chosen[self._most :]

    def all(self) -> list[Example]:
        return [example for _, _, example in self._chosen]


class Mean:
    def __init__(self) -> None:
        self._sum, self._count = 0.0, 0

    def add(self, value: float | None) -> None:
        if value is not None:
            self._sum, self._count = self._sum + value, self._count + 1

    def value(self) -> float | None:
        return self._sum / self._count if self._count else None


@dataclass
class OfLabel:
    """Counts are of photos; confidences those of the best box of each."""

    came: int = 0
    gone: int = 0
    stayed: int = 0
    before: Mean = field(default_factory=Mean)
    after: Mean = field(default_factory=Mean)
    examples_came: Examples = field(default_factory=lambda: Examples(EXAMPLES_OF_A_LABEL))
    examples_gone: Examples = field(default_factory=lambda: Examples(EXAMPLES_OF_A_LABEL))

    @property
    def changed(self) -> int:
        return self.came + self.gone


@dataclass
class Tally:
    """``left_out``: photos whose recognition is not done yet."""

    photos: int = 0
    changed: int = 0
    untagged_before: int = 0
    untagged_after: int = 0
    held_by_people: int = 0
    kept_away_by_people: int = 0
    left_out: int = 0
    versions: Counter[str] = field(default_factory=Counter)
    labels: dict[str, OfLabel] = field(default_factory=dict)
    first_tag: Examples = field(default_factory=lambda: Examples(EXAMPLES_OF_A_TURN))
    last_tag: Examples = field(default_factory=lambda: Examples(EXAMPLES_OF_A_TURN))
    gained_first: int = 0
    lost_last: int = 0
    not_seen: Counter[str] = field(default_factory=Counter)

    def add(self, seen: Comparison) -> None:
        self.photos += 1
        self.changed += bool(seen.came or seen.gone)
        self.untagged_before += not seen.tags_before
        self.untagged_after += not seen.tags_after
        self.held_by_people += seen.held_by_people
        self.kept_away_by_people += seen.kept_away_by_people
        self.versions[seen.photo.steps.recognition.version or "unknown"] += 1
        for label in seen.came | seen.gone | seen.stayed:
            self._add_label(seen, label)
        self._add_turn(seen)

    def add_not_seen(self, reason: str) -> None:
        self.not_seen[reason if len(self.not_seen) < MOST_REASONS else "Other reasons"] += 1

    @property
    def came(self) -> int:
        return sum(label.came for label in self.labels.values())

    @property
    def gone(self) -> int:
        return sum(label.gone for label in self.labels.values())

    @property
    def stayed(self) -> int:
        return sum(label.stayed for label in self.labels.values())

    def _add_label(self, seen: Comparison, label: str) -> None:
        told = self.labels.setdefault(label, OfLabel())
        told.before.add(seen.best_before(label))
        told.after.add(seen.best_after(label))
        told.stayed += label in seen.stayed
        if label in seen.came:
            told.came += 1
            told.examples_came.offer(seen.photo, _of(seen.detections, label))
        if label in seen.gone:
            told.gone += 1
            told.examples_gone.offer(seen.photo, _of(seen.photo.detections, label))

    def _add_turn(self, seen: Comparison) -> None:
        if seen.tags_after and not seen.tags_before:
            self.gained_first += 1
            self.first_tag.offer(seen.photo, seen.detections)
        if seen.tags_before and not seen.tags_after:
            self.lost_last += 1
            self.last_tag.offer(seen.photo, seen.photo.detections)


def _of(detections: tuple[Detection, ...], label: str) -> tuple[Detection, ...]:
    return tuple(found for found in detections if found.label == label)
