"""Takes up what was interrupted: photos whose work is due, and deletions that are owed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from functions.photos.upkeep.deletions import AlbumDeletions
from functions.photos.upkeep.endings import Endings
from functions.photos.upkeep.expiry import Expiry
from functions.photos.upkeep.indexing import Indexing
from functions.photos.upkeep.leftovers import Leftovers
from functions.photos.upkeep.placing import Placing
from functions.photos.upkeep.rereading import Rereading
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.due_photos import DuePhotos
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient, Request
from functions.shared.log import log
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName
from functions.shared.models.wire import Wire
from functions.shared.objects.removal import Removal
from functions.shared.stores.records.photos import PhotoRecords

PHOTOS_A_SWEEP: Final = 200
DELETIONS_A_SWEEP: Final = 500
PHOTOS_MS: Final = 5_000
ACCOUNTS_MS: Final = 12_000
ALBUMS_MS: Final = 25_000
"""How long after its beginning a sweep begins such deletions, so that no kind takes the time of all.

With the longest of them it still ends within its time-out.
"""
REREADING_MS: Final = 4_000
LOOKS_MS: Final = 3_000
HEALTH_SECONDS: Final = 3.0
FUNCTION_OF: Final = {
    StepName.METADATA: "storage",
    StepName.THUMBNAIL: "thumbnail",
    StepName.RECOGNITION: "recognition",
    StepName.LABELS: "recognition",
    StepName.REVIEW: "recognition",
}


class OtherWork(Protocol):
    """What goes on by itself once it is taken up, and does not wait for it."""

    def take_up(self) -> None: ...

    def forget_old(self) -> None: ...


class Looks(Protocol):
    def look_at_some(self, until: int) -> int: ...


class Begins(Protocol):
    """What begins some of its work at a call, and tells with how many photos."""

    def begin_some(self) -> int: ...


class Swept(Wire):
    """How many photos were taken up, and how many photos, albums and accounts were deleted to the end.

    ``deleted_leftovers``: objects that were made of originals that are gone. ``placed_photos``: those of an
    older version that were given their places. ``reread_photos``: those whose originals were read again.
    ``looked_at_photos``: those of which it was told what they look like. ``owed_photos``: those of which is
    done what was skipped before. ``reviewed_photos``: those that are judged for the owner of an album.
    """

    resumed: int
    deleted_photos: int
    deleted_albums: int
    deleted_accounts: int
    deleted_leftovers: int
    placed_photos: int
    reread_photos: int
    looked_at_photos: int
    owed_photos: int
    reviewed_photos: int


@dataclass(frozen=True)
class Sweep:
    """Safe to run several times at once: claims are atomic, and deletions may be repeated."""

    photos: PhotoRecords
    due: DuePhotos
    removal: Removal
    expiry: Expiry
    deletions: AlbumDeletions
    endings: Endings
    leftovers: Leftovers
    placing: Placing
    rereading: Rereading
    looks: Looks
    owing: Begins
    reviewing: Begins
    indexing: Indexing
    others: Sequence[OtherWork]
    gateway: GatewayClient
    backlog: Backlog
    clock: Callable[[], int]

    def run(self) -> Swept:
        self.indexing.go_on()
        resumed = self._resume()
        for other in self.others:
            other.take_up()
            other.forget_old()
        self.expiry.run()
        begun = self.clock()
        return Swept(
            resumed=resumed,
            deleted_photos=self._finish_photos(begun + PHOTOS_MS),
            deleted_accounts=self.endings.finish(begun + ACCOUNTS_MS),
            deleted_leftovers=self.leftovers.clear_some(),
            placed_photos=self.placing.place_some(),
            deleted_albums=self.deletions.finish(begun + ALBUMS_MS),
            reread_photos=self.rereading.reread_some(min(self.clock() + REREADING_MS, begun + ALBUMS_MS)),
            owed_photos=self.owing.begin_some(),
            reviewed_photos=self.reviewing.begin_some(),
            looked_at_photos=self.looks.look_at_some(min(self.clock() + LOOKS_MS, begun + ALBUMS_MS)),
        )

    def _resume(self) -> int:
        found = self.due.look(PHOTOS_A_SWEEP)
        for step, function in FUNCTION_OF.items():
            waiting = self.due.waiting_for(step, PHOTOS_A_SWEEP)
            if waiting and self._is_healthy(function):
                # Though their gap has not passed: their function is back.
                found += waiting
        photos = list({photo.id: photo for photo in found}.values())
        self.backlog.take_up(photos)
        return len(photos)

    def _is_healthy(self, function: str) -> bool:
        try:
            self.gateway.call(function, Request("GET", "/healthz", HEALTH_SECONDS))
        except AlbumError:
            return False
        return True

    def _finish_photos(self, until: int) -> int:
        photos = self.photos.deleting(DELETIONS_A_SWEEP)
        return sum(self._finish_photo(photo) for photo in photos if self.clock() <= until)

    def _finish_photo(self, photo: Photo) -> bool:
        try:
            return self.removal.finish(photo.id)
        except AlbumError as error:
            log.warning("deletion still owed", photo=photo.id, reason=error.detail)
            return False
