"""Counts attempts in the metadata store, so that restarts and replicas share them.

The library ``limits`` would count in MongoDB by updates that are pipelines, which not all that speaks
MongoDB's protocol understands, and not at all in SQLite.
"""

from dataclasses import dataclass
from hashlib import sha256

from pydantic import Field

from functions.shared.errors import TooManyRequests, Unavailable
from functions.shared.models.wire import Wire
from functions.shared.stores.ports import CollectionSpec, MetadataStore, Query
from functions.shared.stores.records.typed import Records

BUDGETS = CollectionSpec("budgets", indexes=(("forgetAt",),))
SWEPT_AT_ONCE = 20


@dataclass(frozen=True)
class AttemptLimit:
    """So many attempts in a window; each window that is used up is followed by one of twice its length."""

    attempts: int
    window_ms: int = 60_000
    longest_ms: int = 60_000


class Budget(Wire):
    """Attempts in a window that ends at ``ends_at`` (ms); ``strikes`` windows before it were used up."""

    id: str = Field(alias="_id")
    count: int = 0
    strikes: int = 0
    ends_at: int = 0
    forget_at: int = 0
    rev: int = 0


class Throttle:
    def __init__(self, store: MetadataStore, limit: AttemptLimit) -> None:
        self._budgets = Records(Budget, store.collection(BUDGETS))
        self._limit = limit

    def count(self, subject: str, now: int) -> None:
        """Raises TooManyRequests, and counts nothing, once the subject has used up its window."""
        id = _id(subject)
        if self._count_again(id, now) or self._budgets.add(self._window(Budget(id=id), now)):
            return
        # Somebody else added it meanwhile.
        if not self._count_again(id, now):
            raise Unavailable("metadata store", "Too many attempts at the same time.", 1)

    def forget(self, subject: str) -> None:
        self._budgets.remove(_id(subject))

    def sweep(self, now: int) -> None:
        """Drop some of what ran out."""
        for budget in self._budgets.smallest(Query(at_most={"forgetAt": now}), "forgetAt", SWEPT_AT_ONCE):
            self._budgets.remove(budget.id)

    def _count_again(self, id: str, now: int) -> bool:
        """False if nothing was counted yet."""
        return self._budgets.change(id, lambda budget: self._counted(budget, now)) is not None

    def _counted(self, budget: Budget, now: int) -> Budget:
        """A transition: with one attempt more, in this window or in a new one."""
        is_used_up = budget.count >= self._limit.attempts
        if budget.forget_at <= now:
            return self._window(budget.model_copy(update={"strikes": 0}), now)
        if budget.ends_at <= now:
            return self._window(budget.model_copy(update={"strikes": budget.strikes + is_used_up}), now)
        if is_used_up:
            wait = (budget.ends_at - now) // 1000 + 1
            raise TooManyRequests("Too many attempts. Wait a little, then try again.", wait)
        return budget.model_copy(update={"count": budget.count + 1})

    def _window(self, budget: Budget, now: int) -> Budget:
        """A new one, with its first attempt."""
        limit = self._limit
        ends_at = now + min(limit.window_ms * 2 ** min(budget.strikes, 20), limit.longest_ms)
        return budget.model_copy(
            update={"count": 1, "ends_at": ends_at, "forget_at": ends_at + limit.longest_ms}
        )


def _id(subject: str) -> str:
    """Hashed: where a name is asked for, people type passwords too."""
    return sha256(subject.encode()).hexdigest()
