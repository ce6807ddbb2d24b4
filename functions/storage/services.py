"""The parts of ``storage``, put together over one blob store and one way to the other functions."""

from collections.abc import Callable
from dataclasses import dataclass

from functions.shared import building
from functions.shared.gateway import GatewayClient
from functions.shared.stores.ports import BlobStore
from functions.storage.storing.originals import Originals
from functions.storage.storing.quota import Quota
from functions.storage.uploads.resumable import ResumableUploads


@dataclass(frozen=True)
class StorageLimits:
    max_bytes: int
    """Of one object."""
    most_open: int = 100
    """Unfinished uploads that one user may have."""
    upload_lifetime_ms: int = 24 * 3_600_000
    most_kept: int = 0
    """Bytes of all that one person has; 0 is no limit."""


@dataclass(frozen=True)
class Services:
    blobs: BlobStore
    limits: StorageLimits
    quota: Quota
    originals: Originals
    uploads: ResumableUploads
    clock: Callable[[], int]


def put_together(
    blobs: BlobStore, gateway: GatewayClient, *, limits: StorageLimits, clock: Callable[[], int]
) -> Services:
    return Services(
        blobs=blobs,
        limits=limits,
        quota=Quota(blobs, building.personal_limits(gateway, clock), limits.most_kept),
        originals=Originals(blobs, gateway),
        uploads=ResumableUploads(blobs, limits.max_bytes, limits.most_open, limits.upload_lifetime_ms, clock),
        clock=clock,
    )
