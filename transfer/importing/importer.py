"""One file into the album, once."""

import os
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from typing import Final

from functions.shared.errors import UnreadableImage
from functions.shared.images.formats.identify import identify
from functions.shared.models.photo import Photo
from transfer.bulk.outcomes import Fate, Outcome, failing_alone
from transfer.calls.calls import Call, Calls
from transfer.calls.faults import Refused
from transfer.importing.albums import Albums
from transfer.importing.folder import Found
from transfer.importing.inventory import Inventory, Twin
from transfer.importing.restoring import left_to_restore
from transfer.importing.storing import Original, store
from transfer.importing.waiting import outcome_of
from transfer.sidecars.cards import PhotoCard
from transfer.sidecars.files import sha256_of

HEAD_BYTES: Final = 1024
LONGEST_FILE_NAME: Final = 255
MOST_KEYS: Final = 5


@dataclass(frozen=True)
class Importer:
    calls: Calls
    albums: Albums
    inventory: Inventory

    def take(self, found: Found) -> Outcome:
        return failing_alone(found.path, lambda: self._take(found))

    def _take(self, found: Found) -> Outcome:
        if found.fault:
            return Outcome(found.path, Fate.FAILED, found.fault)
        if found.path.exists() and not found.path.is_file():
            # Whoever opened a pipe would wait for ever.
            return Outcome(found.path, Fate.NO_PICTURE, "This is no file.")
        return self._restore(found, found.card) if found.card else self._import(found)

    def _import(self, found: Found) -> Outcome:
        try:
            content_type = identify(_head(found.path)).content_type
        except UnreadableImage as error:
            return Outcome(found.path, Fate.NO_PICTURE, error.detail)
        sha256 = sha256_of(found.path)
        there = self.inventory.find(found.path, sha256)
        if isinstance(there, Twin):
            return Outcome(found.path, Fate.TWICE, f"the same as {there.path}")
        if there is not None:
            return Outcome(found.path, Fate.THERE, self.albums.name_of(there.album_id))
        album_id = self.albums.id_of(found.album)
        key = self.inventory.key(sha256, None, album_id)
        original = Original(found.path, key, content_type, sha256, found.path.stat().st_size)
        photo, is_new = self._add(original, album_id, _file_name(found.path))
        return outcome_of(found.path, photo) if is_new else Outcome(found.path, Fate.THERE)

    def _restore(self, found: Found, card: PhotoCard) -> Outcome:
        if not found.path.exists():
            return Outcome(
                found.path, Fate.FAILED, "The sidecar is there, but not the photo: the export was cut off."
            )
        if sha256_of(found.path) != card.sha256:
            reason = "It is not what was exported. To import it as it is, delete its sidecar."
            return Outcome(found.path, Fate.FAILED, reason)
        album_id = self.albums.id_of(found.album)
        photo, is_new = self.inventory.find_restored(card, album_id), False
        if photo is None:
            key = self.inventory.key(card.sha256, card, album_id)
            original = Original(found.path, key, card.content_type, card.sha256, found.path.stat().st_size)
            photo, is_new = self._add(original, album_id, card.file_name)
        self._correct(photo, card)
        return outcome_of(found.path, photo) if is_new else Outcome(found.path, Fate.THERE)

    def _add(self, original: Original, album_id: str, file_name: str | None) -> tuple[Photo, bool]:
        """Whether it is new, too. Under another key where a photo of the first is still being deleted."""
        keys = [original.key, *(f"{original.key}.{number}" for number in range(2, MOST_KEYS + 1))]
        for key in keys[:-1]:
            try:
                return self._add_under(replace(original, key=key), album_id, file_name)
            except Refused as error:
                if error.status != HTTPStatus.CONFLICT:
                    raise
        return self._add_under(replace(original, key=keys[-1]), album_id, file_name)

    def _add_under(self, original: Original, album_id: str, file_name: str | None) -> tuple[Photo, bool]:
        body = {"albumId": album_id, "key": original.key} | ({"fileName": file_name} if file_name else {})
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

    def _correct(self, photo: Photo, card: PhotoCard) -> None:
        for body in left_to_restore(photo, card):
            self.calls.call(Call("PATCH", f"/photos/{photo.id}", json=body))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _file_name(path: Path) -> str:
    return os.fsencode(path.name).decode(errors="replace")[-LONGEST_FILE_NAME:]
