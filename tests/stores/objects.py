"""Objects put into a blob store, and read back."""

import hashlib

from functions.shared.models.blobs import StoredObject
from functions.shared.stores.ports import BlobStore, Stored
from functions.shared.stores.usage import Usage

KEY = "incoming:ann:cat.jpg"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def put(blobs: BlobStore, key: str, data: bytes, content_type: str = "image/jpeg") -> Stored:
    with blobs.upload(key, content_type) as upload:
        for start in range(0, len(data), 1_000_000):
            upload.write(data[start : start + 1_000_000])
        return upload.commit(sha256(data))


def read(blobs: BlobStore, key: str) -> bytes:
    """All of it."""
    info = blobs.info(key)
    assert info is not None
    return b"".join(blobs.read(key, 0, info.size))


def keys(blobs: BlobStore, *prefixes: str, limit: int = 100) -> list[str]:
    """From all pages."""
    found: list[str] = []
    page = blobs.page(prefixes or [""], limit=limit)
    found += [described.key for described in page.objects]
    while page.rest is not None:
        page = blobs.page(prefixes or [""], limit=limit, after=page.rest)
        assert len(page.objects) <= limit
        found += [described.key for described in page.objects]
    return found


def limited(blobs: BlobStore, key: str, data: bytes, most_bytes: int) -> bool:
    """Whether it was stored anew."""
    with blobs.upload(key, "image/jpeg") as upload:
        upload.write(data)
        return upload.commit(sha256(data), most_bytes=most_bytes).created


def counted(blobs: BlobStore, owner: str = "ann") -> Usage:
    """One object after the other."""
    found = [o for area in ("incoming", "preview", "thumbnail") for o in all_of(blobs, f"{area}:{owner}:")]
    return Usage(sum(o.size for o in found), len(found))


def all_of(blobs: BlobStore, prefix: str) -> list[StoredObject]:
    page = blobs.page([prefix], limit=1000)
    assert page.rest is None
    return list(page.objects)
