"""Photos as those see them to whom they belong, or to whom the album is open that they are in."""

from dataclasses import dataclass

from functions.photos.library.filter import PhotoFilter
from functions.shared.access.album_door import NO_ALBUM, Access, AlbumDoor
from functions.shared.access.callers import Caller
from functions.shared.access.shares import SharedPhoto
from functions.shared.errors import NotFound
from functions.shared.models.photo import Photo
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records.photos import PhotoRecords

NO_PHOTO = "There is no such photo, or it is not yours."


@dataclass(frozen=True)
class VisiblePhoto:
    """``access`` is None for the one whose photo it is, be the album open to them or not."""

    photo: Photo
    access: Access | None

    @property
    def may_see_original(self) -> bool:
        return self.access is None or self.access.may_see_originals

    @property
    def may_delete(self) -> bool:
        return self.access is None or self.access.is_owner

    def shown(self) -> Photo | SharedPhoto:
        if self.access is None:
            return self.photo
        return SharedPhoto.of(self.photo, originals=self.may_see_original)


@dataclass(frozen=True)
class VisiblePhotos:
    photos: PhotoRecords
    door: AlbumDoor

    def one(self, caller: Caller, photo_id: str) -> VisiblePhoto:
        """Raises NotFound, in the same words, if the photo is not there or is not to be seen."""
        photo = self.photos.kept(photo_id)
        if photo is None:
            raise NotFound(NO_PHOTO)
        if photo.user_name == caller.user_name:
            return VisiblePhoto(photo, None)
        access = self._entered(caller, photo.album_id)
        if access is None:
            raise NotFound(NO_PHOTO)
        return VisiblePhoto(photo, access)

    def page(
        self, caller: Caller, wanted: PhotoFilter, limit: int, after: Cursor | None
    ) -> list[Photo | SharedPhoto]:
        """Of an album that is open to the caller all photos, else the caller's own."""
        access = self._album_wanted(caller, wanted)
        if access is None:
            own = {"userName": caller.person, **wanted.equal()}
            return list(self.photos.page(limit, after, own, wanted.tag))
        equal = wanted.equal() | {"albumId": access.album.id}
        found = self.photos.page(limit, after, equal, wanted.tag)
        return [access.show(photo, caller) for photo in found]

    def _album_wanted(self, caller: Caller, wanted: PhotoFilter) -> Access | None:
        if (by_link := self.door.by_link(caller)) is None:
            return self._entered(caller, wanted.album_id) if wanted.album_id else None
        if wanted.album_id not in (None, by_link.album.id):
            raise NotFound(NO_ALBUM)
        return by_link

    def _entered(self, caller: Caller, album_id: str) -> Access | None:
        try:
            return self.door.enter(caller, album_id)
        except NotFound:
            return None
