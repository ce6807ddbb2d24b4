"""Files of the folder that have the same bytes: the photo is to be in the albums of all of them."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from transfer.importing.folder import Found
from transfer.sidecars.files import sha256_of


class Twins:
    """Safe to use from many threads. Reads no file but those of one size."""

    def __init__(self, files: Iterable[Found], digest: Callable[[Path], str] = sha256_of) -> None:
        self._digest = digest
        self._known = dict[Path, str]()
        self._lock = threading.Lock()
        self._by_size: dict[int, list[Found]] = defaultdict(list)
        for found in files:
            with suppress(OSError):
                self._by_size[found.path.stat().st_size].append(found)

    def in_other_albums(self, found: Found, sha256: str) -> bool:
        others = (other for other in self._by_size[found.path.stat().st_size] if other.album != found.album)
        return any(self._sha256(other) == sha256 for other in others)

    def _sha256(self, found: Found) -> str:
        if found.card:
            return found.card.sha256
        with self._lock:
            if found.path not in self._known:
                with suppress(OSError):
                    self._known[found.path] = self._digest(found.path)
            return self._known.get(found.path, "")
