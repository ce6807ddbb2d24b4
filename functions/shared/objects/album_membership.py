"""A photo on its way into other albums, and back where one was closed meanwhile."""

from collections.abc import Callable, Collection
from typing import Final

from functions.shared.access.album_door import NO_PHOTO, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.errors import AlbumError, Conflict, NotFound
from functions.shared.models.photo import MOST_ALBUMS, Photo
from functions.shared.stores.records.photos import PhotoRecords

IN_THE_TRASH: Final = "This photo is in the trash. Restore it first."


def moved(photo: Photo, album_id: str, now: int) -> Photo:
    """Into this album from the first that it is in; as it is where that is the same."""
    if photo.album_id == album_id:
        return photo
    return _at(photo.in_albums([album_id, *photo.album_ids[1:]]), now)


def added(photo: Photo, album_id: str, now: int) -> Photo:
    """Into this album, too; as it is where it is in there. Raises Conflict where it is in very many."""
    if album_id in photo.album_ids:
        return photo
    if len(photo.album_ids) >= MOST_ALBUMS:
        raise Conflict(f"A photo may be in {MOST_ALBUMS} albums, and this one is.")
    return _at(photo.in_albums([*photo.album_ids, album_id]), now)


def taken_out(photo: Photo, album_id: str, open_among: Callable[[Collection[str]], set[str]]) -> Photo:
    """Of this album. It stays in those others that are there, and is never hidden with one that is not."""
    if album_id not in photo.album_ids:
        return photo
    others = [each for each in photo.album_ids if each != album_id]
    still_open = open_among(others)
    kept = [each for each in others if each in still_open]
    return photo.in_albums(kept)


def approved(photo: Photo, album_id: str) -> Photo:
    """Others may see it in this album, whatever it is judged; as it is where it has left that."""
    if album_id not in photo.album_ids or album_id in photo.approved_in:
        return photo
    return photo.model_copy(update={"approved_in": (*photo.approved_in, album_id)})


def _at(photo: Photo, now: int) -> Photo:
    return photo.model_copy(update={"moved_at": now})


def put_into(
    caller: Caller, photos: PhotoRecords, door: AlbumDoor, photo: Photo, album_id: str, *, now: int
) -> Photo:
    """Into this album, too, from as it was. Raises NotFound where it is going, else what the door does."""
    after = photos.change_unless_going(photo.id, lambda stored: added(stored, album_id, now))
    if after is None:
        raise NotFound(NO_PHOTO)
    require_still_open(caller, photos, door, album_id, after=after, before=photo)
    return after


def require_still_open(
    caller: Caller, photos: PhotoRecords, door: AlbumDoor, album_id: str, *, after: Photo, before: Photo
) -> None:
    """Of the album that a photo has come into. Raises what the door does, with the photo back where it was.

    Closed since, it was deleted without this photo, which must not go with it.
    """
    try:
        door.require_addable(caller, album_id)
    except AlbumError:
        photos.change(after.id, lambda photo: moved_back(photo, after, before))
        raise


def moved_back(photo: Photo, moved: Photo, before: Photo) -> Photo | None:
    """None if it has been moved again, or deleted, since."""
    if photo.deleting or (photo.album_ids, photo.moved_at) != (moved.album_ids, moved.moved_at):
        return None
    was = {"moved_at": before.moved_at, "trashed_at": before.trashed_at}
    return photo.in_albums(before.album_ids).model_copy(update=was)
