"""Finds the objects in stored photos; some are fetched and decoded while the network is busy with others."""

import contextvars
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
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
FETCHERS: Final = 4
MOST_IMAGES_AT_ONCE: Final = 64
"""Images of all requests together; each holds its bytes and pixels in memory."""


@dataclass(frozen=True)
class Recogniser:
    networks: NetworkHolder
    gateway: Gateway
    decoder: Decoder
    _fetchers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(FETCHERS, "fetch"))
    _places: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(MOST_IMAGES_AT_ONCE))

    def in_stored(self, caller: Caller, keys: Sequence[str]) -> list[list[Detection]]:
        """One list per key, in their order. NotFound and Invalid name the key that is at fault."""
        for key in keys:
            require_access(caller, key, "read")
        network = self.networks.get()
        with self._taken_places(len(keys)):
            pictures = [
                self._fetchers.submit(contextvars.copy_context().run, self._fetch, caller, key, network)
                for key in keys
            ]
            try:
                return [_detect(network, picture.result()) for picture in pictures]
            finally:
                _cancel(pictures)

    def in_image(self, data: bytes) -> list[Detection]:
        network = self.networks.get()
        with self._taken_places(1):
            return _detect(network, self._decode(data, network))

    def _fetch(self, caller: Caller, key: str, network: Network) -> Picture:
        request = Request("GET", f"/{key}", STORAGE_SECONDS, user_name=caller.user_name)
        data = self.gateway.call("storage", request).content
        try:
            return self._decode(data, network)
        except UnreadableImage as error:
            raise Invalid("images", f"{key}: {error.detail}") from None

    def _decode(self, data: bytes, network: Network) -> Picture:
        # Twice the input's pixels: boxes move by whole pixels when the decoder alone scales down to it.
        longest = 2 * max(network.detector.input_size)
        picture = self.decoder.decode(data, Cover(longest=longest, colours=Colours.STORED))
        return Picture(picture.pixels, picture.width, picture.height)

    @contextmanager
    def _taken_places(self, count: int) -> Iterator[None]:
        taken = 0
        try:
            while taken < count:
                if not self._places.acquire(blocking=False):
                    raise TooManyRequests("Too many photos are being recognised at the moment.", 2)
                taken += 1
            yield
        finally:
            if taken:
                self._places.release(taken)


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


def _cancel(pictures: Sequence["Future[Picture]"]) -> None:
    for picture in pictures:
        picture.cancel()
