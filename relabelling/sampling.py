"""Some of very many photos: the same ones each time, of everyone, and of all times."""

from collections.abc import Iterable
from hashlib import sha256

from functions.shared.models.photo import Photo


class Sample:
    """Chosen by a digest of their ids, so that it stays as it is when others come; one of each user at least.

    Digests know nothing of time, so there are as many of each year as there are in the album. What is held
    meanwhile is ``size`` photos, and one of each user.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._first: dict[str, Photo] = {}
        self._best: list[Photo] = []

    def offer(self, photos: Iterable[Photo]) -> None:
        offered = list(photos)
        for photo in offered:
            first = self._first.get(photo.user_name)
            if first is None or rank(photo) < rank(first):
                self._first[photo.user_name] = photo
        self._best = sorted([*self._best, *offered], key=rank)[: self._size]

    def chosen(self) -> list[Photo]:
        firsts = sorted(self._first.values(), key=rank)[: self._size]
        ids = {photo.id for photo in firsts}
        others = [photo for photo in self._best if photo.id not in ids]
        return sorted([*firsts, *others][: self._size], key=lambda photo: photo.id)


def rank(photo: Photo) -> str:
    """Of a photo among all: by chance, but the same each time."""
    return sha256(photo.id.encode()).hexdigest()
