"""Blobs in Redis: the bytes and their description under two keys, always written and deleted together."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import redis

from functions.shared.config import ConfigError
from functions.shared.errors import StorageFull, Unavailable
from functions.shared.models import ObjectInfo
from functions.shared.stores.ports import Stored, Taken

PIECE = 4 * 1024 * 1024


class RedisBlobs:
    """Durable where the server runs with ``appendonly yes`` and ``appendfsync always``."""

    def __init__(self, client: redis.Redis) -> None:
        self._client = client

    @classmethod
    def connect(cls, url: str) -> Self:
        try:
            return cls(redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=10))
        except ValueError as error:
            raise ConfigError(f"BLOBS_URL is no URL of a Redis server: {error}") from None

    def upload(self, key: str, content_type: str) -> "_RedisUpload":
        return _RedisUpload(self._client, key, content_type)

    def info(self, key: str) -> ObjectInfo | None:
        with _redis_errors():
            return _info(self._client, key)

    def read(self, key: str, start: int, stop: int) -> Iterator[bytes]:
        for begin in range(start, stop, PIECE):
            with _redis_errors():
                # GETRANGE includes its end.
                piece = self._client.getrange(_data_name(key), begin, min(begin + PIECE, stop) - 1)
            if not piece:
                return
            yield bytes(piece) if isinstance(piece, bytes) else piece.encode()

    def delete(self, key: str) -> None:
        with _redis_errors():
            self._client.delete(_info_name(key), _data_name(key))

    def keys(self, prefix: str) -> Iterator[str]:
        with _redis_errors():
            for name in self._client.scan_iter(match=f"info:{{{prefix}*", count=1000):
                yield name.decode().removeprefix("info:{").removesuffix("}")

    def ping(self) -> None:
        with _redis_errors():
            self._client.ping()


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

    def commit(self, sha256: str) -> Stored:
        info = ObjectInfo(key=self._key, size=len(self._data), content_type=self._content_type, sha256=sha256)
        with _redis_errors():
            transaction = self._client.pipeline(transaction=True)
            transaction.set(_info_name(info.key), info.model_dump_json(), nx=True)
            transaction.set(_data_name(info.key), memoryview(self._data), nx=True)
            created, _ = transaction.execute()
            if created:
                return Stored(info, created=True)
            there = _info(self._client, info.key)
        if there is None:
            raise Unavailable("blob store", f"The object {info.key} was deleted while it was stored.", 1)
        if there.sha256 != sha256:
            raise Taken(info.key)
        return Stored(there, created=False)


def _info(client: redis.Redis, key: str) -> ObjectInfo | None:
    found = client.get(_info_name(key))
    return ObjectInfo.model_validate_json(found) if found is not None else None


# The braces keep an object's two keys on one node of a cluster.
def _info_name(key: str) -> str:
    return f"info:{{{key}}}"


def _data_name(key: str) -> str:
    return f"data:{{{key}}}"


@contextmanager
def _redis_errors() -> Iterator[None]:
    try:
        yield
    except redis.exceptions.OutOfMemoryError as error:
        raise StorageFull("Redis has no memory left for this photo; nothing was stored.") from error
    except redis.RedisError as error:
        raise Unavailable("blob store", "Redis does not answer as it should.") from error
