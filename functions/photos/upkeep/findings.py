"""What a check of the album finds, and where it goes on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from functions.shared.errors import Invalid
from functions.shared.models.keys import AREAS, ObjectKey
from functions.shared.models.wire import Id, Key, Wire
from functions.shared.stores.cursors import opaque, parse_cursor, plain, plain_cursor
from functions.shared.stores.ports import Cursor

MOST_FOUND: Final = 500
COUNTS: Final = "counts"
SEARCH: Final = "search"
STAGES: Final = (*AREAS, COUNTS, SEARCH)
FORM: Final = re.compile(rf"(photos|{'|'.join(STAGES)})\|(.*)")


class Missing(Wire):
    photo_id: Id
    key: Key
    area: str


class Repaired(Wire):
    """Those of the found keys that are in order now."""

    orphans: tuple[Key, ...]
    missing: tuple[Key, ...]
    damaged: tuple[Key, ...]
    duplicates: tuple[Key, ...]
    misfound: tuple[str, ...]


class Report(Wire):
    """``cursor`` goes on where this part of the check ended; without one it has come to its end.

    ``damaged``: also originals in whose place there is another file than the one that was taken in.
    ``duplicates``: keys of which there is more than one record. ``miscounted``: users of whom it was not
    known rightly how much they have, and is now. ``misfound``: what searches find or count wrongly.
    """

    checked_photos: int
    checked_objects: int
    orphans: tuple[Key, ...]
    missing: tuple[Missing, ...]
    damaged: tuple[Key, ...]
    duplicates: tuple[Key, ...]
    miscounted: tuple[str, ...]
    misfound: tuple[str, ...]
    repaired: Repaired
    more: bool
    cursor: str | None


@dataclass(frozen=True)
class Position:
    """Among the photos, the objects of an area, the counts of what each user has, or what searches find."""

    area: str | None = None
    after: str | None = None

    @classmethod
    def after_photo(cls, cursor: Cursor) -> "Position":
        return cls(None, plain_cursor(cursor))

    @classmethod
    def parse(cls, text: str | None) -> "Position":
        """Raises Invalid unless ``text`` is None, which is the beginning, or was made by ``to_text``."""
        if text is None:
            return cls()
        match = FORM.fullmatch(plain(text))
        if match is None or (match[1] == "photos" and parse_cursor(match[2]) is None):
            raise Invalid("cursor", "cursor is not one that a check has given.")
        return cls(None if match[1] == "photos" else match[1], match[2] or None)

    def to_text(self) -> str:
        return opaque(f"{self.area or 'photos'}|{self.after or ''}")

    def cursor(self) -> Cursor | None:
        """Among the photos."""
        return parse_cursor(self.after or "")

    def next_area(self) -> "Position | None":
        rest = STAGES[STAGES.index(self.area) + 1 :] if self.area else STAGES
        return Position(rest[0]) if rest else None


@dataclass
class Findings:
    """Collected while a check goes on."""

    checked_photos: int = 0
    checked_objects: int = 0
    _orphans: dict[str, bool] = field(default_factory=dict)
    _missing: list[tuple[Missing, bool]] = field(default_factory=list)
    _damaged: dict[str, bool] = field(default_factory=dict)
    _duplicates: dict[str, bool] = field(default_factory=dict)
    _miscounted: tuple[str, ...] = ()
    _misfound: dict[str, bool] = field(default_factory=dict)

    @property
    def are_many(self) -> bool:
        found = (self._orphans, self._missing, self._damaged, self._duplicates, self._misfound)
        return sum(map(len, found)) >= MOST_FOUND

    def add_orphan(self, key: str, *, repaired: bool) -> None:
        self._orphans[key] = repaired

    def add_missing(self, photo_id: str, key: ObjectKey, *, repaired: bool) -> None:
        self._missing.append((Missing(photo_id=photo_id, key=str(key), area=key.area), repaired))

    def add_damaged(self, key: str, *, repaired: bool) -> None:
        self._damaged[key] = repaired

    def add_duplicate(self, key: str, *, repaired: bool) -> None:
        self._duplicates[key] = repaired

    def add_miscounted(self, users: Sequence[str]) -> None:
        self._miscounted += tuple(users)

    def add_misfound(self, subject: str, *, repaired: bool) -> None:
        """No more than are told: of an index that is lost there is one for each term."""
        if len(self._misfound) < MOST_FOUND:
            self._misfound[subject] = repaired

    def report(self, position: Position | None) -> Report:
        return Report(
            checked_photos=self.checked_photos,
            checked_objects=self.checked_objects,
            orphans=tuple(self._orphans),
            missing=tuple(missing for missing, _ in self._missing),
            damaged=tuple(self._damaged),
            duplicates=tuple(self._duplicates),
            miscounted=self._miscounted,
            misfound=tuple(self._misfound),
            repaired=Repaired(
                orphans=_repaired(self._orphans),
                missing=tuple(missing.key for missing, repaired in self._missing if repaired),
                damaged=_repaired(self._damaged),
                duplicates=_repaired(self._duplicates),
                misfound=_repaired(self._misfound),
            ),
            more=position is not None,
            cursor=position.to_text() if position else None,
        )


def _repaired(found: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(key for key, repaired in found.items() if repaired)
