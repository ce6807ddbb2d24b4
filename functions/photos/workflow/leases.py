"""Keeps the leases of the photos at work here, however long a step takes."""

import threading
from collections.abc import Callable

from functions.shared.errors import AlbumError
from functions.shared.log import log


class Heartbeat:
    """One thread for all photos, there for as long as there are any."""

    def __init__(self, renew: Callable[[str], object], seconds: float) -> None:
        """``renew`` extends one photo's lease; an AlbumError of it is no more than a beat that is missed."""
        self._renew = renew
        self._seconds = seconds
        self._changed = threading.Condition()
        self._photos: set[str] = set()
        self._thread: threading.Thread | None = None

    def keep(self, photo_id: str) -> None:
        with self._changed:
            self._photos.add(photo_id)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._go_on, name="heartbeat", daemon=True)
                self._thread.start()

    def let_go(self, photo_id: str) -> None:
        with self._changed:
            self._photos.discard(photo_id)
            if not self._photos:
                self._changed.notify_all()

    def beat(self) -> None:
        """Renew all once, now."""
        with self._changed:
            photos = list(self._photos)
        for photo_id in photos:
            try:
                self._renew(photo_id)
            except AlbumError as error:
                log.warning("lease not renewed", photo=photo_id, reason=error.detail)

    def _go_on(self) -> None:
        while not self._is_over():
            self.beat()

    def _is_over(self) -> bool:
        """After the time between two beats, or as soon as no photo is left."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._photos, self._seconds):
                return False
            self._thread = None
            return True
