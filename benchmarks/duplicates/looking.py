"""Asks for the duplicates of a store, page after page, as the client does."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from functions.photos.duplicates.candidates import Candidates, Place
from functions.photos.duplicates.duplicates import Duplicates
from functions.photos.duplicates.grouping import Group
from functions.photos.library.trash import Trash
from functions.photos.metadata.locating import Locator
from functions.shared.stores.ports import MetadataStore
from functions.shared.stores.records.photos import PhotoRecords

GROUPS_A_PAGE: Final = 20


@dataclass(frozen=True)
class Looked:
    """``milliseconds``: of each page."""

    groups: Sequence[Group]
    milliseconds: Sequence[float] = field(default_factory=list)


def look(store: MetadataStore, user_name: str) -> Looked:
    duplicates = Duplicates(
        Candidates(PhotoRecords(store)), cast(Trash, None), cast(Locator, None), lambda: 0
    )
    groups, times = list[Group](), list[float]()
    place: Place | None = Place()
    while place is not None:
        begun = time.perf_counter()
        page = duplicates.page(user_name, GROUPS_A_PAGE, place)
        times.append(1000 * (time.perf_counter() - begun))
        groups += page.groups
        place = page.rest
    return Looked(groups, times)
