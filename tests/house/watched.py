"""A worker whose work a test can wait for."""

from concurrent.futures import Future
from dataclasses import dataclass, field

from functions.photos.worker import Worker

LONGEST_WORK = 20.0


@dataclass(frozen=True)
class WatchedWorker(Worker):
    begun: list["Future[None]"] = field(default_factory=list)

    def submit(self, photo_id: str) -> "Future[None]":
        future = super().submit(photo_id)
        self.begun.append(future)
        return future

    def settle(self) -> None:
        """Until all that was begun has ended; raises what its work raised."""
        while self.begun:
            self.begun.pop().result(LONGEST_WORK)
