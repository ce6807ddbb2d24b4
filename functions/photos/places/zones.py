"""The time zone at a position."""

import sys
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from functions.shared.errors import UnreadableImage
from functions.shared.images.workers.pool import WorkerPool

ZONES: Final = (sys.executable, "-m", "functions.photos.places.zone_worker")
MILLIONTHS: Final = 1_000_000
"""Of a degree, in which a worker is asked: its messages have whole numbers."""


class Zones:
    """Built once per process; safe to use from any thread.

    The borders of all zones take 33 MB, so they are in a worker, which ends when nobody asks any more.
    """

    def __init__(self, workers: WorkerPool | None = None) -> None:
        self._workers = workers or WorkerPool(ZONES, count=1)

    def at(self, lat: float, lon: float) -> ZoneInfo | None:
        """None on the high seas, where a ship's clock shows what her master chose.

        Raises Unavailable while no worker can be had.
        """
        position = {"lat": round(lat * MILLIONTHS), "lon": round(lon * MILLIONTHS)}
        try:
            name = str(self._workers.ask(position, "time zone", b"").fields["zone"])
        except UnreadableImage:
            return None
        return _zone(name)

    def close(self) -> None:
        self._workers.close()


def _zone(name: str) -> ZoneInfo | None:
    if not name or name.startswith("Etc/"):
        return None
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # the system's list of zones may be older than the map
        return None
