"""What the album has already, so that nothing comes twice: the album is asked, nothing is kept here."""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from functions.shared.models.photo import Photo
from functions.shared.models.wire import ID_PATTERN
from transfer.calls.calls import Calls
from transfer.finding.found import Found, TargetAlbum
from transfer.importing.trash import Trash
from transfer.sidecars.cards import PhotoCard

RESTORED: Final = re.compile(rf":import\.[0-9a-f]{{64}}\.({ID_PATTERN})(?::[0-9a-f.]+)?$")
"""The end was not part of it in earlier versions."""
TIME_DIGITS: Final = 8
"""Of an id, which begins with when it was made."""


class Inventory:
    """Safe to use from many threads.

    Files without sidecar are there if photos of the person have their bytes. For one with a sidecar the first
    of these counts, so that copies which were in the album come back as copies:

    1. the photo that was exported: its id is the sidecar's;
    2. the photo that an earlier import restored from this sidecar: its key says so;
    3. a photo in the same album with the same bytes that no other sidecar in the folder stands for.
    """

    def __init__(
        self,
        user_name: str,
        photos: Iterable[Photo],
        cards: Mapping[Path, PhotoCard],
        trash: Trash | None = None,
    ) -> None:
        self.trash = trash or Trash()
        self._user_name = user_name
        self._photos: dict[str, list[Photo]] = defaultdict(list)
        for photo in photos:
            self._photos[photo.sha256].append(photo)
        self._lock = threading.Lock()
        self._files = dict[tuple[str, TargetAlbum | None], Path]()
        self._held = defaultdict[str, threading.Lock](threading.Lock)
        self._ids = {card.id for card in cards.values()}
        self._claimed: set[str] = set()

    @classmethod
    def ask(cls, calls: Calls, user_name: str, cards: Mapping[Path, PhotoCard]) -> "Inventory":
        pages = calls.pages("/photos/")
        photos = (Photo.from_document(_slim(told)) for page in pages for told in page)
        return cls(user_name, photos, cards, Trash.ask(calls, user_name))

    def key(self, sha256: str, card: PhotoCard | None, album_id: str | None) -> str:
        """Where the bytes are to be stored: always the same, so that whatever is repeated changes nothing.

        But another in an album that was made anew: what was in the one before may still wait for its removal.
        """
        key = self._without_album(sha256, card)
        return f"{key}:{album_id[TIME_DIGITS:]}" if album_id else key

    def _without_album(self, sha256: str, card: PhotoCard | None) -> str:
        return f"incoming:{self._user_name}:import.{sha256}{f'.{card.id}' if card else ''}"

    @contextmanager
    def alone(self, sha256: str) -> Iterator[None]:
        """While one with these bytes is taken in, others with the same wait: then it is there for them."""
        with self._lock:
            held = self._held[sha256]
        with held:
            yield

    def find(self, sha256: str) -> Sequence[Photo]:
        """For a file without sidecar."""
        return self._photos.get(sha256, ())

    def remember(self, found: Found, sha256: str, photo: Photo) -> Path:
        """The first file with these bytes for this album; ``photo`` is what they are now."""
        with self._lock:
            others = [other for other in self._photos.get(sha256, ()) if other.id != photo.id]
            self._photos[sha256] = [photo, *others]
            return self._files.setdefault((sha256, found.album), found.path)

    def find_restored(self, card: PhotoCard, album_id: str | None) -> Photo | None:
        """For a file with a sidecar, in this album or in none."""
        own = self._without_album(card.sha256, card)
        there = self._photos.get(card.sha256, [])
        for photo in there:
            if card.id == photo.id or photo.key.startswith(own):
                return photo
        with self._lock:
            free = (photo for photo in there if _is_in(photo, album_id) and self._is_free(photo))
            unclaimed = next(free, None)
            if unclaimed:
                self._claimed.add(unclaimed.id)
            return unclaimed

    def _is_free(self, photo: Photo) -> bool:
        """Whether no sidecar stands for it yet."""
        restored = RESTORED.search(photo.key)
        sidecars = {photo.id, restored[1]} if restored else {photo.id}
        return photo.id not in self._claimed and self._ids.isdisjoint(sidecars)


def _is_in(photo: Photo, album_id: str | None) -> bool:
    return album_id in photo.album_ids if album_id else not photo.album_ids


def _slim(told: dict[str, Any]) -> dict[str, Any]:
    """There may be very many, and of what was found in them nothing counts here."""
    return told | {"detections": [], "labels": [], "steps": {}}
