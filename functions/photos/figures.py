"""What Prometheus is told of the photos and the work on them.

On a port of its own that no gateway leads to: it says how much there is of everyone's.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from prometheus_client import CollectorRegistry, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from functions.photos.workflow.attempts import fault_of
from functions.shared.errors import AlbumError
from functions.shared.models.photo import PhotoStatus
from functions.shared.models.steps import StepName
from functions.shared.stores.records.photos import PhotoRecords

SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
COUNTED_FOR_MS: Final = 60_000
"""Counting reads an entry for each photo; so long the last count is told again."""


class Figures:
    """A registry of its own, so that several of these may live in one process."""

    def __init__(self, photos: PhotoRecords, clock: Callable[[], int]) -> None:
        self._clock = clock
        self.registry = CollectorRegistry()
        self.registry.register(_Queue(photos, clock))
        self._steps = Histogram(
            "smart_album_step_seconds",
            "How long a step of a photo's way took, with its retries",
            ("step", "outcome"),
            buckets=SECONDS,
            registry=self.registry,
        )

    @contextmanager
    def timed(self, step: StepName) -> Iterator[None]:
        """The outcome is ``done``, the kind of fault, or ``dropped`` where nobody wants the result."""
        begun, outcome = self._clock(), "dropped"
        try:
            yield
            outcome = "done"
        except AlbumError as error:
            outcome = fault_of(error).value
            raise
        finally:
            self._steps.labels(step.value, outcome).observe((self._clock() - begun) / 1000)

    def serve(self, port: int) -> None:
        """From now on, to anyone who reaches this port."""
        start_http_server(port, registry=self.registry)


@dataclass(eq=False)
class _Queue(Collector):
    photos: PhotoRecords
    clock: Callable[[], int]
    _counts: dict[str, int] = field(default_factory=dict)
    _counted_at: int | None = None
    _lock: Lock = field(default_factory=Lock)

    def collect(self) -> Iterator[Metric]:
        try:
            counts, oldest = self._count(), self._oldest_due()
        except AlbumError:
            yield GaugeMetricFamily("smart_album_metadata_up", "Whether the metadata store answers", 0)
            return
        yield GaugeMetricFamily("smart_album_metadata_up", "Whether the metadata store answers", 1)
        yield GaugeMetricFamily(
            "smart_album_oldest_due_seconds", "How long the photo has waited that is due longest", oldest
        )
        photos = GaugeMetricFamily("smart_album_photos", "Photos by state", labels=["state"])
        for status in PhotoStatus:
            photos.add_metric([status.value], counts.get(status.value, 0))
        yield photos

    def describe(self) -> list[Metric]:
        """Nothing: else the store would be asked at the start."""
        return []

    def _count(self) -> dict[str, int]:
        with self._lock:
            now = self.clock()
            if self._counted_at is None or now - self._counted_at >= COUNTED_FOR_MS:
                self._counts, self._counted_at = self.photos.count_by_status(), now
            return self._counts

    def _oldest_due(self) -> float:
        now = self.clock()
        due_at = next((photo.work.due_at for photo in self.photos.due(now, 1)), None)
        return (now - due_at) / 1000 if due_at is not None else 0.0
