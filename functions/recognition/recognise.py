"""Looks at photos, several at once, each of which is decoded once."""

import contextvars
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from functions.recognition.eyes import Eyes, Seen
from functions.shared.access.callers import Caller
from functions.shared.access.owned_objects import require_access
from functions.shared.errors import Invalid, TooManyRequests, UnreadableImage
from functions.shared.gateway import GatewayClient
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.images.decoding.picture import Cover
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
    gateway: GatewayClient
    decoder: Decoder
    _workers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(WORKERS, "photo"))
    _places: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(MOST_REQUESTS))

    def in_stored(
        self, caller: Caller, images: Sequence[StoredImage], eyes: Eyes, among: Collection[str] | None = None
    ) -> list[Seen]:
        """One list per image, in their order. Raises NotFound or Invalid, which name the key at fault.

        Raises PreconditionFailed if an image's SHA-256 is not among these, where it matters.
        """
        for image in images:
            require_access(caller, image.key, "read")
        with self._place():
            one = partial(self._in_stored_one, caller, eyes, among)
            found = [self._submit(partial(one, image)) for image in images]
            try:
                return [seen.result() for seen in found]
            finally:
                _cancel(found)

    def in_image(self, data: bytes, eyes: Eyes) -> Seen:
        with self._place():
            return self._submit(lambda: eyes.see(self._decode(data, eyes))).result()

    def _in_stored_one(
        self, caller: Caller, eyes: Eyes, among: Collection[str] | None, image: StoredImage
    ) -> Seen:
        with whole_object(self.gateway, image.key, caller.user_name, among) as stored:
            try:
                decoded = self._decode(stored.data, eyes)
            except UnreadableImage as error:
                raise Invalid("images", f"{image.key}: {error.detail}") from None
        return eyes.see(_as_original(decoded, image))

    def _decode(self, data: bytes, eyes: Eyes) -> Image:
        decoded = self.decoder.decode(data, Cover(longest=eyes.longest))
        return Image(decoded.pixels, decoded.width, decoded.height)

    def _submit(self, work: Callable[[], Seen]) -> "Future[Seen]":
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


def _cancel(found: Sequence["Future[Seen]"]) -> None:
    for seen in found:
        seen.cancel()
