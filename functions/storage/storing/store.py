"""Takes objects in, checked while they arrive."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from functions.shared.errors import Conflict, Malformed, TooLarge, UnsupportedType
from functions.shared.models.media_types import MEDIA_TYPE, UNKNOWN_TYPE
from functions.shared.stores.ports import BlobStore, Stored, Taken

FORM_TYPE = "application/x-www-form-urlencoded"
"""What curl says of any body when it is told nothing else."""


@dataclass(frozen=True)
class Sent:
    """An object on its way in; ``size`` as far as it is told before, ``sha256`` if it is promised."""

    content_type: str
    chunks: Iterable[bytes]
    size: int
    sha256: str | None = None


def store(blobs: BlobStore, key: str, sent: Sent, *, max_bytes: int, most_kept: int) -> Stored:
    """All or nothing.

    Raises TooLarge, Malformed if the digest differs, Conflict if the key holds other bytes, and NoRoom if its
    owner would have more than ``most_kept`` bytes; 0 is no limit.
    """
    digest, size = hashlib.sha256(), 0
    with blobs.upload(key, sent.content_type) as upload:
        for chunk in sent.chunks:
            size += len(chunk)
            if size > max_bytes:
                raise TooLarge(f"An object may have at most {max_bytes} bytes.")
            digest.update(chunk)
            upload.write(chunk)
        sha256 = digest.hexdigest()
        if sent.sha256 not in (None, sha256):
            raise Malformed("The bytes that arrived do not have the digest that Content-Digest promises.")
        try:
            return upload.commit(sha256, most_bytes=most_kept)
        except Taken:
            raise holds_other_bytes(key) from None


def holds_other_bytes(key: str) -> Conflict:
    return Conflict(f"The key {key} holds other bytes. Objects never change: use another key.")


def media_type(header: str | None) -> str:
    """The media type without parameters. Raises UnsupportedType if it is none."""
    bare = (header or UNKNOWN_TYPE).partition(";")[0].strip().lower()
    if bare == FORM_TYPE:
        return UNKNOWN_TYPE
    if not re.fullmatch(MEDIA_TYPE, bare):
        raise UnsupportedType("Content-Type must be a media type such as image/jpeg.")
    return bare
