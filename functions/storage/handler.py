"""What ``storage`` is made of: objects, their inventory, and uploads that may be resumed."""

from collections.abc import Callable

from flask import Flask
from pydantic import Field

from functions.shared import building
from functions.shared.access.credentials import Security
from functions.shared.config import Settings, setting
from functions.shared.edge.http import Api
from functions.shared.gateway import GatewayClient
from functions.shared.models.wire import now_ms
from functions.shared.stores.opening import open_blobs
from functions.shared.stores.ports import BlobStore
from functions.storage.edge.giving_routes import add_giving
from functions.storage.edge.inventory_routes import add_inventory
from functions.storage.edge.storing_routes import add_storing
from functions.storage.edge.upload_routes import add_uploads
from functions.storage.storing.originals import Originals
from functions.storage.storing.quota import Quota
from functions.storage.uploads.resumable import ResumableUploads, Rules

HOUR_MS = 3_600_000


class StorageSettings(Settings):
    blobs_url: str = Field(validation_alias=setting("BLOBS_URL", "REDIS_URL"))
    """``redis://``, ``rediss://`` or ``file:PATH``."""
    max_object_bytes: int = Field(
        default=50 * 1024 * 1024, ge=1, validation_alias=setting("MAX_OBJECT_BYTES")
    )
    """How large a photo may be."""
    upload_hours: float = Field(default=24, gt=0, validation_alias=setting("UPLOAD_HOURS"))
    """How long an upload that was begun may be resumed (tus)."""
    max_open_uploads: int = Field(default=100, ge=1, validation_alias=setting("MAX_OPEN_UPLOADS"))
    """How many of them one user may have."""
    max_bytes_per_user: int = Field(default=0, ge=0, validation_alias=setting("MAX_BYTES_PER_USER"))
    """All that one user may have stored; 0 is no limit. Thumbnails and such count, but are not refused."""

    def rules(self) -> Rules:
        lifetime_ms = int(self.upload_hours * HOUR_MS)
        return Rules(self.max_object_bytes, self.max_open_uploads, lifetime_ms, self.max_bytes_per_user)


def create_app(
    blobs: BlobStore,
    security: Security,
    rules: Rules,
    gateway: GatewayClient,
    clock: Callable[[], int] = now_ms,
) -> Flask:
    # A data URI is a third longer than what it carries.
    max_body = rules.max_bytes * 4 // 3 + 4096
    api = Api("storage", security, needs={"blob store": blobs.ping}, max_body=max_body)
    quota = Quota(blobs, rules.most_kept)
    add_inventory(api, blobs)
    add_uploads(api, ResumableUploads(blobs, rules, clock), quota)
    add_storing(api, blobs, rules.max_bytes, quota, Originals(blobs, gateway))
    add_giving(api, blobs, clock)
    return api.app


def build() -> Flask:
    settings = StorageSettings.load()
    blobs = open_blobs(settings.blobs_url)
    gateway = building.gateway(settings, "storage")
    security = building.security(settings, "storage", gateway)
    return create_app(blobs, security, settings.rules(), gateway)
