"""Into the trash and out of it, as pure transitions; nothing is deleted by them."""

from collections.abc import Callable, Sequence
from typing import Final

from functions.shared.models.album import Album
from functions.shared.models.photo import Photo
from functions.shared.objects.album_removal import hide_album
from functions.shared.objects.removal import hide_photo

DAY_MS: Final = 86_400_000


def trash_photo(photo: Photo, now: int) -> Photo:
    return photo if photo.trashed_at is not None else photo.model_copy(update={"trashed_at": now})


def restore_photo(photo: Photo) -> Photo | None:
    """None for one that is being deleted."""
    if photo.deleting or photo.trashed_at is None:
        return None if photo.deleting else photo
    return photo.model_copy(update={"trashed_at": None})


def hide_trashed_photo(until: int) -> Callable[[Photo], Photo | None]:
    """For good, if it is in the trash still, and was at this time."""

    def hide(photo: Photo) -> Photo | None:
        return hide_photo(photo) if _was_trashed(photo.trashed_at, until) else None

    return hide


def trash_album(album: Album, owners: Sequence[str], now: int, *, keeps_photos: bool = False) -> Album:
    """``owners`` of the photos in it do not see those any more."""
    if not album.is_there:
        return album
    kept = keeps_photos or None
    return album.model_copy(update={"trashed_at": now, "hidden_from": tuple(owners), "keeps_photos": kept})


def restore_album(album: Album) -> Album | None:
    """None for one that is being deleted."""
    if album.deleting or album.trashed_at is None:
        return None if album.deleting else album
    return album.model_copy(update={"trashed_at": None, "hidden_from": (), "keeps_photos": None})


def hide_trashed_album(until: int) -> Callable[[Album], Album | None]:
    """As ``hide_trashed_photo``."""

    def hide(album: Album) -> Album | None:
        return hide_album(album) if _was_trashed(album.trashed_at, until) else None

    return hide


def _was_trashed(trashed_at: int | None, until: int) -> bool:
    return trashed_at is not None and trashed_at <= until
