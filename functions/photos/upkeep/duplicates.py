"""Photos that were recorded more than once, while no index kept the key of each from being there twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from functions.shared.models.corrections import AsRead
from functions.shared.models.photo import MOST_ALBUMS, Photo, PhotoStatus
from functions.shared.objects.gathering import gathered
from functions.shared.stores.records.photos import PhotoRecords


@dataclass(frozen=True)
class Duplicates:
    photos: PhotoRecords

    def among(self, photos: Sequence[Photo]) -> Iterator[tuple[Photo, Sequence[Photo]]]:
        """Each of these that is to be kept, with the others of its key: the ready one, else the oldest."""
        ids = {photo.id for photo in photos}
        found = self.photos.by_keys(list({photo.key for photo in photos}))
        records = sorted(found, key=self._by_worth)
        for _, same in groupby(records, key=lambda photo: photo.key):
            kept, *others = same
            if others and kept.id in ids:
                yield kept, others

    def _by_worth(self, photo: Photo) -> tuple[str, bool, bool, bool, int, str]:
        is_trashed, is_ready = photo.trashed_at is not None, photo.status is PhotoStatus.READY
        is_going = self.photos.is_going(photo)
        return photo.key, is_going, is_trashed, not is_ready, photo.created_at, photo.id

    def merge(self, kept: Photo, others: Sequence[Photo]) -> bool:
        """One record with the corrections of all; no object is touched, for they are the same ones.

        False if the one to be kept is going, too.
        """
        if self.photos.change(kept.id, lambda photo: _with_corrections(photo, others)) is None:
            return False
        for other in others:
            self.photos.remove(other.id)
        return True


def _with_corrections(photo: Photo, others: Sequence[Photo]) -> Photo | None:
    if photo.deleting:
        return None
    merged = gathered(photo, others)
    said = next((each for each in (photo, *others) if each.as_read), photo)
    same = {name: getattr(said, name) for name in AsRead.model_fields}
    merged = merged.in_albums(merged.album_ids[:MOST_ALBUMS])
    return merged.model_copy(update=same | {"corrected": said.corrected, "as_read": said.as_read})
