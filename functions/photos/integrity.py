"""Compares records with what storage holds: what is missing, damaged, there twice, or belongs to nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from functions.photos.duplicates import Duplicates
from functions.photos.findings import Findings, Position, Report
from functions.photos.ownership import Ownership
from functions.photos.repairs import Condition, Repairs
from functions.photos.stored import StoredObjects
from functions.shared.auth import ObjectKey
from functions.shared.models.blobs import StoredObject
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName, StepState
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records import PhotoRecords

PHOTOS_AT_ONCE: Final = 50
CHECKING_MS: Final = 10_000
"""How long a call goes on to further pages; the longest call to storage still ends within its time-out."""
DERIVED_GRACE_MS: Final = 600_000
"""A thumbnail is stored before it is recorded: for so long it need not belong to anything."""


@dataclass(frozen=True)
class Wanted:
    """``user_name``: whose album; None is everyone's. ``checksums``: read every object of every photo."""

    user_name: str | None
    repair: bool
    checksums: bool


@dataclass(frozen=True)
class IntegrityCheck:
    """``grace_ms``: an original is stored before its photo is added: for so long it need not have one."""

    photos: PhotoRecords
    objects: StoredObjects
    ownership: Ownership
    repairs: Repairs
    duplicates: Duplicates
    clock: Callable[[], int]
    grace_ms: int

    def run(self, wanted: Wanted, position: Position) -> Report:
        """From this position on, photos first and then objects, as far as one call goes."""
        until, findings = self.clock() + CHECKING_MS, Findings()
        going: Position | None = position
        while going is not None and not findings.are_many and self.clock() <= until:
            if going.area is None:
                going = self._check_photos(wanted, going, findings, until)
            else:
                going = self._check_objects(wanted, going.area, going.after, findings, until)
        return findings.report(going)

    def _check_photos(
        self, wanted: Wanted, position: Position, findings: Findings, until: int
    ) -> Position | None:
        equal = {"userName": wanted.user_name} if wanted.user_name else {}
        page = self.photos.page(PHOTOS_AT_ONCE, position.cursor(), equal)
        for kept, others in self.duplicates.among(page):
            merged = wanted.repair and self.duplicates.merge(kept, others)
            findings.add_duplicate(kept.key, repaired=merged)
        for photo in page:
            self._check_photo(wanted, photo, findings)
            if self.clock() > until:
                return Position.after_photo(Cursor(photo.created_at, photo.id))
        if len(page) < PHOTOS_AT_ONCE:
            return position.next_area()
        return Position.after_photo(Cursor(page[-1].created_at, page[-1].id))

    def _check_photo(self, wanted: Wanted, photo: Photo, findings: Findings) -> None:
        findings.checked_photos += 1
        conditions = {key: self._condition(key, sha256, wanted) for key, sha256 in _kept(photo)}
        faults = {key: condition for key, condition in conditions.items() if condition is not Condition.SOUND}
        # Not what was deleted, or made anew, while this looked at it.
        if not faults or self.photos.get(photo.id) != photo:
            return
        repaired = self.repairs.mend(photo, faults) if wanted.repair else ()
        for key, condition in faults.items():
            if condition is Condition.MISSING:
                findings.add_missing(photo.id, ObjectKey.parse(key), repaired=key in repaired)
            else:
                findings.add_damaged(key, repaired=key in repaired)

    def _condition(self, key: str, sha256: str | None, wanted: Wanted) -> Condition:
        """``sha256``: what the record says, where it says it."""
        found = self.objects.verify(key) if wanted.checksums else self.objects.look(key)
        if found is None:
            return Condition.MISSING
        is_sound = found.intact and sha256 in (None, found.sha256)
        return Condition.SOUND if is_sound else Condition.DAMAGED

    def _check_objects(
        self, wanted: Wanted, area: str, after: str | None, findings: Findings, until: int
    ) -> Position | None:
        page = self.objects.page(f"{area}:{wanted.user_name}:" if wanted.user_name else f"{area}:", after)
        for orphan in self.ownership.without_photo(self._old(area, page.objects)):
            if not wanted.repair:
                findings.add_orphan(orphan, repaired=False)
            # Not one that has become a photo while the others were deleted.
            elif self.ownership.without_photo([orphan]):
                self.objects.delete(orphan)
                findings.add_orphan(orphan, repaired=True)
                if self.clock() > until:
                    return Position(area, after)
        findings.checked_objects += len(page.objects)
        return Position(area, page.next) if page.next else Position(area).next_area()

    def _old(self, area: str, objects: Sequence[StoredObject]) -> list[str]:
        grace = self.grace_ms if area == "incoming" else DERIVED_GRACE_MS
        return [stored.key for stored in objects if stored.stored_at + grace < self.clock()]


def _kept(photo: Photo) -> list[tuple[str, str | None]]:
    """The keys of what must be stored, with the digest where that is known."""
    kept: list[tuple[str, str | None]] = [(photo.key, photo.sha256)]
    if photo.steps[StepName.THUMBNAIL].state is StepState.DONE:
        kept += [(key, None) for key in photo.recorded_keys]
    return kept
