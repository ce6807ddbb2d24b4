"""How much there is to do, and how fast it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.operating.throughput import Throughput
from functions.shared.models.photo import PhotoStatus
from functions.shared.models.wire import Wire
from functions.shared.stores.records.photos import PhotoRecords

MINUTES: Final = 60


class MinuteOfWork(Wire):
    """``at`` is its beginning, in milliseconds since the epoch."""

    at: int
    ready: int
    failed: int


class WorkLoad(Wire):
    """Everyone's photos by status: ``processing`` is the queue's length.

    ``oldest_due_ms``: for how long the photo has waited that is due longest. ``minutes``: how many photos
    were ended in each of the last sixty, newest first; those without any are left out.
    """

    processing: int
    ready: int
    failed: int
    oldest_due_ms: int
    minutes: tuple[MinuteOfWork, ...]


class HeldPhotos(Wire):
    """Photos of one user, with those in the trash."""

    user_name: str
    photos: int


class AllHeldPhotos(Wire):
    """``max_photos``: what the album sets for all; 0 is no limit."""

    users: tuple[HeldPhotos, ...]
    max_photos: int


@dataclass(frozen=True)
class Work:
    photos: PhotoRecords
    throughput: Throughput
    most_photos: int
    clock: Callable[[], int]

    def load(self) -> WorkLoad:
        counts, now = self.photos.count_by_status(), self.clock()
        due_at = next((photo.work.due_at for photo in self.photos.due(now, 1)), None)
        minutes = self.throughput.last(MINUTES)
        return WorkLoad(
            processing=counts.get(PhotoStatus.PROCESSING.value, 0),
            ready=counts.get(PhotoStatus.READY.value, 0),
            failed=counts.get(PhotoStatus.FAILED.value, 0),
            oldest_due_ms=0 if due_at is None else now - due_at,
            minutes=tuple(
                MinuteOfWork(at=minute.created_at, ready=minute.ready, failed=minute.failed)
                for minute in minutes
            ),
        )

    def held_by(self, user_names: tuple[str, ...]) -> AllHeldPhotos:
        held = (HeldPhotos(user_name=name, photos=self.photos.kept_by(name)) for name in user_names)
        return AllHeldPhotos(users=tuple(held), max_photos=self.most_photos)
