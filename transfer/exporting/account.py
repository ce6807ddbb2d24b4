"""All that a person has in an album: albums and photos, oldest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from functions.shared.models.album import Album
from functions.shared.models.photo import Photo
from transfer.calls.calls import Calls
from transfer.sidecars.cards import NO_ALBUM


@dataclass(frozen=True)
class Account:
    """``albums``: the person's own, those of others that hold such photos, and one of what is in none."""

    albums: Sequence[Album]
    photos: Sequence[Photo]

    @classmethod
    def ask(cls, calls: Calls) -> "Account":
        photos = [Photo.from_document(told) for page in calls.pages("/photos/") for told in page]
        photos.sort(key=lambda photo: (photo.created_at, photo.id))
        holding = {album_id for photo in photos for album_id in photo.album_ids}
        others = [album for album in _albums(calls, "/albums/?shared=1") if album.id in holding]
        albums = [*_albums(calls, "/albums/"), *others]
        albums += _closed(holding - {album.id for album in albums}, photos)
        if alone := [photo for photo in photos if not photo.album_ids]:
            albums.append(_without_album(alone[0]))
        return cls(sorted(albums, key=lambda album: (album.created_at, album.id)), photos)


def _albums(calls: Calls, path: str) -> Iterator[Album]:
    return (Album.from_document(told) for page in calls.pages(path) for told in page)


def _closed(album_ids: set[str], photos: Sequence[Photo]) -> list[Album]:
    """Albums of others that are not shared any more, with photos of this person still in them."""
    by_album = ((album_id, photo) for photo in reversed(photos) for album_id in photo.album_ids)
    first = {album_id: photo for album_id, photo in by_album if album_id in album_ids}
    return [
        Album(
            id=album_id,
            album_name="Not shared any more",
            user_name=photo.user_name,
            created_at=photo.created_at,
        )
        for album_id, photo in first.items()
    ]


def _without_album(first: Photo) -> Album:
    return Album(
        id=NO_ALBUM, album_name="In no album", user_name=first.user_name, created_at=first.created_at
    )
