"""Files of the folder that have the same bytes: the photo is to be in the albums of all of them."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from transfer.finding.found import Found, TargetAlbum
from transfer.sources.file import SourceFile, sha256_of


class Twins:
    """Safe to use from many threads. Reads no file but those of one size."""

    def __init__(self, files: Iterable[Found], digest: Callable[[SourceFile], str] = sha256_of) -> None:
        self._digest = digest
        self._known = dict[Path, str]()
        self._lock = threading.Lock()
        self._by_size: dict[int, list[Found]] = defaultdict(list)
        for found in files:
            if not found.fault and not found.left_out:
                with suppress(OSError):
                    self._by_size[found.file.size()].append(found)

    def wants_album(self, found: Found, sha256: str) -> bool:
        """Whether it comes into its album though the photo is there: it is not there by a person's choice."""
        if found.album is None:
            return False
        return found.is_stated or any(other.album != found.album for other in self._others(found, sha256))

    def album_of(self, found: Found, sha256: str) -> TargetAlbum | None:
        """Its own, or that of another with these bytes; None where no such file has one."""
        return found.album or next((other.album for other in self._others(found, sha256)), None)

    def _others(self, found: Found, sha256: str) -> Iterator[Found]:
        """Those that have an album."""
        for other in self._by_size[found.file.size()]:
            if other.path != found.path and other.album is not None and self._sha256(other) == sha256:
                yield other

    def _sha256(self, found: Found) -> str:
        if found.card:
            return found.card.sha256
        with self._lock:
            if found.path not in self._known:
                with suppress(OSError):
                    self._known[found.path] = self._digest(found.file)
            return self._known.get(found.path, "")
