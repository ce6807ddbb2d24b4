"""A photo on its way into another album, and back where that was closed meanwhile."""

from functions.shared.access.album_door import AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.errors import AlbumError
from functions.shared.models.photo import Photo
from functions.shared.stores.records.photos import PhotoRecords


def moved(photo: Photo, album_id: str, now: int) -> Photo:
    """As it is where it is in that album already."""
    if photo.album_id == album_id:
        return photo
    return photo.model_copy(update={"album_id": album_id, "moved_at": now})


def require_still_open(
    caller: Caller, photos: PhotoRecords, door: AlbumDoor, after: Photo, before: Photo
) -> None:
    """Of the album that a photo has come into. Raises what the door does, with the photo back where it was.

    Closed since, it was deleted without this photo, which must not go with it.
    """
    try:
        door.require_addable(caller, after.album_id)
    except AlbumError:
        photos.change(after.id, lambda photo: moved_back(photo, after, before))
        raise


def moved_back(photo: Photo, moved: Photo, before: Photo) -> Photo | None:
    """None if it has been moved again, or deleted, since."""
    if photo.deleting or (photo.album_id, photo.moved_at) != (moved.album_id, moved.moved_at):
        return None
    was = {"album_id": before.album_id, "moved_at": before.moved_at, "trashed_at": before.trashed_at}
    return photo.model_copy(update=was)
