"""Everyone's photos for whoever looks at them with another model, what that found, and the way back."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from functions.photos.relabelling.replacing import (
    Found,
    LabelsFate,
    fate_of,
    is_rolled_back,
    replaced,
    rolled_back,
)
from functions.shared.models.photo import Photo
from functions.shared.models.wire import Document
from functions.shared.stores.records.photos import PhotoRecords

PHOTOS_A_PAGE: Final = 200
ROLLING_BACK_MS: Final = 10_000
"""How long a call goes on."""


@dataclass(frozen=True)
class Listed:
    """``after`` is the id of the last photo that was looked at; None at the end. ``total`` is of all."""

    photos: tuple[Photo, ...]
    after: str | None
    total: int | None


@dataclass(frozen=True)
class RolledBack:
    """``left`` were recognised anew since. ``models`` are those whose labels are back."""

    count: int
    left: int
    models: tuple[str, ...]
    after: str | None


@dataclass(frozen=True)
class Relabelling:
    """Also of what is in the trash, which may come back; not of what goes for good."""

    photos: PhotoRecords
    clock: Callable[[], int]

    def page(self, after: str) -> Listed:
        """By id, everyone's; of those that are there. The first page tells how many there are."""
        page = list(islice(self.photos.all(after), PHOTOS_A_PAGE))
        going = set(self.photos.going_albums())
        there = tuple(photo for photo in page if not photo.deleting and not _is_within(photo, going))
        last = page[-1].id if len(page) == PHOTOS_A_PAGE else None
        return Listed(there, last, None if after else sum(self.photos.count_by_status().values()))

    def replace(self, found: Mapping[str, Found]) -> dict[str, LabelsFate]:
        """By the photos' ids."""
        return {photo_id: self._replace_one(photo_id, each) for photo_id, each in found.items()}

    def _replace_one(self, photo_id: str, found: Found) -> LabelsFate:
        now, fate = self.clock(), LabelsFate.GONE

        def replace(photo: Photo) -> Photo:
            nonlocal fate
            fate = fate_of(photo, found)
            return replaced(photo, found, now) if fate is LabelsFate.REPLACED else photo

        stays = self.photos.change_unless_going(photo_id, replace)
        return fate if stays else LabelsFate.GONE

    def roll_back(self, after: str) -> RolledBack:
        """From this photo on, as far as one call goes."""
        until, count, left, models = self.clock() + ROLLING_BACK_MS, 0, 0, dict[str, None]()
        for photo_id, photo in self.photos.all_where(_has_former, after):
            if self.clock() > until:
                return RolledBack(count, left, tuple(models), after)
            after = photo_id
            if photo is not None and (was := self._roll_back_one(photo_id)):
                is_back = is_rolled_back(was)
                count, left = count + is_back, left + (not is_back)
                if is_back and was.former_labels and was.former_labels.model:
                    models[was.former_labels.model] = None
        return RolledBack(count, left, tuple(models), None)

    def _roll_back_one(self, photo_id: str) -> Photo | None:
        """The photo as it was."""
        before: Photo | None = None

        def roll_back(photo: Photo) -> Photo:
            nonlocal before
            before = photo
            return rolled_back(photo)

        return before if self.photos.change_unless_going(photo_id, roll_back) else None


def _is_within(photo: Photo, album_ids: Collection[str]) -> bool:
    return bool(photo.album_ids) and all(album_id in album_ids for album_id in photo.album_ids)


def _has_former(document: Document) -> bool:
    return document.get("formerLabels") is not None
