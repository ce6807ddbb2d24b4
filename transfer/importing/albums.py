"""The albums of whoever imports: found by their names, and made where they are missing."""

import threading
from typing import Final
from unicodedata import normalize

from functions.shared.models.album import Album
from transfer.calls.calls import Call, Calls
from transfer.finding.found import TargetAlbum

ALBUMS: Final = "/albums/"


class Albums:
    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._lock = threading.Lock()
        self._mine: list[Album] | None = None
        self.made = 0

    def id_if_any(self, target: TargetAlbum | None) -> str | None:
        return self.id_of(target) if target else None

    def id_of(self, target: TargetAlbum) -> str:
        with self._lock:
            return self._calls.patiently(lambda: self._find_or_make(target)).id

    def known(self, target: TargetAlbum | None) -> str | None:
        """Its id, if it is there already."""
        if target is None:
            return None
        with self._lock:
            found = self._named(target)
            return found[target.nth].id if len(found) > target.nth else None

    def name_of(self, album_id: str | None) -> str:
        """Empty for none, and for an album of somebody else."""
        with self._lock:
            return next((album.album_name for album in self._all() if album.id == album_id), "")

    def _find_or_make(self, target: TargetAlbum) -> Album:
        while len(found := self._named(target)) <= target.nth:
            self._make(target)
        return found[target.nth]

    def _make(self, target: TargetAlbum) -> None:
        # Whoever gets no answer does not know whether the album was made, and looks before trying again.
        known, self._mine = self._all(), None
        body = {"albumName": target.name, "path": list(target.path)}
        answer = self._calls.once(Call("POST", ALBUMS, json=body))
        self._mine = [*known, Album.from_document(answer.json())]
        self.made += 1

    def _named(self, target: TargetAlbum) -> list[Album]:
        """Also by one name with slashes, as imports made them before albums lay below others."""
        return [album for album in self._all() if _same("/".join(album.names), target.title)]

    def _all(self) -> list[Album]:
        """Oldest first."""
        if self._mine is None:
            self._mine = [Album.from_document(told) for page in self._calls.pages(ALBUMS) for told in page]
            self._mine.reverse()
        return self._mine


def _same(one: str, other: str) -> bool:
    return normalize("NFC", one) == normalize("NFC", other)
