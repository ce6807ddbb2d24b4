"""Which store a URL means."""

from pathlib import Path

import pytest

from functions.shared.config import ConfigError
from functions.shared.stores.files.blobs import FileBlobs
from functions.shared.stores.opening import open_blobs, open_metadata
from functions.shared.stores.redis.blobs import RedisBlobs
from functions.shared.stores.sqlite.store import SqliteStore


def test_scheme_picks_the_blob_store(tmp_path: Path) -> None:
    assert isinstance(open_blobs(f"file:{tmp_path / 'a'}"), FileBlobs)
    assert isinstance(open_blobs(f"file://{tmp_path / 'b'}"), FileBlobs)
    assert isinstance(open_blobs("redis://127.0.0.1:1/0"), RedisBlobs)
    assert isinstance(open_blobs("rediss://127.0.0.1:1/0"), RedisBlobs)


def test_file_url_names_a_folder(tmp_path: Path) -> None:
    open_blobs(f"file://{tmp_path / 'blobs'}")

    assert (tmp_path / "blobs" / "objects").is_dir()


def test_scheme_picks_the_metadata_store(tmp_path: Path) -> None:
    assert isinstance(open_metadata(f"sqlite:{tmp_path / 'a.sqlite'}"), SqliteStore)


@pytest.mark.parametrize(
    "url", ["", "file:", "http://host", "redis", "redis://host:port", "/var/lib/blobs", "mongodb://host"]
)
def test_other_blob_urls_end_the_start(url: str) -> None:
    with pytest.raises(ConfigError, match="BLOBS_URL"):
        open_blobs(url)


@pytest.mark.parametrize(
    "url", ["", "sqlite:", "postgres://host", "redis://host", "mongodb://", "mongodb://host:port"]
)
def test_other_metadata_urls_end_the_start(url: str) -> None:
    with pytest.raises(ConfigError, match="METADATA_URL"):
        open_metadata(url)
