"""Compares records with what storage holds: what is missing, damaged, there twice, or belongs to nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from functions.photos.upkeep.duplicates import Duplicates
from functions.photos.upkeep.findings import COUNTS, SEARCH, Findings, Position, Report
from functions.photos.upkeep.ownership import Ownership
from functions.photos.upkeep.repairs import Condition, Repairs
from functions.photos.upkeep.search_check import SearchCheck
from functions.photos.upkeep.stored import StoredObjects
from functions.shared.models.blobs import StoredObject
from functions.shared.models.keys import ORIGINALS, ObjectKey
from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName, StepState
from functions.shared.stores.ports import Cursor
from functions.shared.stores.records.photos import PhotoRecords

PHOTOS_A_PAGE: Final = 50
CHECKING_MS: Final = 10_000
"""How long a call goes on to further pages; the longest call to storage still ends within its time-out."""
BEGUN: Final = "begun"
"""Where a check is that has begun to count anew."""
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
    search: SearchCheck
    clock: Callable[[], int]
    grace_ms: int

    def run(self, wanted: Wanted, position: Position) -> Report:
        """From this position on, photos first and then objects, as far as one call goes."""
        until, findings = self.clock() + CHECKING_MS, Findings()
        going: Position | None = position
        while going is not None and not findings.are_many and self.clock() <= until:
            area = going.area
            if area is None:
                going = self._check_photos(wanted, going, findings, until)
            elif area == COUNTS:
                going = self._check_counts(wanted, going, findings)
            elif area == SEARCH:
                going = self._check_search(wanted, going, findings)
            else:
                going = self._check_objects(wanted, area, going.after, findings, until)
        return findings.report(going)

    def _check_photos(
        self, wanted: Wanted, position: Position, findings: Findings, until: int
    ) -> Position | None:
        equal = {"userName": wanted.user_name} if wanted.user_name else {}
        page = self.photos.page_with_trash(PHOTOS_A_PAGE, position.cursor(), equal)
        for kept, others in self.duplicates.among(page):
            merged = wanted.repair and self.duplicates.merge(kept, others)
            findings.add_duplicate(kept.key, repaired=merged)
        for photo in page:
            self._check_photo(wanted, photo, findings)
            if self.clock() > until:
                return Position.after_photo(Cursor(photo.created_at, photo.id))
        if len(page) < PHOTOS_A_PAGE:
            return position.next_area()
        return Position.after_photo(Cursor(page[-1].created_at, page[-1].id))

    def _check_photo(self, wanted: Wanted, photo: Photo, findings: Findings) -> None:
        findings.checked_photos += 1
        conditions = {photo.key: self._condition(photo.key, wanted, photo)}
        conditions |= {key: self._condition(key, wanted) for key in _derived(photo)}
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

    def _condition(self, key: str, wanted: Wanted, photo: Photo | None = None) -> Condition:
        """``photo``: whose record tells what is under this key."""
        found = self.objects.verify(key) if wanted.checksums else self.objects.look(key)
        if found is None:
            return Condition.MISSING
        if not found.intact:
            return Condition.DAMAGED
        if photo and (found.sha256, found.size) != (photo.sha256, photo.size):
            return Condition.REPLACED
        return Condition.SOUND

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

    def _check_counts(self, wanted: Wanted, position: Position, findings: Findings) -> Position | None:
        """Of what each user has, for the operator: while all is counted again, nobody's is known."""
        if wanted.user_name is not None or not wanted.repair:
            return position.next_area()
        recounted = self.objects.recount(anew=position.after is None)
        findings.add_miscounted(recounted.miscounted)
        return Position(COUNTS, BEGUN) if recounted.more else position.next_area()

    def _check_search(self, wanted: Wanted, position: Position, findings: Findings) -> Position | None:
        """Of everyone, for the operator."""
        if wanted.user_name is not None:
            return None
        return self.search.go_on(position, findings, repair=wanted.repair)

    def _old(self, area: str, objects: Sequence[StoredObject]) -> list[str]:
        grace = self.grace_ms if area == ORIGINALS else DERIVED_GRACE_MS
        return [stored.key for stored in objects if stored.stored_at + grace < self.clock()]


def _derived(photo: Photo) -> tuple[str, ...]:
    """The keys of what must be stored besides the original."""
    is_made = photo.steps[StepName.THUMBNAIL].state is StepState.DONE
    return photo.recorded_keys if is_made else ()
