"""Objects that arrive in several requests, begun."""

from functions.shared.models.blobs import PartialObject
from functions.shared.models.wire import new_id, now_ms
from functions.shared.stores.ports import BlobStore
from tests.stores.objects import KEY

HOUR_MS = 3_600_000


def partial(length: int, owner: str = "ann", key: str = KEY, expires_at: int | None = None) -> PartialObject:
    return PartialObject(
        id=new_id(),
        owner=owner,
        key=key,
        content_type="image/jpeg",
        length=length,
        metadata="filename Y2F0",
        expires_at=expires_at or now_ms() + HOUR_MS,
    )


def begin(blobs: BlobStore, begun: PartialObject, most_open: int = 200) -> bool:
    return blobs.partials.begin(begun, now=now_ms(), most_open=most_open)


def begun_with(blobs: BlobStore, data: bytes, length: int | None = None) -> PartialObject:
    made = partial(len(data) if length is None else length)
    assert begin(blobs, made)
    assert blobs.partials.append(made, 0, data)
    return made


def offset(blobs: BlobStore, made: PartialObject) -> int | None:
    found = blobs.partials.find(made.owner, made.id)
    return found.offset if found else None
