"""Removes what is in an album that is being deleted, then its shares, and its record last."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from functions.shared.models.album import Album
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName, StepState
from functions.shared.objects.removal import Hiding, Removal, hide_photo
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records.albums import AlbumRecords
from functions.shared.stores.records.shares import ShareRecords

PHOTOS_A_PAGE: Final = 100
LONGEST_REQUEST_MS: Final = 60_000
"""Within which who adds or moves a photo looks whether its album is open still, and takes it back if not."""


def hide_album(album: Album, *, keeps_photos: bool = False) -> Album:
    """A transition: neither the album nor anything in it is there for anybody, and its deletion is owed.

    ``keeps_photos``, or where it lies in the trash without them: but what was in it.
    """
    kept = keeps_photos or (album.keeps_photos if album.trashed_at is not None else None)
    return (
        album if album.deleting else album.model_copy(update={"deleting": True, "keeps_photos": kept or None})
    )


@dataclass(frozen=True)
class AlbumRemoval:
    """May be interrupted, and run several times at once: the album's record stays until all is gone."""

    removal: Removal
    albums: AlbumRecords
    shares: ShareRecords
    clock: Callable[[], int]

    def go_on(self, album_id: str, until: int) -> bool:
        """Whether nothing is left; begins nothing after ``until``, and passes photos that must wait."""
        if not self._remove_photos(album_id, until):
            return False
        self.shares.remove_of_album(album_id)
        self.albums.remove(album_id)
        return True

    def _remove_photos(self, album_id: str, until: int) -> bool:
        photos, after, all_gone = self.removal.photos, None, True
        album = self.albums.get(album_id)
        keeps_photos = album is not None and album.keeps_photos is not None
        while page := photos.all_of_album(album_id, PHOTOS_A_PAGE, after):
            for photo in page:
                if self.clock() > until:
                    return False
                if photos.change(photo.id, _leaving(album_id, keeps_photos=keeps_photos)) is None:
                    all_gone &= self.removal.finish(photo.id, self._hiding(album_id))
            after = Cursor(page[-1].created_at, page[-1].id)
        # Not what has come meanwhile, let in before the album was closed.
        return all_gone and not photos.all_of_album(album_id, 1)

    def _hiding(self, album_id: str) -> Hiding:
        """Of what is in the album still: whose photo it is may have moved it out."""

        def hide(photo: Photo) -> Photo | None:
            if photo.album_ids != (album_id,):
                return None
            came_at = max(photo.moved_at or 0, photo.created_at if _is_untouched(photo) else 0)
            may_go_back = came_at + LONGEST_REQUEST_MS > self.clock()
            return photo if may_go_back else hide_photo(photo)

        return hide


def _leaving(album_id: str, *, keeps_photos: bool) -> Callable[[Photo], Photo | None]:
    """Out of this album; None for what is in no other and is not kept, or is not in it."""

    def leave(photo: Photo) -> Photo | None:
        others = [each for each in photo.album_ids if each != album_id]
        is_in = len(others) < len(photo.album_ids)
        return photo.in_albums(others) if is_in and (others or keeps_photos) and not photo.deleting else None

    return leave


def _is_untouched(photo: Photo) -> bool:
    """Work begins when who added the photo has looked."""
    steps = (name for name in StepName if name is not StepName.REVIEW)
    return all(photo.steps[name].state is StepState.PENDING for name in steps)
