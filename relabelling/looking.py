"""Looks at photos with a model, in the way in which the album's recognition does."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from functions.photos.workflow.transitions import reads_preview
from functions.recognition.eyes import Eyes, Seen
from functions.recognition.network import NetworkHolder
from functions.recognition.recognise import Recogniser, StoredImage
from functions.shared.access.callers import Caller
from functions.shared.errors import AlbumError
from functions.shared.gateway import GatewayClient
from functions.shared.images.decoding.decoder import Decoder
from functions.shared.models.photo import Photo
from relabelling.album import Finding
from relabelling.computed import Computed
from relabelling.patience import Patience


@dataclass(frozen=True)
class NotSeen:
    photo: Photo
    reason: str


class Lookers:
    """``at_once`` photos at a time, each on one processor; what is found is kept."""

    def __init__(
        self,
        networks: NetworkHolder,
        gateway: GatewayClient,
        computed: Computed,
        patience: Patience,
        at_once: int = 1,
    ) -> None:
        self._networks = networks
        self._recogniser = Recogniser(gateway, Decoder())
        self._computed = computed
        self._patience = patience
        self._pool = ThreadPoolExecutor(at_once, "look")

    def look_at(self, photos: Iterable[Photo]) -> Iterator[Finding | NotSeen]:
        """In their order."""
        yield from self._pool.map(self._look_at, photos)

    def close(self) -> None:
        """What is under way ends, what waits is left."""
        self._pool.shutdown(cancel_futures=True)

    def _look_at(self, photo: Photo) -> Finding | NotSeen:
        kept = self._computed.find(photo)
        if kept is not None:
            return Finding(photo, kept)
        try:
            found = self._patience.bear(self._seeing(photo)).detections or ()
        except AlbumError as error:
            return NotSeen(photo, error.detail)
        self._computed.keep(photo, found)
        return Finding(photo, found)

    def _seeing(self, photo: Photo) -> Callable[[], Seen]:
        caller = Caller(photo.user_name, function="photos")
        if reads_preview(photo) and photo.preview_key and photo.width and photo.height:
            image, among = StoredImage(photo.preview_key, (photo.width, photo.height)), None
        else:
            image, among = StoredImage(photo.key), {photo.sha256}
        return lambda: self._recogniser.in_stored(caller, [image], Eyes(self._networks.get()), among)[0]
