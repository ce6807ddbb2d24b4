"""How many photos were ended in each minute, by all processes together."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from pydantic import Field

from functions.shared.errors import AlbumError
from functions.shared.log import log
from functions.shared.models.photo import PhotoStatus
from functions.shared.models.wire import Wire
from functions.shared.stores.ports import CollectionSpec, Cursor, MetadataStore, Query
from functions.shared.stores.records.typed import Records

MINUTES: Final = CollectionSpec("minutes", indexes=(("createdAt", "_id"),))
MINUTE_MS: Final = 60_000
WRITTEN_EVERY_MS: Final = 5_000
KEPT_MS: Final = 24 * 60 * MINUTE_MS
FORGOTTEN_AT_ONCE: Final = 200


class Minute(Wire):
    """``created_at`` is its beginning, in milliseconds since the epoch."""

    id: str = Field(alias="_id")
    created_at: int
    ready: int = 0
    failed: int = 0
    rev: int = 0


@dataclass
class Throughput:
    """Counted here for some seconds before it is written: a process that ends takes so much along."""

    store: MetadataStore
    clock: Callable[[], int]
    _counts: dict[tuple[int, PhotoStatus], int] = field(default_factory=dict)
    _written_at: int = field(init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        # The first photo of all waits for its write as any other does.
        self._written_at = self.clock()
        self._minutes = Records(Minute, self.store.collection(MINUTES))

    def count(self, status: PhotoStatus) -> None:
        """A photo's turn has ended so."""
        now = self.clock()
        with self._lock:
            key = (now // MINUTE_MS * MINUTE_MS, status)
            self._counts[key] = self._counts.get(key, 0) + 1
            is_time = now - self._written_at >= WRITTEN_EVERY_MS
        if is_time:
            self.write()

    def write(self) -> None:
        """What was counted and not written yet; where that cannot be, it is for the next time."""
        with self._lock:
            counts, self._counts, self._written_at = self._counts, {}, self.clock()
        for (minute, status), count in counts.items():
            try:
                self._add(minute, status, count)
            except AlbumError as error:
                log.warning("finished photos not counted", count=count, reason=error.detail)

    def last(self, minutes: int) -> list[Minute]:
        """The newest first; those in which nothing ended are not among them."""
        since = self.clock() - minutes * MINUTE_MS
        found = self._minutes.find(Query(), minutes, Cursor(self.clock() + MINUTE_MS, ""))
        return [minute for minute in found if minute.created_at >= since]

    def take_up(self) -> None:
        self.write()

    def forget_old(self) -> None:
        old = Query(at_most={"createdAt": self.clock() - KEPT_MS})
        for minute in self._minutes.smallest(old, "createdAt", FORGOTTEN_AT_ONCE):
            self._minutes.remove(minute.id)

    def _add(self, minute: int, status: PhotoStatus, count: int) -> None:
        name, id = ("ready" if status is PhotoStatus.READY else "failed"), str(minute)

        def counted(stored: Minute) -> Minute:
            return stored.model_copy(update={name: getattr(stored, name) + count})

        if self._minutes.change(id, counted) is None:
            fresh = Minute(id=id, created_at=minute)
            self._minutes.add(fresh)
            self._minutes.change(id, counted)
