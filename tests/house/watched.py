"""A worker and a backlog whose work a test can wait for."""

from collections.abc import Sequence
from concurrent.futures import Future

from functions.photos.workflow.attempts import Backoff
from functions.photos.workflow.backlog import Backlog
from functions.photos.workflow.turn import Timed, Told, to_nobody, untimed
from functions.photos.workflow.worker import Worker
from functions.shared.gateway import GatewayClient
from functions.shared.models.photo import Photo
from functions.shared.stores.records.photos import PhotoRecords
from tests.house.clock import Clock

LONGEST_WORK = 20.0
IMPATIENT = Backoff(attempts=2, first_seconds=0, jitter_seconds=0)
NEVER = 86_400.0
"""Seconds between heartbeats: a test that wants one calls for it."""


class WatchedWorker(Worker):
    def __init__(
        self,
        photos: PhotoRecords,
        gateway: GatewayClient,
        clock: Clock,
        timed: Timed = untimed,
        tell_end: Told = to_nobody,
    ) -> None:
        super().__init__(
            photos,
            gateway,
            clock,
            backoff=IMPATIENT,
            beat_seconds=NEVER,
            timed=timed,
            tell_end=tell_end,
        )
        self.begun: list[Future[None]] = []

    def submit(self, photo_id: str, user_name: str = "ann", awaited_until: int = 0) -> "Future[None]":
        future = super().submit(photo_id, user_name, awaited_until)
        self.begun.append(future)
        return future

    def settle(self) -> None:
        """Until all that was begun has ended, in the background too; raises what its work raised."""
        while self.begun:
            self.begun.pop().result(LONGEST_WORK)


class WatchedBacklog(Backlog):
    """Its work counts as begun by the worker."""

    def __init__(self, photos: PhotoRecords, worker: WatchedWorker, clock: Clock) -> None:
        super().__init__(photos, worker, clock)
        self._begun = worker.begun

    def take_up(self, photos: Sequence[Photo] = ()) -> "Future[None]":
        future = super().take_up(photos)
        self._begun.append(future)
        return future
