"""Blobs in Redis: the bytes and their description under two keys, always written and deleted together."""

import os
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Final, Self

import redis

from functions.shared.config import ConfigError
from functions.shared.errors import Damaged, NotFound, Unavailable
from functions.shared.log import log
from functions.shared.models.blobs import StoredObject, WholeObject
from functions.shared.models.wire import now_ms
from functions.shared.stores.ports import ObjectPage, Stored
from functions.shared.stores.redis import scripts
from functions.shared.stores.redis.objects import (
    INDEX,
    data_name,
    info_name,
    object_of,
    read_info,
    redis_errors,
    require_index,
    require_same,
    text,
)
from functions.shared.stores.redis.partials import RedisPartials
from functions.shared.stores.redis.usage import (
    RedisUsage,
    object_names,
    outcome_of,
    owner_names,
    usage_name,
)
from functions.shared.stores.usage import owner_of

PIECE: Final = 256 * 1024
"""Read at once: what a client that takes nothing keeps in memory."""
ARRIVED_MS: Final = 60_000
"""How long bytes stay where the server's memory ended between their coming and their being placed."""


class RedisBlobs:
    """Durable where the server runs with ``appendonly yes`` and ``appendfsync always``."""

    def __init__(self, client: redis.Redis) -> None:
        self._client = client
        self.usage = RedisUsage(client)
        self.partials = RedisPartials(client)

    @classmethod
    def connect(cls, url: str) -> Self:
        try:
            return cls(redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=10))
        except ValueError as error:
            raise ConfigError(f"BLOBS_URL is no URL of a Redis server: {error}") from None

    def upload(self, key: str, content_type: str) -> "_RedisUpload":
        return _RedisUpload(self._client, key, content_type)

    def store_together(self, objects: Sequence[WholeObject]) -> None:
        transaction = self._client.pipeline(transaction=True)
        for each in objects:
            _add_placing(transaction, each.described(), each.data, most_bytes=0)
        with redis_errors():
            transaction.execute()

    def info(self, key: str) -> StoredObject | None:
        with redis_errors():
            return read_info(self._client, key)

    def read(self, key: str, start: int, stop: int) -> Iterator[bytes]:
        for begin in range(start, stop, PIECE):
            end = min(begin + PIECE, stop)
            with redis_errors():
                # GETRANGE includes its end.
                piece = self._client.getrange(data_name(key), begin, end - 1)
                if len(piece) < end - begin:
                    raise self._loss(key)
            yield bytes(piece) if isinstance(piece, bytes) else piece.encode()

    def delete(self, key: str) -> None:
        with redis_errors():
            names = [*object_names(key), usage_name(owner_of(key))]
            self._client.eval(scripts.DELETE, len(names), *names, key)

    def page(self, prefixes: Sequence[str], *, limit: int, after: str | None = None) -> ObjectPage:
        """In the order of the keys.

        From an index: SCAN would give some twice, and more at once than was asked for, and walk through
        everyone's objects to find one person's.
        """
        with redis_errors():
            require_index(self._client)
            keys: list[str] = []
            for prefix in sorted(prefixes):
                keys += self._keys(prefix, limit - len(keys), after or "")
            if not keys:
                return ObjectPage((), None)
            described = self._client.mget([info_name(key) for key in keys])
        found = [_understood(info) for info in described if info is not None]
        rest = keys[-1] if len(keys) == limit else None
        return ObjectPage([described for described in found if described is not None], rest)

    def ping(self) -> None:
        with redis_errors():
            self._client.ping()

    def _loss(self, key: str) -> NotFound | Damaged:
        if read_info(self._client, key) is None:
            return NotFound(f"There is no object {key}.")
        return Damaged(f"The stored bytes of {key} are damaged: some are missing.")

    def _keys(self, prefix: str, most: int, after: str) -> list[str]:
        if most <= 0 or after >= prefix + "\xff":
            return []
        start = f"({after}" if after >= prefix else f"[{prefix}"
        # No key has a byte above 127.
        end = b"[" + prefix.encode() + b"\xff"
        return [text(key) for key in self._client.zrangebylex(INDEX, start, end, start=0, num=most)]


class _RedisUpload:
    def __init__(self, client: redis.Redis, key: str, content_type: str) -> None:
        self._client = client
        self._key = key
        self._content_type = content_type
        self._data = bytearray()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Not clear(): after a failed commit the error's frames still hold a view of the bytes.
        self._data = bytearray()

    def write(self, chunk: bytes) -> None:
        self._data += chunk

    def commit(self, sha256: str, *, most_bytes: int = 0) -> Stored:
        info = StoredObject(
            key=self._key,
            size=len(self._data),
            content_type=self._content_type,
            sha256=sha256,
            stored_at=now_ms(),
        )
        with redis_errors():
            if self._place(info, most_bytes) == scripts.DONE:
                return Stored(info, created=True)
            there = read_info(self._client, info.key)
        if there is None:
            raise Unavailable("blob store", f"The object {info.key} was deleted while it was stored.", 1)
        return Stored(require_same(there, sha256), created=False)

    def _place(self, info: StoredObject, most_bytes: int) -> int:
        transaction = self._client.pipeline(transaction=True)
        _add_placing(transaction, info, memoryview(self._data), most_bytes)
        return outcome_of(transaction.execute()[-1], info.size)


def _add_placing(
    transaction: "redis.client.Pipeline", info: StoredObject, data: bytes | memoryview, most_bytes: int
) -> None:
    """The bytes come under a name of their own, so that the script need not have them in its hands."""
    arrived = f"arrived:{os.urandom(16).hex()}"
    names = [arrived, *object_names(info.key), *owner_names(owner_of(info.key))]
    values: list[str | int] = [info.key, info.described().decode(), info.size, most_bytes, now_ms()]
    transaction.set(arrived, data, px=ARRIVED_MS)
    transaction.eval(scripts.PLACE, len(names), *names, *values)


def _understood(info: bytes | str) -> StoredObject | None:
    try:
        return object_of(info)
    except Damaged:
        log.warning("damaged object", info=info[:500])
        return None
