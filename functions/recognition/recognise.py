"""Finds the objects in photos, several at once."""

import contextvars
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from functions.recognition.network import Network, NetworkHolder
from functions.shared.access.callers import Caller
from functions.shared.access.owned_objects import require_access
from functions.shared.errors import Invalid, TooManyRequests, UnreadableImage
from functions.shared.gateway import GatewayClient
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.images.decoding.picture import Cover
from functions.shared.models.photo import Detection
from functions.shared.objects.reading import whole_object
from yolov3.image import Image

WORKERS: Final = 4
"""Photos under way at once: some are fetched or decoded while the network is busy with others."""
MOST_REQUESTS: Final = 24
"""Under way or waiting; one more is refused. A request holds no more than its keys, or one photo's bytes."""


@dataclass(frozen=True)
class StoredImage:
    """``original`` is the upright (width, height) of the photo that this is a smaller copy of."""

    key: str
    original: tuple[int, int] | None = None


@dataclass(frozen=True)
class Recogniser:
    networks: NetworkHolder
    gateway: GatewayClient
    decoder: Decoder
    _workers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(WORKERS, "photo"))
    _places: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(MOST_REQUESTS))

    def in_stored(
        self, caller: Caller, images: Sequence[StoredImage], among: Collection[str] | None = None
    ) -> list[list[Detection]]:
        """One list per image, in their order. Raises NotFound or Invalid, which name the key at fault.

        Raises PreconditionFailed if an image's SHA-256 is not among these, where it matters.
        """
        for image in images:
            require_access(caller, image.key, "read")
        network = self.networks.get()
        with self._place():
            one = partial(self._in_stored_one, caller, network, among)
            found = [self._submit(partial(one, image)) for image in images]
            try:
                return [detections.result() for detections in found]
            finally:
                _cancel(found)

    def in_image(self, data: bytes) -> list[Detection]:
        network = self.networks.get()
        with self._place():
            return self._submit(lambda: _detect(network, self._decode(data, network))).result()

    def _in_stored_one(
        self, caller: Caller, network: Network, among: Collection[str] | None, image: StoredImage
    ) -> list[Detection]:
        with whole_object(self.gateway, image.key, caller.user_name, among) as stored:
            try:
                decoded = self._decode(stored.data, network)
            except UnreadableImage as error:
                raise Invalid("images", f"{image.key}: {error.detail}") from None
        return _detect(network, _as_original(decoded, image))

    def _decode(self, data: bytes, network: Network) -> Image:
        # Twice the input's pixels: boxes move by whole pixels when the decoder alone scales down to it.
        longest = 2 * max(network.detector.input_size)
        decoded = self.decoder.decode(data, Cover(longest=longest))
        return Image(decoded.pixels, decoded.width, decoded.height)

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


def _as_original(decoded: Image, stored: StoredImage) -> Image:
    """Boxes are rounded once, in the original's pixels."""
    if stored.original is None:
        return decoded
    width, height = stored.original
    # Each side of a copy is rounded by up to half a pixel.
    if abs(decoded.width * height - decoded.height * width) > max(width, height):
        raise Invalid("images", f"{stored.key} does not have the proportions of {width}×{height}.")
    return Image(decoded.pixels, width, height)


def _detect(network: Network, image: Image) -> list[Detection]:
    return [
        Detection(
            label=found.label,
            confidence=round(found.confidence, 4),
            x1=found.box.x1,
            y1=found.box.y1,
            x2=found.box.x2,
            y2=found.box.y2,
        )
        for found in network.detector.detect(image)
    ]


def _cancel(found: Sequence["Future[list[Detection]]"]) -> None:
    for detections in found:
        detections.cancel()
