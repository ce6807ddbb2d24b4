"""One file into the album, once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final

from functions.shared.models.photo import Photo
from transfer.bulk.outcomes import Fate, Outcome, failing_alone
from transfer.calls.calls import Call, Calls
from transfer.calls.faults import Refused
from transfer.finding.found import Found
from transfer.importing.albums import Albums
from transfer.importing.inventory import Inventory
from transfer.importing.picture import Picture, fault_of_export, passed_by
from transfer.importing.restoring import left_to_restore
from transfer.importing.storing import Original, store
from transfer.importing.telling import Teller
from transfer.importing.twins import Twins
from transfer.importing.waiting import outcome_of
from transfer.sidecars.cards import PhotoCard

MOST_KEYS: Final = 5


@dataclass(frozen=True)
class Importer:
    calls: Calls
    albums: Albums
    inventory: Inventory
    twins: Twins
    teller: Teller

    def take(self, found: Found) -> Outcome:
        return failing_alone(found.path, lambda: self._take(found))

    def _take(self, found: Found) -> Outcome:
        if outcome := passed_by(found):
            return outcome
        return self._restore(found, found.card) if found.card else self._import(found)

    def _import(self, found: Found) -> Outcome:
        picture = Picture.read(found)
        if isinstance(picture, Outcome):
            return picture
        with self.inventory.alone(picture.sha256):
            outcome, photo = self._put(picture, found)
            photo = self.teller.tell(photo, found.facts)
            first = self.inventory.remember(found, picture.sha256, photo)
        if outcome.fate is Fate.THERE and found.album is None and self.twins.album_of(found, picture.sha256):
            return Outcome(found.path, Fate.YEAR)
        if outcome.fate is Fate.THERE and first != found.path:
            return Outcome(found.path, Fate.TWICE, f"the same as {first}")
        return outcome

    def _put(self, picture: Picture, found: Found) -> tuple[Outcome, Photo]:
        """Into the albums of all files with these bytes; one that a person has put elsewhere stays there."""
        path, there = found.path, self.inventory.find(picture.sha256)
        if there and not self.twins.wants_album(found, picture.sha256):
            return Outcome(path, Fate.THERE, self.albums.name_of(there[0].album_id)), there[0]
        album_id = self.albums.id_if_any(self.twins.album_of(found, picture.sha256))
        if in_it := next((photo for photo in there if album_id in photo.album_ids), None):
            return Outcome(path, Fate.THERE), in_it
        if there and album_id:
            return Outcome(path, Fate.ALSO), self._put_also(there[0], [album_id])
        if back := self._bring_back(picture.sha256, None, album_id):
            return Outcome(path, Fate.BACK), back
        key = self.inventory.key(picture.sha256, None, album_id)
        with picture.original(key) as original:
            photo, is_new = self._add(original, album_id, picture.file_name)
        return outcome_of(path, photo) if is_new else Outcome(path, Fate.THERE), photo

    def _put_also(self, photo: Photo, album_ids: Sequence[str]) -> Photo:
        missing = [album_id for album_id in album_ids if album_id not in photo.album_ids]
        for album_id in missing:
            self.calls.call(Call("POST", f"/albums/{album_id}/photos", json={"ids": [photo.id]}))
        return photo.in_albums([*photo.album_ids, *missing])

    def _restore(self, found: Found, card: PhotoCard) -> Outcome:
        if fault := fault_of_export(found, card):
            return Outcome(found.path, Fate.FAILED, fault)
        album_id = self.albums.id_if_any(found.album)
        photo, is_new = self.inventory.find_restored(card, album_id), False
        if photo is None and (back := self._bring_back(card.sha256, card, album_id)):
            self._complete(back, found, card)
            return Outcome(found.path, Fate.BACK)
        if photo is None:
            key = self.inventory.key(card.sha256, card, album_id)
            with found.file.at_hand() as path:
                original = Original(path, key, card.content_type, card.sha256, found.file.size())
                photo, is_new = self._add(original, album_id, card.file_name)
        self._complete(photo, found, card)
        return outcome_of(found.path, photo) if is_new else Outcome(found.path, Fate.THERE)

    def _bring_back(self, sha256: str, card: PhotoCard | None, album_id: str | None) -> Photo | None:
        """From the trash, as it was, into this album; None if it is not there, or no more."""
        into = f"?albumId={album_id}" if album_id else "?alone=1"
        while thrown_away := self.inventory.trash.take(sha256, card):
            call = Call("POST", f"/photos/{thrown_away.id}/restore{into}")
            try:
                return Photo.from_document(self.calls.call(call).json())
            except Refused as error:
                if error.status != HTTPStatus.NOT_FOUND:
                    raise
        return None

    def _add(self, original: Original, album_id: str | None, file_name: str | None) -> tuple[Photo, bool]:
        """Whether it is new, too. Under another key where a photo of the first is still being deleted."""
        keys = [original.key, *(f"{original.key}.{number}" for number in range(2, MOST_KEYS + 1))]
        for key in keys[:-1]:
            try:
                return self._add_under(replace(original, key=key), album_id, file_name)
            except Refused as error:
                if error.status != HTTPStatus.CONFLICT:
                    raise
        return self._add_under(replace(original, key=keys[-1]), album_id, file_name)

    def _add_under(
        self, original: Original, album_id: str | None, file_name: str | None
    ) -> tuple[Photo, bool]:
        told = {"albumId": album_id, "fileName": file_name, "fileModifiedAt": original.modified_at}
        body = {"key": original.key, **{name: value for name, value in told.items() if value}}
        call = Call("POST", "/photos/", json=body)
        store(self.calls, original)
        try:
            answer = self.calls.call(call)
        except Refused as error:
            if error.status != HTTPStatus.NOT_FOUND:
                raise
            # What was found stored may have gone since, with a photo that was being deleted.
            store(self.calls, original)
            answer = self.calls.call(call)
        return Photo.from_document(answer.json()), answer.status_code != HTTPStatus.OK

    def _complete(self, photo: Photo, found: Found, card: PhotoCard) -> None:
        self._put_also(photo, [self.albums.id_of(target) for target in found.also])
        for body in left_to_restore(photo, card):
            self.calls.call(Call("PATCH", f"/photos/{photo.id}", json=body))
