"""Picks an adapter by the URL's scheme; a server's client library loads only where its scheme is used."""

import atexit
from pathlib import Path

from functions.shared.config import ConfigError
from functions.shared.stores.ports import BlobStore, MetadataStore


def open_blobs(url: str) -> BlobStore:
    scheme, _, rest = url.partition(":")
    if scheme in ("redis", "rediss"):
        from functions.shared.stores.redis.blobs import RedisBlobs  # noqa: PLC0415

        return RedisBlobs.connect(url)
    if scheme == "file" and rest:
        from functions.shared.stores.files.blobs import FileBlobs  # noqa: PLC0415

        return FileBlobs(Path(rest.removeprefix("//")))
    raise ConfigError("BLOBS_URL is none of redis://HOST, rediss://HOST and file:FOLDER")


def open_metadata(url: str) -> MetadataStore:
    """Closed when the process ends."""
    store = _metadata(url)
    atexit.register(store.close)
    return store


def _metadata(url: str) -> MetadataStore:
    scheme, _, rest = url.partition(":")
    if scheme in ("mongodb", "mongodb+srv"):
        from functions.shared.stores.mongo.store import MongoStore  # noqa: PLC0415

        return MongoStore.connect(url)
    if scheme == "sqlite" and rest:
        from functions.shared.stores.sqlite.store import SqliteStore  # noqa: PLC0415

        return SqliteStore(Path(rest.removeprefix("//")))
    raise ConfigError("METADATA_URL is none of mongodb://HOST and sqlite:FILE")
