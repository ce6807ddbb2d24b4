"""Counts attempts in the metadata store, so that restarts and replicas share them.

The library ``limits`` would count in MongoDB by updates that are pipelines, which not all that speaks
MongoDB's protocol understands, and not at all in SQLite.
"""

from dataclasses import dataclass
from hashlib import sha256

from pydantic import Field

from functions.shared.errors import TooManyRequests, Unavailable
from functions.shared.models.wire import Wire
from functions.shared.stores.ports import Collection, CollectionSpec, MetadataStore, Query, Taken

BUDGETS = CollectionSpec("budgets", indexes=(("forgetAt",),))
MAX_CONFLICTS = 50
SWEPT_AT_ONCE = 20


@dataclass(frozen=True)
class Limit:
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
    def __init__(self, store: MetadataStore, limit: Limit) -> None:
        self._budgets: Collection = store.collection(BUDGETS)
        self._limit = limit

    def count(self, subject: str, now: int) -> None:
        """TooManyRequests once the subject has used up its window, in which case nothing is counted."""
        for _ in range(MAX_CONFLICTS):
            if self._try_count(_id(subject), now):
                return
        raise Unavailable("metadata store", "Too many attempts at the same time.", 1)

    def forget(self, subject: str) -> None:
        self._budgets.delete(_id(subject))

    def sweep(self, now: int) -> None:
        """Drop some of what ran out."""
        old = Query(at_most={"forgetAt": now})
        for document in self._budgets.due(old, "forgetAt", limit=SWEPT_AT_ONCE):
            self._budgets.delete(document["_id"])

    def _try_count(self, id: str, now: int) -> bool:
        found = self._budgets.get(id)
        if found is None:
            return self._insert(self._window(Budget(id=id), now))
        budget = Budget.from_document(found)
        if budget.forget_at <= now:
            budget = self._window(budget.model_copy(update={"strikes": 0}), now)
        elif budget.ends_at <= now:
            strikes = budget.strikes + (budget.count >= self._limit.attempts)
            budget = self._window(budget.model_copy(update={"strikes": strikes}), now)
        elif budget.count >= self._limit.attempts:
            wait = (budget.ends_at - now) // 1000 + 1
            raise TooManyRequests("Too many attempts. Wait a little, then try again.", wait)
        else:
            budget = budget.model_copy(update={"count": budget.count + 1})
        return self._budgets.replace(budget.to_document())

    def _window(self, budget: Budget, now: int) -> Budget:
        """A new one, with its first attempt."""
        limit = self._limit
        ends_at = now + min(limit.window_ms * 2 ** min(budget.strikes, 20), limit.longest_ms)
        return budget.model_copy(
            update={"count": 1, "ends_at": ends_at, "forget_at": ends_at + limit.longest_ms}
        )

    def _insert(self, budget: Budget) -> bool:
        try:
            self._budgets.insert(budget.to_document())
        except Taken:
            return False
        return True


def _id(subject: str) -> str:
    """Hashed: where a name is asked for, people type passwords too."""
    return sha256(subject.encode()).hexdigest()
