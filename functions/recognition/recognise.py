"""Finds the objects in photos, several at once."""

import contextvars
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from functions.recognition.network import Network, NetworkHolder
from functions.shared.auth import Caller, require_access
from functions.shared.errors import Invalid, TooManyRequests, UnreadableImage
from functions.shared.gateway import Gateway, Request
from functions.shared.images.decoder import Decoder
from functions.shared.images.picture import Colours, Cover
from functions.shared.models import Detection
from yolov3.image import Picture

STORAGE_SECONDS: Final = 20.0
WORKERS: Final = 4
"""Photos under way at once: some are fetched or decoded while the network is busy with others."""
MOST_REQUESTS: Final = 24
"""Under way or waiting; one more is refused. A request holds no more than its keys, or one photo's bytes."""


@dataclass(frozen=True)
class Recogniser:
    networks: NetworkHolder
    gateway: Gateway
    decoder: Decoder
    _workers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(WORKERS, "photo"))
    _places: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(MOST_REQUESTS))

    def in_stored(self, caller: Caller, keys: Sequence[str]) -> list[list[Detection]]:
        """One list per key, in their order. NotFound and Invalid name the key that is at fault."""
        for key in keys:
            require_access(caller, key, "read")
        network = self.networks.get()
        with self._place():
            found = [self._submit(partial(self._in_stored_one, caller, key, network)) for key in keys]
            try:
                return [detections.result() for detections in found]
            finally:
                _cancel(found)

    def in_image(self, data: bytes) -> list[Detection]:
        network = self.networks.get()
        with self._place():
            return self._submit(partial(self._in_bytes, data, network)).result()

    def _in_stored_one(self, caller: Caller, key: str, network: Network) -> list[Detection]:
        request = Request("GET", f"/{key}", STORAGE_SECONDS, user_name=caller.user_name)
        data = self.gateway.call("storage", request).content
        try:
            return self._in_bytes(data, network)
        except UnreadableImage as error:
            raise Invalid("images", f"{key}: {error.detail}") from None

    def _in_bytes(self, data: bytes, network: Network) -> list[Detection]:
        # Twice the input's pixels: boxes move by whole pixels when the decoder alone scales down to it.
        longest = 2 * max(network.detector.input_size)
        picture = self.decoder.decode(data, Cover(longest=longest, colours=Colours.STORED))
        return _detect(network, Picture(picture.pixels, picture.width, picture.height))

    def _submit(self, work: Callable[[], list[Detection]]) -> "Future[list[Detection]]":
        """With the call's id, which the worker's calls and log lines carry on."""
        return self._workers.submit(contextvars.copy_context().run, work)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise TooManyRequests("Too many photos are being recognised at the moment.", 2)
        try:
            yield
        finally:
            self._places.release()


def _detect(network: Network, picture: Picture) -> list[Detection]:
    return [
        Detection(
            label=found.label,
            confidence=round(found.confidence, 4),
            x1=found.box.x1,
            y1=found.box.y1,
            x2=found.box.x2,
            y2=found.box.y2,
        )
        for found in network.detector.detect(picture)
    ]


def _cancel(found: Sequence["Future[list[Detection]]"]) -> None:
    for detections in found:
        detections.cancel()
