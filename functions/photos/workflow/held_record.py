"""A photo's record while this process works on it."""

import threading
from collections.abc import Callable, Sequence
from typing import TypeAlias

from functions.photos.workflow import transitions
from functions.shared.models.photo import Photo

Transition: TypeAlias = Callable[[Photo], Photo | None]


class HeldRecord:
    """``holder`` is whom the lease names; ``change`` is the store's. Several threads may write."""

    def __init__(self, holder: str, change: Callable[[Transition], Photo | None]) -> None:
        self._holder = holder
        self._change = change
        self._lock = threading.Lock()
        self._kept: list[Transition] = []

    def keep(self, change: Transition) -> None:
        """To be written with what follows."""
        with self._lock:
            self._kept.append(change)

    def write(self, *changes: Transition) -> Photo | None:
        """None where the lease has gone to another, or the photo is being deleted: they are dropped then."""
        with self._lock:
            written = self._change(lambda photo: self._after(photo, changes))
            self._kept.clear()
            return written

    def _after(self, stored: Photo, changes: Sequence[Transition]) -> Photo | None:
        changed: Photo | None = stored if transitions.is_held_by(stored, self._holder) else None
        for transition in (*self._kept, *changes):
            changed = transition(changed) if changed else None
        return changed
