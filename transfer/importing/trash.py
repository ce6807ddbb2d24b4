"""What the person has in the trash, from where an import brings it back instead of storing it anew."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator

from functions.shared.models.photo import Photo
from transfer.calls.calls import Calls
from transfer.sidecars.cards import PhotoCard


class Trash:
    """Safe to use from many threads."""

    def __init__(self, photos: Iterable[Photo] = ()) -> None:
        self._photos: dict[str, list[Photo]] = defaultdict(list)
        for photo in photos:
            self._photos[photo.sha256].append(photo)
        self._lock = threading.Lock()

    @classmethod
    def ask(cls, calls: Calls, user_name: str) -> "Trash":
        return cls(_photos(calls, user_name))

    def take(self, sha256: str, card: PhotoCard | None) -> Photo | None:
        """One with these bytes, each once; that of the sidecar, if it is among them."""
        with self._lock:
            found = self._photos.get(sha256)
            if not found:
                return None
            exported = (at for at, photo in enumerate(found) if card and photo.id == card.id)
            return found.pop(next(exported, 0))


def _photos(calls: Calls, user_name: str) -> Iterator[Photo]:
    lists = ["/photos/trash"]
    for page in calls.pages("/albums/?trash=1"):
        lists += [f"/photos/trash?albumId={album['_id']}" for album in page]
    for path in lists:
        for page in calls.pages(path):
            yield from (Photo.from_document(told) for told in page if told["userName"] == user_name)
