"""Takes up what was interrupted: photos whose work is due, and deletions that are owed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.worker import Worker
from functions.shared.errors import AlbumError, NotFound
from functions.shared.gateway import Gateway, Request
from functions.shared.log import log
from functions.shared.models import Album, Photo, StepName, Wire
from functions.shared.removal import finish_removal
from functions.shared.stores.records import AlbumRecords, PhotoRecords

AT_ONCE: Final = 200
DELETIONS_AT_ONCE: Final = 50
HEALTH_SECONDS: Final = 3.0
ALBUM_SECONDS: Final = 25.0
FUNCTION_OF: Final = {
    StepName.METADATA: "storage",
    StepName.THUMBNAIL: "thumbnail",
    StepName.RECOGNITION: "recognition",
}


class Swept(Wire):
    """How many photos were taken up, and how many photos and albums were deleted to the end."""

    resumed: int
    deleted_photos: int
    deleted_albums: int


@dataclass(frozen=True)
class Sweep:
    """Safe to run several times at once: claims are atomic, and deletions may be repeated."""

    photos: PhotoRecords
    albums: AlbumRecords
    gateway: Gateway
    worker: Worker
    clock: Callable[[], int]

    def run(self) -> Swept:
        return Swept(
            deleted_albums=sum(map(self._finish_album, self.albums.deleting(DELETIONS_AT_ONCE))),
            deleted_photos=sum(map(self._finish_photo, self.photos.deleting(DELETIONS_AT_ONCE))),
            resumed=self._resume_due() + self._resume_waiting(),
        )

    def _resume_due(self) -> int:
        due = self.photos.due(self.clock(), AT_ONCE)
        for photo in due:
            self.worker.submit(photo.id)
        return len(due)

    def _resume_waiting(self) -> int:
        """Those whose gap has not passed, but whose function is back."""
        resumed = 0
        for step, function in FUNCTION_OF.items():
            waiting = self.photos.waiting_for(step, AT_ONCE)
            if waiting and self._is_healthy(function):
                for photo in waiting:
                    self.worker.submit(photo.id)
                resumed += len(waiting)
        return resumed

    def _is_healthy(self, function: str) -> bool:
        try:
            self.gateway.call(function, Request("GET", "/healthz", HEALTH_SECONDS))
        except AlbumError:
            return False
        return True

    def _finish_photo(self, photo: Photo) -> bool:
        try:
            finish_removal(photo, self.photos, self.gateway)
        except AlbumError as error:
            log.warning("deletion still owed", photo=photo.id, reason=error.detail)
            return False
        return True

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
