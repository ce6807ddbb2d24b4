"""A made-up library of any size: the same seed gives the same albums and photos, each by its number."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from benchmarks.scale.contents import failed, ready, unread
from benchmarks.scale.events import PHOTOS_OF_AN_EVENT, Event
from benchmarks.scale.vocabulary import OCCASIONS, RARE_TAG
from functions.shared.edge.paging import cursor_text
from functions.shared.models.album import Album
from functions.shared.models.photo import Photo
from functions.shared.stores.ports import Cursor

USER: Final = "benchmark"
MOST_ALBUMS: Final = 1_000
IN_THE_LARGE_ONE: Final = 10
"""Every tenth photo is in the first album; the others hold what came one after the other."""
FAILED: Final = 2_000
"""One photo of so many failed, for good."""
FIRST_FAILED: Final = 100
RARE_PHOTOS: Final = 3
DAY_MS: Final = 86_400_000


@dataclass(frozen=True)
class Library:
    """Photos, oldest first, of one user."""

    photos: int
    user_name: str = USER
    seed: int = 1

    @property
    def albums(self) -> int:
        return min(MOST_ALBUMS, self.photos)

    @property
    def large_album(self) -> str:
        return _album_id(0)

    def all_albums(self) -> Iterator[Album]:
        return map(self.album, range(self.albums))

    def all_photos(self) -> Iterator[Photo]:
        return map(self.photo, range(self.photos))

    def album(self, number: int) -> Album:
        at = self._event(number * self.photos // self.albums // PHOTOS_OF_AN_EVENT).begun_at
        name = f"{OCCASIONS[number % len(OCCASIONS)].title()} {number}"
        return Album(id=_album_id(number), album_name=name, user_name=self.user_name, created_at=at)

    def photo(self, number: int) -> Photo:
        event = self._event(number // PHOTOS_OF_AN_EVENT)
        draw = Random(f"{self.seed}/photo/{number}")
        album = 0 if number % IN_THE_LARGE_ONE == 0 else 1 + number * (self.albums - 1) // self.photos
        at = event.begun_at + DAY_MS + number % PHOTOS_OF_AN_EVENT * 1000
        photo = unread(event, draw, number, user_name=self.user_name, album_id=_album_id(album), at=at)
        own_tags = (*event.own_tags, RARE_TAG) if self._is_rare(number) else event.own_tags
        return failed(photo) if number % FAILED == FIRST_FAILED else ready(photo, event, draw, own_tags)

    def cursor(self, share: float) -> str:
        """So far down in a list that begins with the newest."""
        photo = self.photo(int((self.photos - 1) * (1 - share)))
        return cursor_text(Cursor(photo.created_at, photo.id))

    def _event(self, number: int) -> Event:
        return Event.draw(self.seed, number, number * PHOTOS_OF_AN_EVENT / self.photos)

    def _is_rare(self, number: int) -> bool:
        return number in [self.photos * part // (RARE_PHOTOS + 1) for part in range(1, RARE_PHOTOS + 1)]


def _album_id(number: int) -> str:
    return f"{number:024x}"
