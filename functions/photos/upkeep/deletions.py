"""Goes on with albums that are being deleted, its users in turns: nobody waits for the largest of them."""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.album import Album
from functions.shared.objects.album_removal import AlbumRemoval

ALBUMS_OF_A_USER: Final = 50
"""In one sweep."""
TURN_MS: Final = 2_000


@dataclass(frozen=True)
class AlbumDeletions:
    removal: AlbumRemoval
    clock: Callable[[], int]

    def finish(self, until: int) -> int:
        """How many albums are gone; begins nothing after ``until``."""
        users = self.removal.albums.deleting_users()
        # Where one sweep does not come round to all of them, the next begins with others.
        random.shuffle(users)
        waiting = deque(deque(self.removal.albums.deleting_of(user, ALBUMS_OF_A_USER)) for user in users)
        gone = 0
        while waiting and self.clock() <= until:
            albums = waiting.popleft()
            gone += self._take_turn(albums, until)
            if albums:
                waiting.append(albums)
        return gone

    def _take_turn(self, albums: deque[Album], until: int) -> bool:
        """Whether the first of them is gone; it stays the first where only the time was over."""
        turn_ends = min(until, self.clock() + TURN_MS)
        try:
            is_gone = self.removal.go_on(albums[0].id, turn_ends)
        except AlbumError as error:
            log.warning("deletion still owed", album=albums[0].id, reason=error.detail)
            is_gone = False
        if is_gone or self.clock() <= turn_ends:
            albums.popleft()
        return is_gone
