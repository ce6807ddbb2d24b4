"""What a model's guesses are worth: the tags that are shown of them, and its boxes."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.labels.labelled import Corners, LabelledPhoto, Thing

SAME = 0.5


@dataclass(frozen=True)
class Guess:
    label: str
    confidence: float
    box: Corners


Guesses = Sequence[Sequence[Guess]]
"""Of each photo."""


@dataclass(frozen=True)
class Tags:
    """A photo's tags are the distinct labels of what is shown in it."""

    shown: int
    right: int
    there: int
    photos_without: int

    @property
    def right_share(self) -> float:
        return self.right / max(1, self.shown)

    @property
    def found_share(self) -> float:
        return self.right / max(1, self.there)


def tags(photos: Sequence[LabelledPhoto], guesses: Guesses, least: Callable[[str], float]) -> Tags:
    """``least`` gives the confidence from which on a label is shown."""
    shown = [{guess.label for guess in each if guess.confidence >= least(guess.label)} for each in guesses]
    return Tags(
        shown=sum(map(len, shown)),
        right=sum(len(each & photo.tags) for each, photo in zip(shown, photos, strict=True)),
        there=sum(len(photo.tags) for photo in photos),
        photos_without=sum(not each for each in shown),
    )


def average_precision(photos: Sequence[LabelledPhoto], guesses: Guesses) -> float:
    """As COCO defines it at an overlap (IoU) of one half: the mean over the labels that occur."""
    labels = sorted({thing.label for photo in photos for thing in photo.things})
    return float(np.mean([_of_label(label, photos, guesses) for label in labels]))


def _of_label(label: str, photos: Sequence[LabelledPhoto], guesses: Guesses) -> float:
    hits: list[tuple[float, bool]] = []
    there = 0
    for photo, each in zip(photos, guesses, strict=True):
        things = [thing for thing in photo.things if thing.label == label]
        there += len(things)
        hits += _hits([guess for guess in each if guess.label == label], things)
    hits.sort(key=lambda hit: -hit[0])
    return _area(np.array([hit for _, hit in hits], bool), there)


def _hits(guesses: Sequence[Guess], things: list[Thing]) -> list[tuple[float, bool]]:
    """Each thing answers for one guess, for the surest that overlaps it."""
    left, hits = list(things), []
    for guess in sorted(guesses, key=lambda guess: -guess.confidence):
        best = max(left, key=lambda thing: overlap(thing.box, guess.box), default=None)
        hit = best is not None and overlap(best.box, guess.box) >= SAME
        if hit and best is not None:
            left.remove(best)
        hits.append((guess.confidence, hit))
    return hits


def _area(hits: NDArray[np.bool_], there: int) -> float:
    """Under the curve of what is right over what is found, at 101 points, its dents filled."""
    found = np.cumsum(hits) / there
    right = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    best = np.maximum.accumulate(right[::-1])[::-1]
    places = np.searchsorted(found, np.linspace(0, 1, 101))
    return float(np.mean([best[place] if place < len(best) else 0.0 for place in places]))


def overlap(one: Corners, other: Corners) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    shared = max(0.0, width) * max(0.0, height)
    return shared / (_size(one) + _size(other) - shared)


def _size(box: Corners) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def by_label(photos: Sequence[LabelledPhoto], guesses: Guesses) -> dict[str, list[tuple[float, bool]]]:
    """For each label that is guessed, of each photo the surest guess, and whether the label is right."""
    found: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for photo, each in zip(photos, guesses, strict=True):
        surest: dict[str, float] = {}
        for guess in each:
            surest[guess.label] = max(guess.confidence, surest.get(guess.label, 0.0))
        for label, confidence in surest.items():
            found[label].append((confidence, label in photo.tags))
    return dict(found)
