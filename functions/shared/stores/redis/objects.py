"""The form of an object in Redis: what its keys are called, and what is read of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import redis
from pydantic import ValidationError

from functions.shared.errors import Damaged, StorageFull, Unavailable
from functions.shared.models.blobs import StoredObject
from functions.shared.stores.ports import Taken

INDEX: Final = "objects"
"""A sorted set of all keys, in the order of their letters."""
INDEXED: Final = "objects-indexed"
"""There once every object is in the index."""


# The braces keep an object's two keys on one node of a cluster.
def info_name(key: str) -> str:
    return f"info:{{{key}}}"


def key_of(info_name: str) -> str:
    return info_name.removeprefix("info:{").removesuffix("}")


def data_name(key: str) -> str:
    return f"data:{{{key}}}"


def read_info(client: redis.Redis, key: str) -> StoredObject | None:
    found = client.get(info_name(key))
    return object_of(found) if found is not None else None


def object_of(info: bytes | str) -> StoredObject:
    """Raises Damaged if it cannot be understood."""
    try:
        return StoredObject.model_validate_json(info)
    except ValidationError:
        raise Damaged("The stored object is damaged: what it is cannot be read any more.") from None


def require_index(client: redis.Redis) -> None:
    """Objects that were stored before there was an index come into it, once."""
    if client.exists(INDEXED):
        return
    cursor, is_over = 0, False
    while not is_over:
        cursor, names = client.scan(cursor, match=info_name("*"), count=1000)
        if names:
            client.zadd(INDEX, {key_of(text(name)): 0 for name in names})
        is_over = cursor == 0
    client.set(INDEXED, 1)


def text(answer: bytes | str) -> str:
    return answer if isinstance(answer, str) else answer.decode()


def require_same(there: StoredObject, sha256: str) -> StoredObject:
    if there.sha256 != sha256:
        raise Taken(there.key)
    return there


@contextmanager
def redis_errors() -> Iterator[None]:
    try:
        yield
    except redis.exceptions.OutOfMemoryError as error:
        raise StorageFull("Redis has no memory left for this photo; nothing was stored.") from error
    except redis.RedisError as error:
        raise Unavailable("blob store", "Redis does not answer as it should.") from error
