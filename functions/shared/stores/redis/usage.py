"""What each user has in Redis: a hash ``usage:OWNER`` that changes in the same step as the objects it counts.

``upto`` is the key up to which what was there before is counted, in the order of the keys.
"""

import time
from collections.abc import Sequence
from typing import Any, Final

import redis

from functions.shared.models.keys import AREAS
from functions.shared.models.wire import now_ms
from functions.shared.stores.redis import scripts
from functions.shared.stores.redis.objects import (
    INDEX,
    data_name,
    info_name,
    redis_errors,
    require_index,
    text,
)
from functions.shared.stores.usage import COUNTING_SECONDS, NoRoom, Recount, Usage, still_counting

COUNTED_AT_ONCE: Final = 500


class RedisUsage:
    def __init__(self, client: redis.Redis) -> None:
        self._client = client

    def of(self, owner: str) -> Usage:
        with redis_errors():
            require_index(self._client)
            if not self._count([owner]):
                raise still_counting()
            size, count = self._client.hmget(usage_name(owner), ["bytes", "objects"])
            ids = self._client.zrangebyscore(open_name(owner), f"({now_ms()}", "+inf")
            lengths = [
                self._client.hget(lengths_name(owner), text(id)) for id in ids if isinstance(id, (bytes, str))
            ]
        return Usage(_number(size), _number(count), sum(map(_number, lengths)))

    def recount(self, *, anew: bool) -> Recount:
        with redis_errors():
            names = self._client.scan_iter(usage_name("*"), count=1000)
            owners = sorted(text(name).removeprefix(usage_name("")) for name in names)
            if anew:
                for owner in owners:
                    self._client.eval(scripts.COUNT_ANEW, 1, usage_name(owner))
            if not self._count(owners):
                return Recount(more=True)
            return Recount(more=False, miscounted=tuple(filter(self._was_miscounted, owners)))

    def _count(self, owners: Sequence[str]) -> bool:
        """Whether all of theirs is counted."""
        until = time.monotonic() + COUNTING_SECONDS
        for owner in owners:
            prefixes = sorted(f"{area}:{owner}:" for area in AREAS)
            counting = (usage_name(owner), INDEX, str(COUNTED_AT_ONCE), *prefixes)
            while not self._client.eval(scripts.COUNT, 2, *counting):
                if time.monotonic() > until:
                    return False
        return True

    def _was_miscounted(self, owner: str) -> bool:
        fields = ["bytes", "objects", "bytesBefore", "objectsBefore"]
        *now, size, count = self._client.hmget(usage_name(owner), fields)
        return size is not None and now != [size, count]


def usage_name(owner: str) -> str:
    return f"usage:{owner}"


def open_name(owner: str) -> str:
    """A sorted set of the unfinished uploads' ids, by when they expire."""
    return f"partials:{owner}"


def lengths_name(owner: str) -> str:
    """A hash of the bytes that these were begun with."""
    return f"partial-lengths:{owner}"


def object_names(key: str) -> list[str]:
    return [info_name(key), data_name(key), INDEX]


def owner_names(owner: str) -> list[str]:
    return [usage_name(owner), open_name(owner), lengths_name(owner)]


def outcome_of(answer: Any, size: int) -> int:
    """Raises NoRoom, or Unavailable while it is not known whether there is."""
    outcome, kept = answer
    if outcome == scripts.UNCOUNTED:
        raise still_counting()
    if outcome == scripts.FULL:
        raise NoRoom(int(kept), size)
    return int(outcome)


def _number(answer: bytes | str | None) -> int:
    return int(answer or 0)
