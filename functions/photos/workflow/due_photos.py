"""Photos whose work is due, so many at a time: of everyone, however many of one person's are due before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from functions.shared.models.photo import Photo
from functions.shared.models.steps import StepName
from functions.shared.stores.records.photos import PhotoRecords

USERS_A_LOOK: Final = 20

Find: TypeAlias = Callable[[int, str | None], list[Photo]]
"""The first so many, of one user or of all."""


@dataclass
class DuePhotos:
    """Where there are too many users for one look, the next goes on with those that come after."""

    photos: PhotoRecords
    clock: Callable[[], int]
    _after: str = field(default="", init=False)

    def look(self, limit: int) -> list[Photo]:
        now = self.clock()
        return self._of_everyone(limit, lambda most, user: self.photos.due(now, most, user))

    def waiting_for(self, step: StepName, limit: int) -> list[Photo]:
        """Those whose step failed because its function was away."""
        return self._of_everyone(limit, lambda most, user: self.photos.waiting_for(step, most, user))

    def _of_everyone(self, limit: int, find: Find) -> list[Photo]:
        longest_due = find(limit, None)
        if len(longest_due) < limit:
            return longest_due
        users = self._next_users()
        each = max(1, limit // (len(users) + 1))
        # With those due longest: records of an earlier version do not tell for whom they are due.
        found = [photo for user in users for photo in find(each, user)] + longest_due[
            : limit if not users else each
        ]
        return list({photo.id: photo for photo in found}.values())

    def _next_users(self) -> list[str]:
        users = self.photos.users_with_work(self._after, USERS_A_LOOK)
        self._after = users[-1] if len(users) == USERS_A_LOOK else ""
        return users
