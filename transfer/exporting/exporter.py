"""One photo into its folder, whole and verified, with its sidecars."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from functions.shared.models.photo import Photo
from transfer.bulk.outcomes import Fate, Outcome, failing_alone
from transfer.calls.calls import Call, Calls
from transfer.calls.faults import Refused
from transfer.exporting.layout import PlannedFile
from transfer.sidecars.cards import PhotoCard
from transfer.sidecars.files import sha256_of, write_whole
from transfer.sidecars.sidecar import sidecar_of, write_card
from transfer.sidecars.xmp import is_ours, write_xmp, xmp_sidecar_of

PIECE: Final = 1 << 20
FETCHES: Final = 3
"""Of one photo whose bytes came otherwise than they should: it may have been the way."""


@dataclass(frozen=True)
class Exporter:
    calls: Calls

    def give(self, planned: PlannedFile) -> Outcome:
        return failing_alone(planned.path, lambda: self._give(planned))

    def _give(self, planned: PlannedFile) -> Outcome:
        path, photo = planned.path, planned.photo
        is_there = path.exists()
        if is_there and not _is_whole(path, photo):
            return Outcome(
                path, Fate.FAILED, "It was changed since it was exported. Move it away to have it again."
            )
        # The sidecar first: a photo without one would be a stranger to the next export, and to an import.
        write_card(sidecar_of(path), PhotoCard.of(photo, planned.album_name))
        write_xmp(xmp_sidecar_of(path), photo)
        if not is_there:
            try:
                self._fetch(photo, path)
            except Refused:
                _remove_sidecars(path)
                raise
        for former in planned.former:
            _remove(former, photo)
        return Outcome(path, Fate.THERE if is_there else Fate.DONE)

    def _fetch(self, photo: Photo, path: Path) -> None:
        """Refused where other bytes come each time: what is stored does not become whole by asking."""
        for _ in range(FETCHES):
            with suppress(_OtherBytes):
                return self.calls.patiently(lambda: self._fetch_once(photo, path))
        raise Refused("What came is not what was stored: its SHA-256 is another.")

    def _fetch_once(self, photo: Photo, path: Path) -> None:
        with self.calls.once(Call("GET", f"/photos/{photo.id}/original", stream=True)) as response:
            write_whole(path, _verified(response.iter_content(PIECE), photo.sha256))


class _OtherBytes(Exception):
    """All has come, and is not what it should be."""


def _verified(pieces: Iterator[bytes], sha256: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        yield piece
    if digest.hexdigest() != sha256:
        raise _OtherBytes


def _is_whole(path: Path, photo: Photo) -> bool:
    return path.is_file() and path.stat().st_size == photo.size and sha256_of(path) == photo.sha256


def _remove(former: Path, photo: Photo) -> None:
    """Where the photo was before it was moved to another album; what somebody has changed since stays."""
    if former.exists() and not _is_whole(former, photo):
        return
    former.unlink(missing_ok=True)
    _remove_sidecars(former)


def _remove_sidecars(path: Path) -> None:
    sidecar_of(path).unlink()
    if is_ours(xmp := xmp_sidecar_of(path)):
        xmp.unlink()
