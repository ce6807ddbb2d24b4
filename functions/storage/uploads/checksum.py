"""Bytes that count only if their checksum is right."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Final

from functions.shared.errors import ChecksumMismatch, StorageFull

ALGORITHMS: Final = ("sha1", "sha256")
PIECE: Final = 256 * 1024
IN_MEMORY: Final = 4 * 1024 * 1024


@dataclass(frozen=True)
class Checksum:
    algorithm: str
    digest: bytes


def verified(chunks: Iterable[bytes], checksum: Checksum) -> Iterator[bytes]:
    """The same bytes, the first of them once all are there.

    Raises ChecksumMismatch, and gives none, if one is wrong.
    """
    digest = hashlib.new(checksum.algorithm, usedforsecurity=False)
    with SpooledTemporaryFile(IN_MEMORY) as kept:
        for chunk in chunks:
            digest.update(chunk)
            _keep(kept, chunk)
        if digest.digest() != checksum.digest:
            raise ChecksumMismatch("The bytes that arrived do not have the checksum of Upload-Checksum.")
        kept.seek(0)
        while piece := kept.read(PIECE):
            yield piece


def _keep(file: "SpooledTemporaryFile[bytes]", chunk: bytes) -> None:
    try:
        file.write(chunk)
    except OSError:
        raise StorageFull("There is no room to check what arrived; nothing of it was stored.") from None
