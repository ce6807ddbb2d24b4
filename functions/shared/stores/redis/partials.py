"""Objects that arrive in several requests, in Redis: bytes that grow beside a description, both with an end.

No object's key can have these names.
"""

from collections.abc import Iterator
from typing import Final

import redis

from functions.shared.errors import Unavailable
from functions.shared.models.blobs import PartialObject
from functions.shared.models.wire import now_ms
from functions.shared.stores.ports import Progress, Taken
from functions.shared.stores.redis import scripts
from functions.shared.stores.redis.objects import read_info, redis_errors, text
from functions.shared.stores.redis.usage import (
    lengths_name,
    object_names,
    open_name,
    outcome_of,
    owner_names,
)

PIECE: Final = 4 * 1024 * 1024


class RedisPartials:
    def __init__(self, client: redis.Redis) -> None:
        self._client = client

    def begin(self, partial: PartialObject, *, now: int, most_open: int, most_bytes: int = 0) -> bool:
        names = _Names(partial.owner, partial.id)
        keys = [names.description, names.data, *owner_names(partial.owner)]
        limits = [partial.expires_at, most_open, most_bytes, now]
        values: list[str | int] = [partial.id, partial.model_dump_json(), partial.length, *limits]
        with redis_errors():
            begun = self._client.eval(scripts.BEGIN, len(keys), *keys, *values)
        return outcome_of(begun, partial.length) == scripts.DONE

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
        keys = [names.data, *object_names(partial.key), *owner_names(partial.owner), names.description]
        stored = partial.as_stored(sha256, now_ms()).described().decode()
        finished = partial.model_copy(update={"finished": True, "sha256": sha256}).model_dump_json()
        values: list[str | int] = [
            partial.key,
            stored,
            partial.length,
            sha256,
            partial.id,
            finished,
            partial.expires_at,
        ]
        with redis_errors():
            outcome, _ = self._client.eval(scripts.FINISH, len(keys), *keys, *values)
            if outcome == scripts.THERE and read_info(self._client, partial.key) is not None:
                raise Taken(partial.key)
        found = self.find(partial.owner, partial.id)
        return found is not None and found.partial.finished

    def remove(self, owner: str, id: str) -> None:
        names = _Names(owner, id)
        with redis_errors():
            transaction = self._client.pipeline(transaction=True)
            transaction.delete(names.description, names.data)
            transaction.zrem(open_name(owner), id)
            transaction.hdel(lengths_name(owner), id)
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
        self.description = f"partial:{owner}:{id}"
        self.data = f"partial-data:{owner}:{id}"
