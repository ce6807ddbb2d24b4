"""How long a client waits for the work on a photo that it has asked for."""

import re
import time
from concurrent.futures import wait
from dataclasses import dataclass
from typing import Final, Self

from flask import g, request

from functions.photos.services import Services
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
    photos: PhotoRecords

    @classmethod
    def on(cls, services: Services) -> Self:
        return cls(services.worker, services.records)

    def work(self, photo: Photo) -> tuple[Photo, Preference]:
        """Have the photo worked on, and wait as the client prefers, counted from when it asked."""
        preference = Preference.parse(request.headers.get("Prefer", ""))
        future = self.worker.submit(photo.id)
        wait([future], timeout=max(0.0, preference.seconds - (time.perf_counter() - g.started)))
        return self.photos.get(photo.id) or photo, preference
