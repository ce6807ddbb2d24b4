"""Whether an object's bytes are still those that were stored."""

import hashlib

from functions.shared.errors import Damaged, NotFound
from functions.shared.models.blobs import ObjectInfo
from functions.shared.stores.ports import BlobStore


class Verification(ObjectInfo):
    """What was stored, and what was found; the latter is None where not all bytes are there any more."""

    intact: bool
    found_sha256: str | None


def verify(blobs: BlobStore, key: str) -> Verification:
    """Raises NotFound, or Damaged where not even the description can be read."""
    info = blobs.info(key)
    if info is None:
        raise NotFound(f"There is no object {key}.")
    found = _found_sha256(blobs, info)
    return Verification(**info.model_dump(), intact=found == info.sha256, found_sha256=found)


def _found_sha256(blobs: BlobStore, info: ObjectInfo) -> str | None:
    digest = hashlib.sha256()
    try:
        for piece in blobs.read(info.key, 0, info.size):
            digest.update(piece)
    except Damaged:
        return None
    return digest.hexdigest()
