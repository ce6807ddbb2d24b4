"""What an import would do, with nothing done."""

from collections import defaultdict
from dataclasses import dataclass, field

from transfer.bulk.outcomes import Fate, Outcome, failing_alone
from transfer.finding.found import Found, TargetAlbum
from transfer.importing.albums import Albums
from transfer.importing.inventory import Inventory
from transfer.importing.picture import Picture, fault_of_export, passed_by
from transfer.importing.twins import Twins
from transfer.sidecars.cards import PhotoCard


@dataclass(frozen=True)
class Planner:
    """Safe to use from many threads.

    ``planned``: the albums that photos would come into, with how many; None for those that come into none.
    """

    albums: Albums
    inventory: Inventory
    twins: Twins
    planned: dict[TargetAlbum | None, int] = field(default_factory=lambda: defaultdict(int))
    _seen: dict[str, set[TargetAlbum | None]] = field(default_factory=lambda: defaultdict(set))

    def look(self, found: Found) -> Outcome:
        return failing_alone(found.path, lambda: self._look(found))

    def _look(self, found: Found) -> Outcome:
        if outcome := passed_by(found):
            return outcome
        if found.card:
            return self._restored(found, found.card)
        picture = Picture.read(found)
        if isinstance(picture, Outcome):
            return picture
        with self.inventory.alone(picture.sha256):
            return self._put(found, picture.sha256)

    def _put(self, found: Found, sha256: str) -> Outcome:
        album = self.twins.album_of(found, sha256)
        seen, there = self._seen[sha256], self.inventory.find(sha256)
        if (seen or there) and found.album is None:
            return Outcome(found.path, Fate.YEAR if seen else Fate.THERE)
        if album in seen:
            return Outcome(found.path, Fate.TWICE, "the same as another")
        seen.add(album)
        if there and (not self.twins.wants_album(found, sha256) or self._is_in(found, sha256)):
            return Outcome(found.path, Fate.THERE)
        self.planned[album] += 1
        if there or len(seen) > 1:
            return Outcome(found.path, Fate.ALSO)
        back = self.inventory.trash.take(sha256, None)
        return Outcome(found.path, Fate.BACK if back else Fate.DONE)

    def _is_in(self, found: Found, sha256: str) -> bool:
        album_id = self.albums.known(found.album)
        return any(album_id in photo.album_ids for photo in self.inventory.find(sha256))

    def _restored(self, found: Found, card: PhotoCard) -> Outcome:
        if fault := fault_of_export(found, card):
            return Outcome(found.path, Fate.FAILED, fault)
        with self.inventory.alone(card.sha256):
            if self.inventory.find_restored(card, self.albums.known(found.album)):
                return Outcome(found.path, Fate.THERE)
            self.planned[found.album] += 1
            back = self.inventory.trash.take(card.sha256, card)
        return Outcome(found.path, Fate.BACK if back else Fate.DONE)
