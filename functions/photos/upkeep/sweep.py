"""Takes up what was interrupted: photos whose work is due, and deletions that are owed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.upkeep.endings import Endings
from functions.photos.upkeep.leftovers import Leftovers
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.due_photos import DuePhotos
from functions.shared.errors import AlbumError, NotFound
from functions.shared.gateway import GatewayClient, Request
from functions.shared.log import log
from functions.shared.models.album import Album
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName
from functions.shared.models.wire import Wire
from functions.shared.objects.removal import finish_removal
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.photos import PhotoRecords

PHOTOS_A_SWEEP: Final = 200
DELETIONS_A_SWEEP: Final = 50
DELETING_MS: Final = 15_000
"""How long a sweep may begin deletions; with the longest of them it still ends within its time-out."""
HEALTH_SECONDS: Final = 3.0
ALBUM_SECONDS: Final = 25.0
FUNCTION_OF: Final = {
    StepName.METADATA: "storage",
    StepName.THUMBNAIL: "thumbnail",
    StepName.RECOGNITION: "recognition",
}


class Swept(Wire):
    """How many photos were taken up, and how many photos, albums and accounts were deleted to the end.

    ``deleted_leftovers``: objects that were made of originals that are gone.
    """

    resumed: int
    deleted_photos: int
    deleted_albums: int
    deleted_accounts: int
    deleted_leftovers: int


@dataclass(frozen=True)
class Sweep:
    """Safe to run several times at once: claims are atomic, and deletions may be repeated."""

    photos: PhotoRecords
    due: DuePhotos
    albums: AlbumRecords
    endings: Endings
    leftovers: Leftovers
    gateway: GatewayClient
    backlog: Backlog
    clock: Callable[[], int]

    def run(self) -> Swept:
        resumed = self._resume()
        until = self.clock() + DELETING_MS
        albums, photos = self.albums.deleting(DELETIONS_A_SWEEP), self.photos.deleting(DELETIONS_A_SWEEP)
        return Swept(
            resumed=resumed,
            deleted_albums=sum(self._finish_album(album) for album in albums if self.clock() <= until),
            deleted_photos=sum(self._finish_photo(photo) for photo in photos if self.clock() <= until),
            deleted_accounts=self.endings.finish(until),
            deleted_leftovers=self.leftovers.clear_some() if self.clock() <= until else 0,
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

    def _finish_photo(self, photo: Photo) -> bool:
        try:
            return finish_removal(photo, self.photos, self.gateway, self.clock())
        except AlbumError as error:
            log.warning("deletion still owed", photo=photo.id, reason=error.detail)
            return False

    def _finish_album(self, album: Album) -> bool:
        request = Request("DELETE", f"/{album.id}", ALBUM_SECONDS, user_name=album.user_name)
        try:
            self.gateway.call("albums", request)
        except NotFound:
            return True
        except AlbumError as error:
            log.warning("deletion still owed", album=album.id, reason=error.detail)
            return False
        return True
