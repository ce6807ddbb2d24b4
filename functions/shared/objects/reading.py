"""Reads whole objects from storage, and hands on no byte that is not the one that was stored."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from functions.shared.errors import Damaged, PreconditionFailed
from functions.shared.gateway import GatewayClient, Request

SECONDS: Final = 20.0
READINGS: Final = 2
"""Once more where the digest differs: it may have happened on the way."""


@dataclass(frozen=True)
class StoredBytes:
    data: bytes
    sha256: str


def read_object(
    gateway: GatewayClient, key: str, user_name: str | None, among: Collection[str] | None = None
) -> StoredBytes:
    """Raises Damaged, which no later call mends, if the bytes have not the digest they were stored under.

    Raises PreconditionFailed if their digest is not ``among`` those that are wanted, if it matters.
    """
    for _ in range(READINGS):
        reply = gateway.call("storage", Request("GET", f"/{key}", SECONDS, user_name=user_name))
        sha256 = hashlib.sha256(reply.content).hexdigest()
        if reply.headers.get("ETag") == f'"{sha256}"':
            require_match(key, sha256, among)
            return StoredBytes(reply.content, sha256)
    raise Damaged(f"The stored bytes of {key} are damaged: they are not those that were stored.")


def require_match(key: str, sha256: str, among: Collection[str] | None) -> None:
    if among is not None and sha256 not in among:
        raise PreconditionFailed(f"The object {key} has none of the ETags that If-Match names.")
