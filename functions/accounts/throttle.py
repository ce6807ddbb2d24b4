"""Counts attempts per name and address in the metadata store, so that restarts and replicas share them."""

from dataclasses import dataclass

from functions.accounts.records import Attempts
from functions.shared.errors import TooManyRequests, Unavailable
from functions.shared.stores.ports import Collection, CollectionSpec, MetadataStore, Query, Taken

ATTEMPTS = CollectionSpec("attempts", indexes=(("windowStart",),))
MAX_CONFLICTS = 20
SWEPT_AT_ONCE = 20


@dataclass(frozen=True)
class Limit:
    attempts: int
    window_ms: int


class Throttle:
    def __init__(self, store: MetadataStore, limit: Limit) -> None:
        self._attempts: Collection = store.collection(ATTEMPTS)
        self._limit = limit

    def count(self, subject: str, now: int) -> None:
        """TooManyRequests once the subject, ``name@address`` or an address, has used up its window."""
        for _ in range(MAX_CONFLICTS):
            if self._try_count(subject, now):
                return
        raise Unavailable("metadata store", "Too many sign-ins at the same time.", 1)

    def forget(self, subject: str) -> None:
        self._attempts.delete(subject)

    def sweep(self, now: int) -> None:
        """Drop some of what ran out."""
        old = Query(at_most={"windowStart": now - self._limit.window_ms})
        for document in self._attempts.due(old, "windowStart", limit=SWEPT_AT_ONCE):
            self._attempts.delete(document["_id"])

    def _try_count(self, subject: str, now: int) -> bool:
        found = self._attempts.get(subject)
        if found is None:
            return self._insert(Attempts(id=subject, count=1, window_start=now))
        attempts = Attempts.from_document(found)
        ends = attempts.window_start + self._limit.window_ms
        if ends <= now:
            fresh = attempts.model_copy(update={"count": 1, "window_start": now})
            return self._attempts.replace(fresh.to_document())
        if attempts.count >= self._limit.attempts:
            raise TooManyRequests(
                "Too many attempts. Wait a little, then try again.", (ends - now) // 1000 + 1
            )
        counted = attempts.model_copy(update={"count": attempts.count + 1})
        return self._attempts.replace(counted.to_document())

    def _insert(self, attempts: Attempts) -> bool:
        try:
            self._attempts.insert(attempts.to_document())
        except Taken:
            return False
        return True
