"""Reads whole objects from storage, and hands on no byte that is not the one that was stored."""

import hashlib
from collections.abc import Collection, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from typing import Final

from functions.shared.errors import Damaged, PreconditionFailed, RangeNotSatisfiable, Unavailable
from functions.shared.gateway import GatewayClient, Request
from functions.shared.images.workers.places import Places

SECONDS: Final = 20.0
READINGS: Final = 2
"""Once more where the digest differs: it may have happened on the way."""
LARGE: Final = 50 * 1024 * 1024
LARGE_ONES: Final = Places(1)
"""How many objects of more bytes than that a process has in memory at once: one may be as large as four."""
WAITING_SECONDS: Final = 10.0


@dataclass(frozen=True)
class StoredBytes:
    data: bytes
    sha256: str


@contextmanager
def whole_object(
    gateway: GatewayClient, key: str, user_name: str | None, among: Collection[str] | None = None
) -> Iterator[StoredBytes]:
    """Raises Damaged, which no later call mends, if the bytes have not the digest they were stored under.

    Raises PreconditionFailed if their digest is not ``among`` those that are wanted, if it matters, and
    Unavailable while other large ones are in memory.
    """
    with ExitStack() as room:
        for _ in range(READINGS):
            data, etag = _read(gateway, Request("GET", f"/{key}", SECONDS, user_name=user_name), room)
            sha256 = hashlib.sha256(data).hexdigest()
            if etag == f'"{sha256}"':
                require_match(key, sha256, among)
                yield StoredBytes(data, sha256)
                return
            room.close()
    raise Damaged(f"The stored bytes of {key} are damaged: they are not those that were stored.")


def read_object(gateway: GatewayClient, key: str, user_name: str | None) -> StoredBytes:
    """As ``whole_object``, for what is never large."""
    with whole_object(gateway, key, user_name) as stored:
        return stored


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """In memory, for an object of so many bytes. Raises Unavailable while other large ones are there."""
    if size <= LARGE:
        yield
        return
    if not LARGE_ONES.take(WAITING_SECONDS):
        raise Unavailable("memory", "Other large photos are being read at the moment.")
    try:
        yield
    finally:
        LARGE_ONES.give_back()


@dataclass(frozen=True)
class StoredPart:
    """Some bytes of an object, and the digest that it was stored under, which is not verified."""

    data: bytes
    sha256: str


def part_of_object(
    gateway: GatewayClient, key: str, user_name: str | None, first: int, stop: int
) -> StoredPart:
    """From the first byte up to, not including, ``stop``; fewer where the object ends before."""
    headers = {"Range": f"bytes={first}-{stop - 1}"}
    reply = gateway.call("storage", Request("GET", f"/{key}", SECONDS, user_name=user_name, headers=headers))
    return StoredPart(reply.content, reply.headers.get("ETag", "").strip('"'))


@dataclass(frozen=True)
class Beginning:
    """Of an object, and what storage tells of all of it."""

    data: bytes
    sha256: str
    size: int
    content_type: str


def beginning_of_object(gateway: GatewayClient, key: str, user_name: str, length: int) -> Beginning:
    """The first bytes, ``length`` of them at most. Raises NotFound."""
    ask = Request("GET", f"/{key}", SECONDS, user_name=user_name)
    try:
        reply = gateway.call("storage", replace(ask, headers={"Range": f"bytes=0-{length - 1}"}))
    except RangeNotSatisfiable:
        # It is empty.
        reply = gateway.call("storage", ask)
    told, size = reply.headers, reply.headers.get("Content-Range", "").rpartition("/")[2]
    content_type, sha256 = told["Content-Type"], told["ETag"].strip('"')
    return Beginning(reply.content, sha256, int(size or len(reply.content)), content_type)


def require_match(key: str, sha256: str, among: Collection[str] | None) -> None:
    if among is not None and sha256 not in among:
        raise PreconditionFailed(f"The object {key} has none of the ETags that If-Match names.")


def _read(gateway: GatewayClient, request: Request, room: ExitStack) -> tuple[bytes, str | None]:
    stream = gateway.stream("storage", request)
    with closing(stream):
        room.enter_context(room_for(int(stream.headers.get("Content-Length", 0))))
        return b"".join(stream.chunks), stream.headers.get("ETag")
