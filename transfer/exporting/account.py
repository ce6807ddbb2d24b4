"""All that a person has in an album: albums and photos, oldest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from functions.shared.models.album import Album
from functions.shared.models.photo import Photo
from transfer.calls.calls import Calls


@dataclass(frozen=True)
class Account:
    """``albums``: the person's own, and those of others that hold photos of this person."""

    albums: Sequence[Album]
    photos: Sequence[Photo]

    @classmethod
    def ask(cls, calls: Calls) -> "Account":
        photos = [Photo.from_document(told) for page in calls.pages("/photos/") for told in page]
        photos.sort(key=lambda photo: (photo.created_at, photo.id))
        holding = {photo.album_id for photo in photos}
        others = [album for album in _albums(calls, "/albums/?shared=1") if album.id in holding]
        albums = [*_albums(calls, "/albums/"), *others]
        albums += _closed(holding - {album.id for album in albums}, photos)
        return cls(sorted(albums, key=lambda album: (album.created_at, album.id)), photos)


def _albums(calls: Calls, path: str) -> Iterator[Album]:
    return (Album.from_document(told) for page in calls.pages(path) for told in page)


def _closed(album_ids: set[str], photos: Sequence[Photo]) -> list[Album]:
    """Albums of others that are not shared any more, with photos of this person still in them."""
    first = {photo.album_id: photo for photo in reversed(photos) if photo.album_id in album_ids}
    return [
        Album(
            id=album_id,
            album_name="Not shared any more",
            user_name=photo.user_name,
            created_at=photo.created_at,
        )
        for album_id, photo in first.items()
    ]
