"""Groups of photos that are one picture: none in which any two are different ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import TypeAlias

from functions.photos.duplicates.likeness import Likeness, likeness
from functions.shared.models.corrections import Corrected
from functions.shared.models.look import difference
from functions.shared.models.photo import Photo

Pair: TypeAlias = tuple[str, str]
"""Ids, the smaller one first."""


class GroupKind(StrEnum):
    SAME = "same"
    """The same bytes."""
    ALIKE = "alike"


@dataclass(frozen=True)
class Group:
    """The best first."""

    photos: tuple[Photo, ...]

    @property
    def kind(self) -> GroupKind:
        return GroupKind.SAME if len({photo.sha256 for photo in self.photos}) == 1 else GroupKind.ALIKE


@dataclass
class _Cluster:
    """``others``: the ids of photos that are other pictures than some of these."""

    photos: list[Photo]
    others: set[str] = field(default_factory=set)

    def may_join(self, more: "_Cluster") -> bool:
        return not any(photo.id in self.others for photo in more.photos)

    def join(self, more: "_Cluster") -> None:
        self.photos += more.photos
        self.others |= more.others


def grouped(photos: Sequence[Photo]) -> list[Group]:
    """In the order of these; each of them is in one group at most, with those that it is nearest to."""
    clusters = {photo.id: _Cluster([photo]) for photo in photos}
    same = dict[Pair, int]()
    for one, other in combinations(photos, 2):
        found = likeness(one, other)
        if found is Likeness.SAME:
            same[_pair(one, other)] = _apart(one, other)
        elif found is Likeness.OTHER:
            clusters[one.id].others.add(other.id)
            clusters[other.id].others.add(one.id)
    for pair in sorted(same, key=lambda pair: (same[pair], pair)):
        mine, theirs = sorted((clusters[id] for id in pair), key=lambda each: -len(each.photos))
        if mine is not theirs and mine.may_join(theirs):
            mine.join(theirs)
            clusters |= {photo.id: mine for photo in theirs.photos}
    several = {id(each): each for each in clusters.values() if len(each.photos) > 1}
    return [Group(tuple(sorted(each.photos, key=_worth, reverse=True))) for each in several.values()]


def _pair(one: Photo, other: Photo) -> Pair:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _apart(one: Photo, other: Photo) -> int:
    """Copies to the bit before all others."""
    if one.sha256 == other.sha256 or not one.look or not other.look:
        return -1
    return difference(one.look, other.look)


def _worth(photo: Photo) -> tuple[int, int, int, int, str]:
    """Most pixels, then the largest file, then what a person has said most of, then the oldest."""
    return (_pixels(photo), photo.size, _said(photo), -photo.created_at, photo.id)


def _pixels(photo: Photo) -> int:
    return (photo.width or 0) * (photo.height or 0)


def _said(photo: Photo) -> int:
    marks = (photo.favourite, photo.archived, photo.corrected != Corrected())
    return len(photo.album_ids) + len(photo.added_tags) + len(photo.removed_tags) + sum(marks)
