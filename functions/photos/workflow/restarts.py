"""Runs again what failed or is outdated: of one photo, or of many at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.workflow import transitions
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.choices import Choice, what_failed, what_is_outdated
from functions.photos.workflow.versions import current_versions
from functions.shared.access.album_door import NO_PHOTO, AlbumDoor
from functions.shared.errors import NotFound
from functions.shared.gateway import GatewayClient
from functions.shared.models.photo import Photo, PhotoStatus, Work
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records.photos import PhotoRecords

MOST_RESTARTED: Final = 200
PHOTOS_A_PAGE: Final = 200
LOOKING_MS: Final = 15_000


@dataclass(frozen=True)
class Restarted:
    """``last`` is the photo after which there may be more to restart."""

    count: int
    last: Cursor | None


@dataclass(frozen=True)
class Restarts:
    photos: PhotoRecords
    door: AlbumDoor
    gateway: GatewayClient
    backlog: Backlog
    clock: Callable[[], int]

    def one(self, photo: Photo, choice: Choice) -> Photo:
        restarted = self.photos.change(photo.id, lambda p: transitions.restart(p, choice, self.clock()))
        if restarted is None:
            raise NotFound(NO_PHOTO)
        return restarted

    def outdated(self) -> Choice:
        """Raises UpstreamFailed or Unavailable while recognition does not tell its model."""
        return what_is_outdated(current_versions(self.gateway))

    def all_failed(self, user_name: str, album_id: str | None, after: Cursor | None) -> Restarted:
        equal = self._of(user_name, album_id) | {"status": PhotoStatus.FAILED.value}
        return self._all(equal, what_failed, after)

    def all_outdated(self, user_name: str, album_id: str | None, after: Cursor | None) -> Restarted:
        return self._all(self._of(user_name, album_id), self.outdated(), after)

    def _of(self, user_name: str, album_id: str | None) -> dict[str, str]:
        if album_id is None:
            return {"userName": user_name}
        self.door.own(user_name, album_id)
        return {"userName": user_name, "albumId": album_id}

    def _all(self, equal: dict[str, str], choice: Choice, after: Cursor | None) -> Restarted:
        """They are due at once, and worked off in the background."""
        restarted, last = self._restart(equal, choice, after)
        self.backlog.take_up(restarted)
        return Restarted(len(restarted), last)

    def _restart(
        self, equal: dict[str, str], choice: Choice, after: Cursor | None
    ) -> tuple[list[Photo], Cursor | None]:
        until, restarted = self.clock() + LOOKING_MS, list[Photo]()
        while page := self.photos.page(PHOTOS_A_PAGE, after, equal):
            for photo in page:
                if self._restarts(photo, choice):
                    restarted.append(photo)
                after = Cursor(photo.created_at, photo.id)
                if len(restarted) >= MOST_RESTARTED or self.clock() > until:
                    return restarted, after
            if len(page) < PHOTOS_A_PAGE:
                break
        return restarted, None

    def _restarts(self, photo: Photo, choice: Choice) -> bool:
        now = self.clock()
        if transitions.restart(photo, choice, now) is photo:
            return False
        changed = self.photos.change(photo.id, lambda p: transitions.restart(p, choice, now))
        return changed is not None and changed.work == Work(due_at=now)
