"""Objects that arrive in several requests, in Redis: bytes that grow beside a description, both with an end.

No object's key can have these names.
"""

from collections.abc import Iterator
from typing import Final

import redis

from functions.shared.errors import Unavailable
from functions.shared.models.blobs import PartialObject
from functions.shared.models.wire import now_ms
from functions.shared.stores.ports import Progress
from functions.shared.stores.redis_objects import (
    INDEX,
    data_name,
    info_name,
    read_info,
    redis_errors,
    require_same,
    text,
)

PIECE: Final = 4 * 1024 * 1024


class RedisPartials:
    def __init__(self, client: redis.Redis) -> None:
        self._client = client

    def begin(self, partial: PartialObject, *, now: int, most_open: int) -> bool:
        names = _Names(partial.owner, partial.id)

        def begin(transaction: "redis.client.Pipeline") -> None:
            if transaction.zcount(names.open, f"({now}", "+inf") >= most_open:
                return
            transaction.multi()
            transaction.zremrangebyscore(names.open, "-inf", now)
            transaction.set(names.description, partial.model_dump_json(), pxat=partial.expires_at)
            transaction.set(names.data, b"", pxat=partial.expires_at)
            transaction.zadd(names.open, {partial.id: partial.expires_at})
            transaction.pexpireat(names.open, partial.expires_at)

        with redis_errors():
            return bool(self._client.transaction(begin, names.open))

    def find(self, owner: str, id: str) -> Progress | None:
        names = _Names(owner, id)
        with redis_errors():
            transaction = self._client.pipeline(transaction=True)
            transaction.get(names.description)
            transaction.exists(names.data)
            transaction.strlen(names.data)
            description, is_there, size = transaction.execute()
        if description is None:
            return None
        partial = PartialObject.model_validate_json(description)
        if partial.finished:
            return Progress(partial, partial.length)
        return Progress(partial, size) if is_there else None

    def append(self, partial: PartialObject, offset: int, chunk: bytes) -> bool:
        name = _Names(partial.owner, partial.id).data

        def append(transaction: "redis.client.Pipeline") -> None:
            if transaction.exists(name) and transaction.strlen(name) == offset:
                transaction.multi()
                transaction.append(name, chunk)

        with redis_errors():
            return bool(self._client.transaction(append, name))

    def read(self, partial: PartialObject) -> Iterator[bytes]:
        name = _Names(partial.owner, partial.id).data
        for start in range(0, partial.length, PIECE):
            with redis_errors():
                piece = self._client.getrange(name, start, start + PIECE - 1)
            if len(piece) < min(PIECE, partial.length - start):
                raise Unavailable("blob store", "The upload was finished or ended meanwhile.", 1)
            yield bytes(piece) if isinstance(piece, bytes) else piece.encode()

    def finish(self, partial: PartialObject, sha256: str) -> bool:
        names = _Names(partial.owner, partial.id)
        watched = (names.description, names.data, info_name(partial.key))

        def finish(transaction: "redis.client.Pipeline") -> None:
            if transaction.exists(names.data) and transaction.strlen(names.data) == partial.length:
                _finish(transaction, names, partial, sha256)

        with redis_errors():
            self._client.transaction(finish, *watched)
        found = self.find(partial.owner, partial.id)
        return found is not None and found.partial.finished

    def remove(self, owner: str, id: str) -> None:
        names = _Names(owner, id)
        with redis_errors():
            transaction = self._client.pipeline(transaction=True)
            transaction.delete(names.description, names.data)
            transaction.zrem(names.open, id)
            transaction.execute()

    def remove_all(self, owner: str) -> None:
        """Also finished ones, which no list names: this goes through all keys there are."""
        described = _Names(owner, "").description
        with redis_errors():
            ids = [
                text(name).removeprefix(described) for name in self._client.scan_iter(f"{described}*", 1000)
            ]
        for id in ids:
            self.remove(owner, id)


class _Names:
    def __init__(self, owner: str, id: str) -> None:
        self.open = f"partials:{owner}"
        """A sorted set of the unfinished ones' ids, by when they expire."""
        self.description = f"partial:{owner}:{id}"
        self.data = f"partial-data:{owner}:{id}"


def _finish(transaction: "redis.client.Pipeline", names: _Names, partial: PartialObject, sha256: str) -> None:
    there = read_info(transaction, partial.key)
    finished = partial.model_copy(update={"finished": True, "sha256": sha256})
    transaction.multi()
    if there is not None:
        require_same(there, sha256)
        transaction.delete(names.data)
    else:
        transaction.set(info_name(partial.key), partial.as_stored(sha256, now_ms()).described())
        transaction.rename(names.data, data_name(partial.key))
        transaction.persist(data_name(partial.key))
        transaction.zadd(INDEX, {partial.key: 0})
    transaction.set(names.description, finished.model_dump_json(), pxat=partial.expires_at)
    transaction.zrem(names.open, partial.id)
