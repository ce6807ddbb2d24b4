"""Deletes what an account leaves behind when it has ended: albums, photos, and all of its objects."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.photos.upkeep.stored import StoredObjects
from functions.shared.access.album_door import AlbumDoor
from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.album import EndedAccount
from functions.shared.models.keys import AREAS
from functions.shared.objects.album_removal import AlbumRemoval, hide_album
from functions.shared.stores.records.jobs import JobRecords
from functions.shared.stores.records.photos import PhotoRecords

ACCOUNTS_A_SWEEP: Final = 10
RECORDS_A_PAGE: Final = 50
STILL_BELIEVED_MS: Final = 60_000
"""For so long after the end a request that was let in before may still add something."""


@dataclass(frozen=True)
class Endings:
    """May be repeated, and run several times at once: the account's record goes when nothing else is left."""

    door: AlbumDoor
    photos: PhotoRecords
    removal: AlbumRemoval
    objects: StoredObjects
    jobs: JobRecords
    clock: Callable[[], int]

    def finish(self, until: int) -> int:
        """How many accounts have nothing left; begins nothing after ``until``."""
        return sum(self._finish(account, until) for account in self.door.ended.some(ACCOUNTS_A_SWEEP))

    def _finish(self, account: EndedAccount, until: int) -> bool:
        user = account.user_name
        # Before the look: what was added while it went on is not seen by it.
        nobody_adds = self.clock() >= account.created_at + STILL_BELIEVED_MS
        try:
            is_empty = (
                self._hide_albums(user, until)
                and self._remove_photos(user, until)
                and self._remove_albums(user, until)
                and self._remove_shares(user)
                and self._remove_objects(user, until)
            )
        except AlbumError as error:
            log.warning("end of an account still owed", user=user, reason=error.detail)
            return False
        if not (is_empty and nobody_adds):
            return False
        self.door.ended.remove(user)
        return True

    def _hide_albums(self, user: str, until: int) -> bool:
        """At first, for what others have added to them."""
        while albums := self.door.albums.page(user, RECORDS_A_PAGE, None):
            for album in albums:
                if self.clock() > until:
                    return False
                self.door.albums.change(album.id, hide_album)
        return True

    def _remove_photos(self, user: str, until: int) -> bool:
        """False if some are left, be it because they are at work."""
        while photos := self.photos.all_of_user(user, RECORDS_A_PAGE):
            for photo in photos:
                if self.clock() > until or not self.removal.removal.finish(photo.id):
                    return False
        return True

    def _remove_albums(self, user: str, until: int) -> bool:
        """With what others have added to them."""
        while albums := self.door.albums.all_of_user(user, RECORDS_A_PAGE):
            for album in albums:
                if self.clock() > until or not self.removal.go_on(album.id, until):
                    return False
        return True

    def _remove_shares(self, user: str) -> bool:
        self.jobs.remove_of_account(user)
        self.door.shares.remove_of_account(user)
        return True

    def _remove_objects(self, user: str, until: int) -> bool:
        # First, so that none becomes an object that was not listed.
        self.objects.end_uploads(user)
        for area in AREAS:
            for stored in self.objects.all(f"{area}:{user}:"):
                if self.clock() > until:
                    return False
                self.objects.delete(stored.key)
        return True
