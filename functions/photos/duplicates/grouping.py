"""Groups of photos that are one picture: none in which any two are different ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product
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


def grouped(photos: Sequence[Photo]) -> list[Group]:
    """In the order of these; each of them is in one group at most, with those that it is nearest to."""
    same, other = dict[Pair, int](), set[Pair]()
    for pair in combinations(photos, 2):
        found = likeness(*pair)
        if found is Likeness.SAME:
            same[_pair(*pair)] = _apart(*pair)
        elif found is Likeness.OTHER:
            other.add(_pair(*pair))
    members = {photo.id: [photo] for photo in photos}
    for one, its_like in sorted(same, key=lambda pair: (same[pair], pair)):
        mine, theirs = members[one], members[its_like]
        if mine is theirs or any(_pair(*each) in other for each in product(mine, theirs)):
            continue
        mine += theirs
        members |= {photo.id: mine for photo in theirs}
    several = {id(group): group for group in members.values() if len(group) > 1}
    return [Group(tuple(sorted(group, key=_worth, reverse=True))) for group in several.values()]


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
