"""How long a client waits for the work on a photo that it has asked for."""

import re
import time
from collections.abc import Callable
from concurrent.futures import wait
from dataclasses import dataclass
from typing import Final, Self

from flask import g, request

from functions.photos.services import Services
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.transitions import LEASE_MS
from functions.photos.workflow.worker import Worker
from functions.shared.edge.parameters import Header
from functions.shared.models.photo import Photo
from functions.shared.stores.records.photos import PhotoRecords

DEFAULT_WAIT: Final = 20
LONGEST_WAIT: Final = 50
PREFER: Final = {"Prefer": Header("wait=N (seconds, 20 by default) or respond-async")}


@dataclass(frozen=True)
class Preference:
    """RFC 7240: how long the client wants to wait; not at all is ``respond-async``."""

    seconds: int
    asynchronous: bool

    @classmethod
    def parse(cls, header: str) -> "Preference":
        if re.search(r"(?:^|[,;\s])respond-async(?:$|[,;\s])", header):
            return cls(0, asynchronous=True)
        found = re.search(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,6})", header)
        return cls(min(int(found[1]), LONGEST_WAIT) if found else DEFAULT_WAIT, asynchronous=False)


@dataclass(frozen=True)
class Waiting:
    worker: Worker
    backlog: Backlog
    photos: PhotoRecords
    clock: Callable[[], int]

    @classmethod
    def on(cls, services: Services) -> Self:
        return cls(services.worker, services.backlog, services.records, services.clock)

    def ours_ms(self, user_name: str) -> int:
        """How long a photo that is taken in is left to this process: not at all if nobody waits for it, and
        many of the same user wait here already."""
        is_ours = _seconds_left(_preference()) > 0 or self.worker.has_room(user_name)
        return LEASE_MS if is_ours else 0

    def work(self, photo: Photo) -> tuple[Photo, Preference]:
        """Have the photo worked on, and wait as the client prefers, counted from when it asked."""
        preference = _preference()
        seconds = _seconds_left(preference)
        if seconds > 0:
            future = self.worker.submit(photo.id, photo.user_name, self.clock() + int(seconds * 1000))
            wait([future], timeout=seconds)
        elif (photo.work.due_at or 0) > self.clock():
            self.worker.submit(photo.id, photo.user_name)
        else:
            self.backlog.take_up([photo])
        return self.shown(self.photos.get(photo.id) or photo), preference

    def shown(self, photo: Photo) -> Photo:
        [shown] = self.photos.shown([photo])
        return shown


def _preference() -> Preference:
    return Preference.parse(request.headers.get("Prefer", ""))


def _seconds_left(preference: Preference) -> float:
    passed: float = time.perf_counter() - g.started
    return max(0.0, preference.seconds - passed)
